"""Write: document → its title and its summary, a paragraph for the form of a web page or the head of an e-mail."""

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Document
from toolkit.model.walk import plain_text


class SummaryWriter(Struct, frozen=True):
    """Title, subtitle and summary, each in one line: a form breaks its lines itself."""

    name: str = "summary"
    suffix: str = "summary.txt"
    needs: tuple[str, ...] = ()

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        if not document.summary:
            report.error("summary.missing", "there is no summary to write", None, WRITE_IT)
        texts = (plain_text(one) for one in (document.title, document.subtitle, document.summary))
        return Rendering(data="\n\n".join(" ".join(text.split()) for text in texts if text).encode() + b"\n")


SUMMARY = SummaryWriter()
WRITE_IT = "write `summary: …` into the front matter: one paragraph, which may hold {{ … }} like the text"
