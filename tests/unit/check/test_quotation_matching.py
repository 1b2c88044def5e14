"""Quotations against their sources: true ones with every noise of typography pass, false ones do not, and it is fast."""

import random
import re

import pytest
from quoted_texts import (
    ADDRESS,
    COMMENT,
    DECLARATION,
    Sample,
    false_quotations,
    numbered,
    true_quotations,
    with_notes,
    wrapped,
)

from toolkit.check.quotation.copies import Copy
from toolkit.check.quotation.judge import Fault, judge
from toolkit.check.quotation.quoted import read_quoted
from toolkit.load.sources.html import html_text
from toolkit.load.sources.pdf import pdf_pages
from toolkit.model.citation import Locator
from toolkit.model.source_copy import SourceText
from toolkit.write.typefaces import files_of

TEXTS = COMMENT + ADDRESS


def _copy(*pages: str, paged: bool = False) -> Copy:
    return Copy(SourceText(path="evidence/sources/un2021.txt", pages=pages, paged=paged))


def _pdf(columns: int) -> Copy:
    """Pages with running heads, justified lines, cut words and a footnote to each paragraph."""
    import weasyprint

    def noted(number: int, text: str) -> str:
        note = f"<span>See A/HRC/46/{number}, and the report cited there on the subject.</span>"
        return f"<p>{number}. {re.sub(r'([.,;:]) ', lambda end: f'{end[1]}{note} ', text, count=1)}</p>"

    style = """@page { size: A5; margin: 22mm 15mm; @top-left { content: 'CRC/C/GC/25' }
        @bottom-right { content: counter(page) } @bottom-left { content: 'GE.21-02311' } }
        body { columns: COLUMNS } p { text-align: justify; hyphens: auto; font-size: 10pt } span { float: footnote; font-size: 8pt }"""
    font = files_of("Noto Serif")["Regular"].as_uri()  # lines break in the same places on every machine
    style = f"@font-face {{ font-family: ours; src: url({font}) }} body {{ font-family: ours }}" + style
    style = style.replace("COLUMNS", str(columns))
    paragraphs = "".join(noted(number, text) for number, text in enumerate(TEXTS, start=1))
    data = weasyprint.HTML(string=f"<html lang=en><style>{style}</style>{paragraphs}").write_pdf()
    pages = pdf_pages(data)["pages"]
    assert len(pages) in (5, 6)
    return _copy(*pages, paged=True)


def _html() -> Copy:
    items = "".join(f"<li>{re.sub(r'(?<=[a-z]),', '<sup>7</sup>,', text, count=1)}" for text in TEXTS)
    return _copy(html_text(f"<html><body><nav>Home</nav><ol>{items}</ol></body></html>"))


COPIES = {
    "text": lambda: _copy(numbered(TEXTS)),
    "narrow lines": lambda: _copy(wrapped(numbered(with_notes(TEXTS)))),
    "html": _html,
    "pdf": lambda: _pdf(1),
    "pdf in two columns": lambda: _pdf(2),
}


def _judged(sample: Sample, copy: Copy) -> Fault | None:
    locator = Locator(label="paragraph", value=str(sample.paragraph))
    return judge(read_quoted(sample.text), (copy,), "un2021", locator)


@pytest.mark.parametrize("form", COPIES)
def test_two_hundred_true_and_two_hundred_false_quotations(form: str) -> None:
    copy = COPIES[form]()
    true = [(sample, _judged(sample, copy)) for sample in true_quotations(TEXTS, 200)]
    assert [(sample, fault) for sample, fault in true if fault] == []
    false = [(sample, _judged(sample, copy)) for sample in false_quotations(TEXTS, DECLARATION, 200)]
    assert [sample for sample, fault in false if fault is None] == []
    codes = {
        "_elsewhere": "quotation.place",
        "_reordered": "quotation.order",
        "another document": "quotation.not-found",
    }
    other = [sample for sample, fault in false if fault and fault.code != codes.get(sample.kind, "quotation.differs")]
    assert len(other) <= (0 if form != "pdf in two columns" else 4)  # there the notes stand in the middle of a page


