"""veraPDF says: every PDF keeps PDF/UA-1 and PDF/A-3a, with every kind of block in it and files attached to it."""

import pytest
from msgspec.structs import replace
from sample import (
    HERE,
    chart,
    chart_figure,
    chart_of_kind,
    document,
    group,
    head,
    items,
    link,
    note,
    para,
    picture_figure,
    row,
    run,
    sample_document,
    sample_look,
    styled,
)
from vera import failures, missing

from toolkit.base.diagnostic import Report
from toolkit.model.build import Attached
from toolkit.model.tree import (
    Block,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Image,
    LineBreak,
    Quote,
    Reference,
    Rule,
    Table,
)
from toolkit.write.pdf import PDF, pages
from toolkit.write.pdf.footnotes import BadNote

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "veraPDF is here")
LONG = "A sentence that takes some room on the page. "
ARABIC = "\u0646\u0631\u062d\u0628 \u0628\u0627\u0644\u0627\u0642\u062a\u0631\u0627\u062d"
TABLE = Table(
    head=row("Name", ("What", note(2, "Of a head."))),
    body=tuple(row((f"Row {at}", link("https://example.org", "x")), "1" if at % 2 else "") for at in range(60)),
    caption=run("Caption ", note(1, "Of a caption."), link("https://example.org", "a link")),
    notes=(para("Source: x.", role="source"),), id="tbl-x", number=1, description="Words.", span=HERE,
)  # fmt: skip
ENTRY = ContentsEntry(level=1, number="1", content=run("One"), target="one")
KINDS: dict[str, tuple[Block, ...]] = {
    "headings": (head(2, "Deep"), head(4, "Deeper", note(1, "Of a heading.")), head(1, "High")),
    "paragraphs": (para("a", LineBreak(hard=True, span=HERE), "b", styled("emphasis", "c"), Code(text="d", span=HERE)), Rule(span=HERE), CodeBlock(text="x\ny", span=HERE)),
    "notes": (para(LONG * 40, note(1, "One.", items("a", "b", start=1)), LONG * 60, note(2, LONG * 9)), para("x", note(3, "y"))),
    "lists": (items((para("a"), items("b", items("c", start=4), tight=False)), "d", start=2, tight=False), items(*(LONG * 9 for _ in range(20)))),
    "signatories": (group("signatories", items(*(f"Name {at}" for at in range(90)), role="signatories")),),
    "quotations": (Quote(content=(para("a", note(1, "b")), Quote(content=(items("c"),), span=HERE)), span=HERE),),
    "table": (TABLE,),
    "table in a box": (group("recommendation", items((para("x"), TABLE)), title="Box", number="1"),),
    "figures": (chart_figure(), picture_figure(), replace(chart_figure(), content=chart(4, True), id="fig-b"), para("x ", Image(path="seal.png", alt="Seal", span=HERE), Image(path="seal.png", alt="", decorative=True, span=HERE))),
    "charts": tuple(replace(chart_figure(), content=chart_of_kind(kind), id=f"fig-{kind}") for kind in ("line", "dot", "km")),
    "contents": (Contents(title="Contents", entries=(ENTRY,), span=HERE), head(1, "One", id="one"), para(Reference(target="one", kind="section", text="section 1", span=HERE))),
    "arabic": (para(f"x {ARABIC} y"), items(ARABIC), Table(head=row(ARABIC, "b"), body=(row("c", ARABIC),), span=HERE)),
}  # fmt: skip


def written(*content: Block, **look: object) -> bytes:
    report = Report()
    made = PDF.write(document(*content), replace(sample_look(), **look), report)  # type: ignore[arg-type]
    assert [(one.code, one.message) for one in report.found] == []
    return made.data


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_keeps_the_standards(kind: str) -> None:
    assert failures(written(*KINDS[kind])) == []


@pytest.mark.parametrize("template", ["consultation", "treaty-body", "open-letter", "evidence-appendix"])
def test_every_template_keeps_the_standards(template: str) -> None:
    assert failures(PDF.write(sample_document(), sample_look(template), Report()).data) == []


def test_files_that_are_attached_keep_the_standards() -> None:
    files = tuple(
        Attached(name=name, data=b"a,b\n1,2\n", media_type=kind, says="Some données", relationship=relationship)  # type: ignore[arg-type]
        for name, kind, relationship in (
            ("données.csv", "text/csv", "Data"),
            ("b.json", "application/json", "Supplement"),
        )
    )
    assert failures(written(para("x"), attachments=files)) == []


def test_notes_below_a_table_keep_the_standards(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [[BadNote(number=1, page=1, fault="elsewhere")]] * 2
    monkeypatch.setattr(pages, "bad_notes", lambda document, laid_out: found.pop() if found else [])
    assert failures(written(TABLE)) == []


def test_the_judge_finds_what_is_wrong() -> None:
    """A page without tags, language and title: if the engine says nothing to this, it says nothing at all."""
    from weasyprint import HTML

    said = failures(HTML(string="<p>x</p>").write_pdf())
    assert {line.split()[0] for line in said} == {"ua1", "3a"}
    assert any("7.1-" in line for line in said)
