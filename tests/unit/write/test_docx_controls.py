"""Lines of a template's fields are content controls in Word: somebody fills in what is missing, and finds what is not."""

from docx_lint import W, value
from docx_reading import has, write_blocks
from msgspec.structs import replace
from sample import HERE, para, sample_look, styled

from toolkit.model.build import Look
from toolkit.model.template import TemplateField
from toolkit.model.tree import Value
from toolkit.write.docx.source_map import text_of
from toolkit.write.docx.xml import w

FIELD = TemplateField(
    name="register-number", explain="x", required=False, titles={"en": "Register number", "fr": "Numéro"}
)


def line(text: str, field: str = "register-number", *, empty: bool = False) -> Value:
    return Value(text=text, control=field, missing=empty, span=HERE)


def look() -> Look:
    usual = sample_look()
    return replace(usual, template=replace(usual.template, fields=(FIELD,)))


def test_a_line_of_a_field_is_a_control() -> None:
    written = write_blocks(para("No. ", line("123-45"), "."), look=look())
    (control,) = written.body.iter(f"{W}sdt")
    assert [value(control, f"sdtPr/{name}") for name in ("alias", "tag")] == ["Register number", "register-number"]
    assert [one.tag.removeprefix(W) for one in control[0]] == ["alias", "tag", "id", "text"]
    assert written.texts() == ["No. 123-45."]


def test_an_open_line_shows_that_it_is_to_be_filled_in() -> None:
    written = write_blocks(para(line("[Numéro]", empty=True)), look=look(), lang="fr")
    (control,) = written.body.iter(f"{W}sdt")
    assert has(control, "sdtPr/showingPlcHdr")
    assert value(control, "sdtPr/alias") == "Numéro"


def test_controls_have_numbers_of_their_own_and_keep_the_look() -> None:
    body = write_blocks(para(line("a"), styled("strong", line("b"))), para(line("c", "other")), look=look()).body
    numbers = [value(one, "sdtPr/id") for one in body.iter(f"{W}sdt")]
    assert len(set(numbers)) == 3
    assert [value(one, "sdtPr/alias") for one in body.iter(f"{W}sdt")][-1] == "other"
    assert [has(one, "sdtContent/r/rPr/b") for one in body.iter(f"{W}sdt")] == [False, True, False]


def test_the_source_map_reads_what_stands_in_controls() -> None:
    assert text_of((w("sdt", w("sdtPr", w("text")), w("sdtContent", w("r", w("t", "a  b")))),)) == "a b"
