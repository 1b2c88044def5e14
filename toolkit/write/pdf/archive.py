"""Write, PDF: what makes the file PDF/A-3a and PDF/UA-1 at once: metadata (XMP), pictures, the list of chapters."""

from html import escape
from typing import Any

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{}\n<?xpacket end="w"?>'
PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
CLAIMS = (  # PDF/A wants every property described that it does not know itself (ISO 19005-3, 6.6.2.3)
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{PREFIXES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


def mark_as_archive(document: Any, pdf: Any, *, claims: bool) -> None:
    """Work on the finished objects of `pdf`, before they are written. `claims`: whether the file says what it keeps."""
    _write_metadata(document.metadata, pdf, claims)
    for entry in pdf.objects:
        extra = getattr(entry, "extra", {})
        if extra.get("Subtype") == "/Image" and "Interpolate" in extra:
            extra["Interpolate"] = "false"  # PDF/A has no other (6.2.8)
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _write_metadata(about: Any, pdf: Any, claims: bool) -> None:
    """Put our metadata in the place of the engine's. A search in the file finds them: they are not compressed."""
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    stream.stream, stream.compress = [metadata(about, pdf.info, claims).encode()], False


def metadata(about: Any, info: Any, claims: bool) -> str:
    """Return the XMP packet. The properties are those of the entry `info` of the file, in the same words."""
    producer = str(getattr(info["Producer"], "string", ""))
    properties = [
        CLAIMS if claims else "",
        _one("dc:title", "Alt", about.title, ' xml:lang="x-default"'),
        _one("dc:creator", "Seq", ", ".join(about.authors)),
        _one("dc:description", "Alt", about.description, ' xml:lang="x-default"'),
        _one("dc:language", "Bag", about.lang),
        _plain("pdf:Keywords", ", ".join(about.keywords)),
        _plain("pdf:Producer", producer),
        _plain("xmp:CreatorTool", about.generator),
        _plain("xmp:CreateDate", about.created),
        _plain("xmp:ModifyDate", about.modified),
    ]
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())
    lines = "\n".join(filter(None, properties))
    described = f'<rdf:Description rdf:about=""{spaces}>\n{lines}\n</rdf:Description>'
    rdf = f'<rdf:RDF xmlns:rdf="{RDF}">\n{described}\n</rdf:RDF>'
    return PACKET.format(f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{rdf}\n</x:xmpmeta>')


def _one(name: str, kind: str, text: str | None, attribute: str = "") -> str:
    if not text:
        return ""
    return f"<{name}><rdf:{kind}><rdf:li{attribute}>{escape(text)}</rdf:li></rdf:{kind}></{name}>"


def _plain(name: str, text: str | None) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""
