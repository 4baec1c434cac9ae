"""What editors can do inside rich text; headings are blocks of their own, so that levels can be checked."""

TEXT_FEATURES = [
    "bold", "italic", "link", "document-link", "ol", "ul", "blockquote", "superscript", "subscript", "code", "hr",
]  # fmt: skip
SHORT_TEXT_FEATURES = ["bold", "italic", "link"]
