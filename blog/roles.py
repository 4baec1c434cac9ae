"""Who may do what with articles, rubrics, authors and contributions."""

from cms.newsroom.kit import WITH_DRAFTS, Rights, Role

#: Each has editors of its own.
SECTIONS = ["blog.RubricPage"]

RIGHTS: dict[Role, Rights] = {
    Role.CONTRIBUTOR: {"blog.ArticlePage": ["add"]},
    Role.EDITOR: {
        "blog.ArticlePage": ["add"],
        "blog.Author": ["add", "change", "view", "publish"],
        "blog.Contribution": ["change", "view"],
    },
    Role.CHIEF_EDITOR: {
        "blog.ArticlePage": ["add"],
        "blog.RubricPage": ["add"],
        "blog.Author": WITH_DRAFTS,
        "blog.Contribution": ["change", "view", "delete"],
    },
}
