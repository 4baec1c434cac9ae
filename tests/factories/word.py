"""Word documents as files: ``docx(p("Titre", style="Title"), p("Un texte."), picture(png()), table([...]))``."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {
    "Titre": "Title", "Soustitre": "Subtitle", "Titre1": "heading 1", "Titre2": "heading 2", "Titre3": "heading 3",
    "Citation": "Quote", "Legende": "caption", "Encadre": "Encadré maison",
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A picture in the text."""

    data: bytes
    alt: str = ""
    ending: str = "png"
    linked: str = ""


def r(text: str, bold: bool = False, italic: bool = False, link: str = "") -> str:
    """Return words with their marks."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    field = f"HYPERLINK {quoteattr(link)}"
    if not link:
        return run
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(field)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def p(*runs: str, style: str = "", item: int | None = None) -> str:
    """Return a paragraph; words without marks may be given as they are. ``item`` is the depth of a bulleted item."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    own += f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="1"/></w:numPr>' if item is not None else ""
    return f"<w:p><w:pPr>{own}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def table(*rows: Sequence[str], merged: bool = False) -> str:
    """Return a table."""
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if merged else ""
    written = (
        "<w:tr>"
        + "".join(f"<w:tc>{span if not number else ''}{p(cell)}</w:tc>" for number, cell in enumerate(row))
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def docx(*parts: str | Picture, title: str = "", **members: str | bytes) -> io.BytesIO:
    """Return a document; ``members`` are further files in it, ``__`` standing for a slash, ``_xml`` for an ending."""
    body, related, files = "", "", {}
    for number, part in enumerate(parts):
        if isinstance(part, Picture):
            name = f"image{number}.{part.ending}"
            attribute = f'r:link="img{number}"' if part.linked else f'r:embed="img{number}"'
            body += (
                f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr={quoteattr(part.alt)}/><a:graphic>'
                f"<a:graphicData><pic:pic><pic:blipFill><a:blip {attribute}/></pic:blipFill></pic:pic></a:graphicData>"
                "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
            )
            target = f'{quoteattr(part.linked)} TargetMode="External"' if part.linked else f'"media/{name}"'
            related += f'<Relationship Id="img{number}" Type="{OFFICE}/image" Target={target}/>'
            files[f"word/media/{name}"] = part.data
        else:
            body += part
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    levels = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3))
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="svg" ContentType="image/svg+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{related}'
        f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="n" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        **files,
        **{name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()},
    }
    if title:
        contents["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    file.seek(0)
    return file
