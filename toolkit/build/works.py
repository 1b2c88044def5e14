"""Build: the works that a document cites: from the files of its submission, and by identifiers with the register."""

import time

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.build.moment import now
from toolkit.load.bibliography import load_bibliography
from toolkit.load.well_known import load_well_known
from toolkit.model.citation import Bibliography
from toolkit.model.tree import Document
from toolkit.resolve.citations import cited_keys
from toolkit.resolve.identifiers import identify, uses_identifiers


def cited_works(
    document: Document, files: tuple[Source, ...], root: str, report: Report
) -> tuple[Document, Bibliography]:
    """Return the document with its citations led to works, and these works. `root` is the folder of the workspace."""
    bibliography = load_bibliography(files, cited_keys(document), report)
    if not uses_identifiers(document, bibliography):
        return document, bibliography
    return identify(document, bibliography, load_well_known(root, report), time.gmtime(now()).tm_year, report)
