"""Word files as organisations have them: made by Word in three languages, with a past that must not leak."""

import io
import re
import zipfile

from sample import blue_square

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
IDS = {  # what Word calls styles in the language of its user: name → id
    "en": {"Normal": "Normal", "heading 1": "Heading1", "heading 2": "Heading2", "Title": "Title", "caption": "Caption"},
    "fr": {"Normal": "Normal", "heading 1": "Titre1", "heading 2": "Titre2", "Title": "Titre", "caption": "Lgende"},
    "de": {
        "Normal": "Standard", "heading 1": "berschrift1", "heading 2": "berschrift2", "Title": "Titel",
        "caption": "Beschriftung",
    },
}  # fmt: skip
LANGUAGES = {"en": "en-US", "fr": "fr-FR", "de": "de-DE"}


def letterhead(lang: str = "en", **changed: str | bytes | None) -> bytes:
    """The file of an organisation; `changed`: parts instead of the usual ones (`styles="…"`), None for none."""
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": related(("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")),
        "docProps/app.xml": f'<Properties xmlns="{OFFICE[:-13]}extended-properties"><Manager>Jane Secret</Manager></Properties>',
        "word/document.xml": document(),
        "word/styles.xml": styles(lang),
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": SETTINGS,
        "word/header1.xml": HEADER,
        "word/footer1.xml": FOOTER,
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="Jane Secret"><w:p/></w:comment></w:comments>',
        "word/media/image1.png": blue_square(),
        "word/_rels/header1.xml.rels": related(("image", "media/image1.png")),
        "word/_rels/document.xml.rels": related(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("comments", "comments.xml"),
        ),
    }
    for name, text in changed.items():
        parts[next(each for each in parts if f"/{name}." in f"/{each}")] = text
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(name, content)
    return buffer.getvalue()


def related(*targets: tuple[str, str]) -> str:
    entries = (
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
    + '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{re.sub(r"[0-9]", "", name)}+xml"/>'
        for name in ("styles", "numbering", "settings", "header1", "footer1", "comments")
    )
    + "</Types>"
)


def document() -> str:
    """Old text with a tracked change, a comment and a table; two sections, of which the last is the letter's."""
    return (
        f"<w:document {W} {R}><w:body>"
        '<w:p><w:ins w:id="1" w:author="Jane Secret"><w:r><w:t>An old letter</w:t></w:r></w:ins></w:p>'
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/>'
        "</w:sectPr></w:pPr></w:p><w:p><w:r><w:t>to somebody</w:t></w:r></w:p>"
        '<w:sectPr w:rsidR="00A1B2C3"><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def styles(lang: str) -> str:
    """Word's own styles with the ids of a language; headings count themselves, as in many house styles."""
    ids = IDS[lang]
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ids[name]}"><w:name w:val="{name}"/><w:basedOn w:val="{ids["Normal"]}"/>'
        f"<w:pPr>{number if name == 'heading 1' else ''}</w:pPr>"
        f'<w:rPr><w:rFonts w:ascii="Futura" w:hAnsi="Futura"/><w:color w:val="008844"/></w:rPr></w:style>'
        for name in ids
        if name != "Normal"
    )
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/><w:sz w:val="23"/><w:lang w:val="{LANGUAGES[lang]}"/></w:rPr>'
        f'</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="{ids["Normal"]}">'
        f'<w:name w:val="Normal"/><w:pPr><w:spacing w:after="160"/></w:pPr></w:style>{others}'
        '<w:style w:type="character" w:default="1" w:styleId="Absatz0"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Recommendation"><w:name w:val="Our advice"/></w:style>'
        "</w:styles>"
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
SETTINGS = f'<w:settings {W} {R}><w:evenAndOddHeaders w:val="0"/><w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids></w:settings>'
DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Logo" descr="The logo"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)
HEADER = (
    f"<w:hdr {W} {R}><w:p><w:r>{DRAWING}</w:r>"
    '<w:ins w:id="5" w:author="Jane Secret" w:date="2020-01-01T00:00:00Z"><w:r><w:t>Our letterhead</w:t></w:r></w:ins>'
    '<w:del w:id="6" w:author="Jane Secret"><w:r><w:delText>Deleted words</w:delText></w:r></w:del>'
    '<w:commentRangeStart w:id="0"/></w:p></w:hdr>'
)
FOOTER = f"<w:ftr {W} {R}><w:p><w:r><w:t>Registered charity 12345</w:t></w:r></w:p></w:ftr>"
