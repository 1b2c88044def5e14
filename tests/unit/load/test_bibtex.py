"""LaTeX, names and dates as bibliographies write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.load.bibtex.dates import Date, read_date, read_parts, read_words
from toolkit.load.bibtex.latex import bare_url, read_latex
from toolkit.load.bibtex.names import Name, looks_like_organisation, read_names

NOCASE = '<span class="nocase">'


@pytest.mark.parametrize(
    ("latex", "html"),
    [
        (r"caf\'e M\"{u}ller {\"O}zil \'{\i} \v{s} \c{c} \c c", "café Müller Özil í š ç ç"),
        (r"\~n \^{o} \k{a} \H o \r{a} \.z", "ñ ô ą ő å ż"),
        (r"stra{\ss}e \O re {\L}\'od\'z \ae \OE uvre \aa", "straße Øre Łódź æŒuvre å"),
        (r"A \& B 100\% \$5 \#1 a\_b \{x\}", "A & B 100% $5 #1 a_b {x}"),
        ("pp.~3--4 --- and so on", "pp.\xa03–4 — and so on"),
        (r"\S 3, \pounds 5, \euro{}7, \dots", "§3, £5, €7, …"),
        ("``Addictive'' feeds, children's `rights'", "\"Addictive\" feeds, children's ‘rights'"),
        (r"\enquote{x}", '"x"'),
        (r"\emph{KU} \textit{a} \textbf{b}", "<i>KU</i> <i>a</i> <b>b</b>"),
        (r"\textsc{c}", '<span style="font-variant:small-caps;">c</span>'),
        (r"1\textsuperscript{st} H\textsubscript{2}O", "1<sup>st</sup> H<sub>2</sub>O"),
        (r"H$_2$O m$^{2}$ $\alpha$ $x_1$", "H<sub>2</sub>O m<sup>2</sup> α x<sub>1</sub>"),
        (r"{\em all of it} but {\bf this}", "<i>all of it</i> but <b>this</b>"),
        (r"\emph{KU \textup{v} Finland}", '<i>KU <span style="font-style:normal;">v</span> Finland</i>'),
        (r"see \url{https://a.b/c_d~e} and \href{https://a.b}{here}", "see https://a.b/c_d~e and here"),
        (r"<https://a.b/c_d~e%20f>", "<https://a.b/c_d~e%20f>"),
        ("{EU} law and {{UN}} law {2020}", f"{NOCASE}EU</span> law and {NOCASE}UN</span> law 2020"),
        ("$5 and $6", "$5 and $6"),
        ("too many } braces {", "too many braces"),
        ("line\n   end", "line end"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("trailing \\", "trailing"),
    ],
)  # fmt: skip
def test_latex(latex: str, html: str) -> None:
    text = read_latex(latex)
    assert text.html == html
    assert text.unknown == ()


def test_unknown_commands() -> None:
    text = read_latex(r"a \foo{b} \bar c \foo{d}")
    assert (text.html, text.unknown) == ("a b c d", ("\\foo", "\\bar"))


def test_plain_and_without_nocase() -> None:
    text = read_latex(r"\emph{The {EU}} \textsc{x}")
    assert text.plain == "The EU x"
    assert read_latex(r"{EU} \textsc{x}").without_nocase == 'EU <span style="font-variant:small-caps;">x</span>'


@given(st.text())
def test_any_text_is_read_to_its_end(latex: str) -> None:
    read_latex(latex)


@given(st.text(alphabet=st.characters(whitelist_categories=("Lu", "Ll", "Nd"))))
def test_words_without_latex_stay(words: str) -> None:
    assert read_latex(words).html == words


@pytest.mark.parametrize(
    ("latex", "url"),
    [
        (r"\url{https://a.b/c_d}", "https://a.b/c_d"),
        (r"https://a.b/c\_d\&e\%20", "https://a.b/c_d&e%20"),
        ("<https://a.b>", "https://a.b"),
        ("https://a.b/?x=1&y=2#z", "https://a.b/?x=1&y=2#z"),
    ],
)
def test_url(latex: str, url: str) -> None:
    assert bare_url(latex) == url


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        ("Hern, Alex and Milmo, Dan", [{"family": "Hern", "given": "Alex"}, {"family": "Milmo", "given": "Dan"}]),
        ("Jane van Doe", [{"family": "Doe", "given": "Jane", "non-dropping-particle": "van"}]),
        ("von der Leyen, Ursula", [{"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von der"}]),
        ("Ursula von der Leyen", [{"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von der"}]),
        ("Smith, Jr, John", [{"family": "Smith", "given": "John", "suffix": "Jr"}]),
        ("Mary Jane Smith", [{"family": "Smith", "given": "Mary Jane"}]),
        ("{{Committee on the Rights of the Child}}", [{"literal": "Committee on the Rights of the Child"}]),
        ("{Barnes and Noble} and Doe, J.", [{"literal": "Barnes and Noble"}, {"family": "Doe", "given": "J."}]),
        ("UNICEF", [{"literal": "UNICEF"}]),
        ("Doe, J. and others", [{"family": "Doe", "given": "J."}, {"literal": "others"}]),
        (r"M{\"u}ller, J{\"o}rg", [{"family": "Müller", "given": "Jörg"}]),
        (r"{\'E}mile Zola", [{"family": "Zola", "given": "Émile"}]),
        ("Garc{\\'i}a M{\\'a}rquez, Jos{\\'e}", [{"family": "García Márquez", "given": "José"}]),
        ("family=Hof, given=Simone, prefix={van der}, useprefix=true",
         [{"family": "Hof", "given": "Simone", "non-dropping-particle": "van der"}]),
        ("family=Hof, given=Simone, prefix=van der, useprefix=false",
         [{"family": "Hof", "given": "Simone", "dropping-particle": "van der"}]),
        ("A, B, C, D", [{"literal": "A, B, C, D"}]),
        ("{A} {B}", [{"family": "B", "given": "A"}]),
        ("", []),
    ],
)  # fmt: skip
def test_names(latex: str, names: list[Name]) -> None:
    assert read_names(latex) == names


@pytest.mark.parametrize(
    ("latex", "organisation"),
    [
        ("Human Rights Council", True),
        ("Information Commissioner's Office", True),
        ("Department for Science, Innovation", True),
        ("{Human Rights Council}", False),
        ("Jane Officer", False),
        ("Groupe, Jean", False),
    ],
)
def test_organisations_that_became_persons(latex: str, organisation: bool) -> None:
    assert [looks_like_organisation(name) for name in read_names(latex)] == [organisation]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-03", {"date-parts": [[2021, 3]]}),
        ("2021-03-02", {"date-parts": [[2021, 3, 2]]}),
        ("2021-03-02T10:00:00Z", {"date-parts": [[2021, 3, 2]]}),
        ("2021-03/2021-05", {"date-parts": [[2021, 3], [2021, 5]]}),
        ("2021/", {"date-parts": [[2021]]}),
        ("2021/..", {"date-parts": [[2021]]}),
        ("2020~", {"date-parts": [[2020]], "circa": True}),
        ("2020-05?", {"date-parts": [[2020, 5]], "circa": True}),
        ("2021-21", {"date-parts": [[2021]], "season": 1}),
        ("2021-13", None),
        ("2021-02-30", None),
        ("2021-00", None),
        ("2021-03/soon", None),
        ("2 March 2021", None),
        ("02/03/2021", None),
        ("n.d.", None),
    ],
)
def test_date(text: str, date: Date | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2021", "", ""), [[2021]]),
        (("2021", "Mar.", ""), [[2021, 3]]),
        (("2021", "december", "4"), [[2021, 12, 4]]),
        (("2021", "", "4"), [[2021]]),
        (("2021", "oct 10", ""), [[2021, 10, 10]]),
        (("2021", "10 October", ""), [[2021, 10, 10]]),
        (("2021", "June/July", ""), [[2021, 6], [2021, 7]]),
        (("2021", "6/9", ""), [[2021, 6], [2021, 9]]),
        (("2021", "June 12–15", ""), [[2021, 6, 12], [2021, 6, 15]]),
        (("2021", "30 May--2 June", ""), [[2021, 5, 30], [2021, 6, 2]]),
        (("2021", "juin", "5"), [[2021, 6, 5]]),
        (("2021", "diciembre", ""), [[2021, 12]]),
        (("2021", "????", ""), [[2021]]),
        (("2020--2021", "", ""), [[2020], [2021]]),
        (("2020/21", "", ""), [[2020], [2021]]),
        (("[2021]", "", ""), [[2021]]),
        (("2021", "2", "30"), None),
        (("2021", "Michaelmas", ""), None),
        (("2021", "1/2/3", ""), None),
        (("20??", "", ""), None),
    ],
)
def test_date_in_parts(parts: tuple[str, str, str], date: list[list[int]] | None) -> None:
    read = read_parts(*parts)
    assert (read and read["date-parts"]) == date


def test_seasons_and_doubts() -> None:
    assert read_parts("2021", "Spring", "") == {"date-parts": [[2021]], "season": 1}
    assert read_parts("2021", "Fall", "") == read_parts("2021", "autumn", "") == {"date-parts": [[2021]], "season": 3}
    for year in ("c. 1985", "ca. 1985", "circa 1985", "c1985", "[1985?]"):
        assert read_parts(year, "", "") == {"date-parts": [[1985]], "circa": True}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12 March 2020", [[2020, 3, 12]]),
        ("12th March 2020", [[2020, 3, 12]]),
        ("March 2020", [[2020, 3]]),
        ("Summer 2020", [[2020]]),
        ("12 décembre 1989", [[1989, 12, 12]]),
        ("1er juillet 1991", [[1991, 7, 1]]),
        ("3. März 2020", [[2020, 3, 3]]),
        ("7 de agosto de 2019", [[2019, 8, 7]]),
        ("Report 2020", None),
        ("2020 or so", None),
        ("15/05/84", None),
    ],
)
def test_date_in_words(text: str, date: list[list[int]] | None) -> None:
    read = read_words(text)
    assert (read and read["date-parts"]) == date
