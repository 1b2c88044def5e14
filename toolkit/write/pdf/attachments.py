"""Write, PDF: files inside of the PDF as PDF/A-3 wants them (ISO 19005-3, 6.8): each says what it is to the text."""

import datetime as dt
from collections.abc import Sequence
from hashlib import md5
from typing import Any

from toolkit.model.build import Attached


def attach(files: Sequence[Attached], stamp: int, pdf: Any) -> None:
    """Put the files into `pdf` (before it is written). They carry the moment `stamp`, in seconds since 1970 (UTC)."""
    import pydyf

    if not files:
        return
    entries = {file.name: _entry(file, stamp, pdf) for file in sorted(files, key=lambda file: file.name)}
    names = [part for name, entry in entries.items() for part in (pydyf.String(name), entry)]
    tree = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(entries.values())


def _entry(file: Attached, stamp: int, pdf: Any) -> Any:
    """The description of one file in the file, and its bytes; returns its reference."""
    import pydyf

    date = pydyf.String(dt.datetime.fromtimestamp(stamp, dt.UTC).strftime("D:%Y%m%d%H%M%SZ"))
    about = {
        "CheckSum": f"<{md5(file.data, usedforsecurity=False).hexdigest()}>",
        "Size": len(file.data),
        "CreationDate": date,
        "ModDate": date,
    }
    kind = {"Type": "/EmbeddedFile", "Subtype": f"/{file.media_type.replace('/', '#2f')}"}
    content = pydyf.Stream([file.data], {**kind, "Params": pydyf.Dictionary(about)}, compress=True)
    pdf.add_object(content)
    described = {
        "Type": "/Filespec",
        "F": pydyf.String(file.name),
        "UF": pydyf.String(file.name),
        "Desc": pydyf.String(file.says),
        "AFRelationship": f"/{file.relationship}",
        "EF": pydyf.Dictionary({"F": content.reference, "UF": content.reference}),
    }
    entry = pydyf.Dictionary(described)
    pdf.add_object(entry)
    return entry.reference
