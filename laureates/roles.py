"""Who may do what with laureates, calls for projects, awards and territories."""

from cms.newsroom.kit import WITH_DRAFTS, Rights, Role

RIGHTS: dict[Role, Rights] = {
    Role.EDITOR: {
        "laureates.Laureate": ["add", "change", "view"],
        "laureates.CallForProjects": ["add", "change", "view"],
        "laureates.Territory": ["add", "view"],
    },
    Role.CHIEF_EDITOR: {
        "laureates.Laureate": WITH_DRAFTS,
        "laureates.CallForProjects": WITH_DRAFTS,
        "laureates.Territory": ["add", "change", "delete", "view"],
    },
}