SOURCE = """\
11. Children told the Committee that the digital environment affords new opportunities.

12. States parties should not ensure that business enter-
prises protect “children’s rights”.12 In 2020, 55% of the offices were closed and 10,000 people left.

13. The Committee recommends that States take measures, including legislative ones, to prevent harm.

14. Nothing in this comment limits the rights of the child to be heard in all matters.
"""
SAID = {  # quotation → what is said of it
    "States parties should ensure that": "the quotation leaves out “not”: it may say the opposite of `k`",
    "States parties should not never ensure that": "the quotation adds “never”: it may say the opposite of `k`",
    "In 2020, 56% of the offices": "the quotation has the number 56, `k` has 55",
    "55% of the offices were closed and 1,000 people left": "the quotation has the number 1,000, `k` has 10,000",
    "The Committee requests that States take": "the quotation has “requests”, `k` has “recommends”",
    "States take measures, including ones": "the quotation leaves out “legislative”, which stands in `k`",
    "States take all measures, including legislative": "the quotation adds “all”, which does not stand in `k`",
    "Children told Committee that the digital place": "the quotation leaves out “the”, which stands in `k`; and differs in 1 more place",
    "a text about something else altogether": "this quotation does not stand in `k`, nor anything like it",
}


@pytest.mark.parametrize("text", SAID)
def test_each_difference_has_words_of_its_own(text: str) -> None:
    fault = judge(read_quoted(text), (_copy(SOURCE),), "k", None)
    assert fault is not None
    assert fault.message == SAID[text]


def test_both_texts_are_shown_with_the_words_in_question_marked() -> None:
    fault = judge(read_quoted("In 2020, 56% of the offices were shut"), (_copy(SOURCE),), "k", None)
    assert fault is not None
    assert fault.hints == (
        "written: “In 2020, ⟦56⟧% of the offices were ⟦shut⟧”",
        "the source: “In 2020, ⟦55⟧% of the offices were ⟦closed⟧” (evidence/sources/un2021.txt, paragraph 12)",
        "correct the quotation, or put your own words in square brackets: `[the company]`",
    )


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        (Locator(label="paragraph", value="12"), ""),
        (Locator(label="paragraph", value="11–13"), ""),
        (Locator(label="paragraph", value="3 and 12"), ""),
        (Locator(label="paragraph", value="12(a)"), ""),
        (Locator(label="paragraph", value="13"), "this does not stand in paragraph 13 of `k`, but in paragraph 12"),
        (Locator(label="page", value="3"), ""),  # a text without pages
        (Locator(label="section", value="3"), ""),  # and without sections
        (Locator(label="chapter", value="3"), ""),
        (None, ""),
    ],
)
def test_the_place_is_judged_where_the_copy_has_such_numbers(locator: Locator | None, message: str) -> None:
    fault = judge(read_quoted("55% of the offices were closed"), (_copy(SOURCE),), "k", locator)
    assert (fault.message if fault else "") == message


PAGES = tuple(
    f"Report on rights\n{text}\n{number}"
    for number, text in enumerate(
        ("First page of the report.", "What stands on the second page.", "And the third page has this."), start=57
    )
)


@pytest.mark.parametrize(("page", "right"), [("58", True), ("2", True), ("57–58", True), ("59", False), ("iv", False)])
def test_a_page_counts_by_its_place_and_by_the_number_printed_on_it(page: str, right: bool) -> None:
    fault = judge(
        read_quoted("What stands on the second page"),
        (_copy(*PAGES, paged=True),),
        "k",
        Locator(label="page", value=page),
    )
    assert (fault is None) is right
    if fault:
        assert fault.message == f"this does not stand in page {page} of `k`, but in page 58"


def test_pages_of_a_journal_that_show_no_numbers_are_not_judged() -> None:
    copy = _copy("One page of an article.", "The other page of it.", paged=True)
    quoted = read_quoted("The other page of it")
    assert judge(quoted, (copy,), "k", Locator(label="page", value="660")) is None
    assert judge(quoted, (copy,), "k", Locator(label="page", value="1")) is not None


LAW = "\n".join(f"Article {n}\nTitle of it\n1. The members of group {n} shall act in good time.\n" for n in range(1, 6))


