"""Who may do what with the front page, standing pages, forms, menus and what the publication says of itself."""

from cms.newsroom.kit import Rights, Role

RIGHTS: dict[Role, Rights] = {
    Role.CHIEF_EDITOR: {
        **{name: ["add"] for name in ("home.HomePage", "home.StandardPage", "home.FormPage")},
        "home.Menu": ["add", "change", "delete", "view"],
        "home.PublicationSettings": ["change"],
    },
}
