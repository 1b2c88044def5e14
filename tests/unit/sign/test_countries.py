"""What lists call countries."""

import pytest

from toolkit.sign.countries import country_code, country_name, likely_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Australia", "AU"), ("au", "AU"), ("AUS", "AU"), ("Australien", "AU"), ("Royaume-Uni", "GB"), ("UK", "GB"),
        ("U.S.A.", "US"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Côte d'Ivoire", "CI"), ("Scotland", "GB"),
        ("Германия", "DE"), ("السويد", "SE"), ("The Netherlands", "NL"), ("Viet Nam", "VN"), ("NO", "NO"),
        ("Autralia", ""), ("EU", ""), ("World", ""), ("", ""),
    ],
)  # fmt: skip
def test_codes(text: str, code: str) -> None:
    assert country_code(text) == code


def test_names() -> None:
    assert [country_name("DE", lang) for lang in ("en-GB", "fr", "de-AT", "ar", "xx")] == [
        "Germany", "Allemagne", "Deutschland", "ألمانيا", "Germany",
    ]  # fmt: skip
    assert likely_country("Autralia") == "Australia"
    assert likely_country("qqqqqq") == ""