@pytest.mark.parametrize(("article", "right"), [("4", True), ("4(1)", True), ("5", False)])
def test_articles(article: str, right: bool) -> None:
    fault = judge(
        read_quoted("The members of group 4 shall act"),
        (_copy(LAW),),
        "k",
        Locator(label="article-locator", value=article),
    )
    assert (fault is None) is right


def test_parts_stand_in_their_order_and_not_pages_apart() -> None:
    far = numbered(
        ["A beginning is made here.", *["Something else stands in between them all."] * 100, "The end is made there."]
    )
    fault = judge(read_quoted("A beginning is made here […] The end is made there"), (_copy(far),), "k", None)
    assert fault is not None
    assert (fault.code, fault.message) == (
        "quotation.order",
        "`[…]` stands for more than 600 words of `k`, or its parts do not follow each other there",
    )
    assert fault.hints[0] == "they stand in part 1: paragraph 1; part 2: paragraph 102"


def test_own_words_in_brackets_stand_for_few_words_only() -> None:
    text = "The board of the company " + "and its many branches " * 5 + "decided to close the service."
    copy = _copy(text)
    assert judge(read_quoted("[It] decided to close the service"), (copy,), "k", None) is None
    fault = judge(read_quoted("The board of the [company] close the service"), (copy,), "k", None)
    assert fault is not None
    assert fault.code in ("quotation.differs", "quotation.not-found")


def test_a_word_is_found_only_as_a_whole() -> None:
    copy = _copy("In 11 of 25 countries therapists are trained again.")
    assert judge(read_quoted("1 of 25 countries therapists are"), (copy,), "k", None) is not None
    assert judge(read_quoted("of 25 countries the rapists are"), (copy,), "k", None) is None  # spaces are typography
    assert judge(read_quoted("In 11 of 25 countries therapist"), (copy,), "k", None) is not None


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    copy = _copy(SOURCE.replace("13. The", "13.The"))
    for text in (
        "and 10,000 people left. The Committee recommends",
        "10,000 people left. 13. The Committee recommends",
    ):
        assert judge(read_quoted(text), (copy,), "k", Locator(label="paragraph", value="12–13")) is None


def test_several_copies_are_several_languages() -> None:
    french = _copy("12. Les États parties devraient veiller à ce que les entreprises protègent l’enfant.")
    for text in ("States parties should not ensure that", "devraient veiller à ce que les entreprises"):
        assert judge(read_quoted(text), (_copy(SOURCE), french), "k", None) is None


def test_a_gap_behind_a_common_word_finds_its_place() -> None:
    copy = _copy("the of and " * 5000 + "the first of the last paragraphs is here and ends")
    assert judge(read_quoted("the […] of […] paragraphs is here and […] ends"), (copy,), "k", None) is None


def test_a_table_of_contents_numbers_no_paragraphs() -> None:
    contents = "\n".join(f"{number}. Chapter" for number in range(1, 9))
    copy = _copy(f"{contents}\n\n{numbered(COMMENT)}\n\nAnnex\n\n1. One.\n2. Two.\n3. Three.\n")
    for paragraph in (2, 8, 9, 40):
        place = Locator(label="paragraph", value=str(paragraph))
        words = read_quoted(" ".join(COMMENT[paragraph - 1].split()[:6]))
        assert judge(words, (copy,), "k", place) is None
        fault = judge(words, (copy,), "k", Locator(label="paragraph", value="13"))
        assert fault is not None
        assert fault.message.endswith(f"but in paragraph {paragraph}")


def test_a_long_source_is_compared_at_once() -> None:
    """250,000 words; no timing, but an algorithm that compared every place would not come back."""
    chance = random.Random(1)
    words = [f"w{number}" for number in range(4000)]
    text = " ".join(chance.choices(words, k=250_000)) + " In 2020, 55% of the offices were closed."
    copy = _copy(text)
    for _ in range(20):
        fault = judge(read_quoted("In 2020, 56% of the offices were closed"), (copy,), "k", None)
        assert fault is not None
        assert fault.code == "quotation.differs"
