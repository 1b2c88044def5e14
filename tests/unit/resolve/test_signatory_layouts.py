"""How the list of those who sign is printed: layouts, groups, orders; and that counts are those of the list."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.model.walk import plain_text
from toolkit.write.text import TEXT

HEAD = "kind,name,sort_as,role,organisation,country,capacity,consent,standing,first\n"
ROWS = (
    "person,Zoë Adams,,Nurse,City Hospital,AU,personal,yes,,\n"
    "organisation,The Barn,,,,Sweden,,yes,roster,\n"
    "person,Ann Lee,,,,Peru,,yes,,\n"
    "organisation,Åsa’s Home,,,,Schweden,,yes,special,yes\n"
)


def _front(look: str, lang: str = "en-GB") -> str:
    return (
        f"---\ntitle: A\nlang: {lang}\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
        f"signatories: {look}\n---\n"
    )


def _printed(place: Any, look: str, lang: str = "en-GB", rows: str = ROWS) -> list[str]:
    place.write("submissions/sample/signatories.csv", HEAD + rows)
    place.text("Text.", front=_front(look, lang), parts="")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    lines = plain_text(prepared.document.content).splitlines()
    return [" ".join(line.split()) for line in lines[lines.index("Z") + 1 :] if line.strip()]


def test_organisations_first_in_columns(place: Any) -> None:
    assert _printed(place, "signatories.csv") == [
        "Organisations (2)", "Åsa’s Home, Sweden", "The Barn, Sweden",
        "Individuals (2)", "Zoë Adams, Nurse, City Hospital, Australia (in a personal capacity)", "Ann Lee, Peru",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("look", "lines"),
    [
        ("{file: signatories.csv, order: country}", ["Australia", "Peru", "Sweden"]),
        ("{file: signatories.csv, by: standing}", ["ECOSOC consultative status: Special", "ECOSOC consultative status: Roster"]),
    ],
)  # fmt: skip
def test_groups(place: Any, look: str, lines: list[str]) -> None:
    printed = _printed(place, look)
    assert [line for line in printed if line in lines] == lines or set(lines) <= set(printed)


def test_a_table_leaves_out_columns_that_nobody_fills(place: Any) -> None:
    printed = _printed(place, "{file: signatories.csv, layout: table, by: nothing}", "fr")
    assert printed[0] == "Nom Fonction Organisation Pays"
    assert "Ann Lee Pérou" in printed
    printed = _printed(place, "{file: signatories.csv, layout: table}", rows="person,Ann Lee,,,,Peru,,yes,,\n")
    assert printed == ["Individuals (1)", "Name Country", "Ann Lee Peru"]


def test_a_compact_annex_runs_on(place: Any) -> None:
    rows = "".join(f"person,Ann Lee{n:03},,,,,,yes,,\n" for n in range(120))
    printed = _printed(place, "{file: signatories.csv, layout: compact}", rows=rows)
    assert printed[0] == "Individuals (120)"
    assert [line.count(";") + 1 for line in printed[1:]] == [50, 50, 20]


def test_a_look_that_there_is_not(place: Any) -> None:
    place.write("submissions/sample/signatories.csv", HEAD + ROWS)
    place.text("Text.", front=_front("{file: signatories.csv, layout: tabel, ordr: name}"), parts="")
    assert [code for code, _ in place.findings()] == ["fields.value", "fields.unknown"]
    place.text("::: signatories {order=alphabet}\n:::", front=_front("signatories.csv"), parts="")
    assert "directive.attribute" in [code for code, _ in place.findings()]


_KINDS = st.lists(
    st.tuples(st.sampled_from(["person", "organisation"]), st.sampled_from(["AU", "Peru", "Pérou", ""]), st.booleans()),
    min_size=1,
    max_size=40,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(people=_KINDS, layout=st.sampled_from(["columns", "list", "table", "compact", "logos"]))
def test_counts_are_those_of_the_list(place: Any, people: list[tuple[str, str, bool]], layout: str) -> None:
    rows = "".join(
        f"{kind},Nomen{n:03},,,,{land},,{'yes' if agrees else 'no'},,\n"
        for n, (kind, land, agrees) in enumerate(people)
    )
    place.write("submissions/sample/signatories.csv", HEAD + rows)
    counts = (
        "{{ signatories.total }} {{ signatories.organisations }} {{ signatories.persons }} {{ signatories.countries }}"
    )
    place.text(counts, front=_front(f"{{file: signatories.csv, layout: {layout}}}"), parts="")
    prepared, report = place.check()
    agreed = [(kind, land) for kind, land, agrees in people if agrees]
    if not agreed:
        assert "signatories.none" in [one.code for one in report]
        return
    text = TEXT.write(prepared.document, None, report).data.decode()
    organisations = sum(kind == "organisation" for kind, _ in agreed)
    lands = len({"Peru" if land == "Pérou" else land for _, land in agreed if land})
    assert f"{len(agreed)} {organisations} {len(agreed) - organisations} {lands}" in " ".join(text.split())
    assert text.count("Nomen") == len(agreed)
    assert (f"({organisations})" in text) == bool(organisations)
