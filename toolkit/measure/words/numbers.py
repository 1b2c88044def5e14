"""Measure: exact fraction → digits. Half up, decided on the fraction itself; no library rounds for us."""

from fractions import Fraction

from toolkit.measure.words.languages import LATIN, MINUS, Language, Numerals

_MOST = 6  # decimals


def rounded(value: Fraction, decimals: int) -> int:
    """Return `value` times ten to the `decimals`, rounded half away from zero: (0.125, 2) → 13, (-2.5, 0) → -3."""
    scaled = abs(value) * 10**decimals
    whole: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def enough_decimals(value: Fraction, decimals: int, *, whole: Fraction | None = None) -> int:
    """Return as many decimals as it takes that something is not printed as nothing (0%), nor a part as the `whole`."""
    while decimals < _MOST and value:
        shown = Fraction(rounded(value, decimals), 10**decimals)
        if shown and (whole is None or shown != whole or value == whole):
            break
        decimals += 1
    return decimals


def number_text(value: Fraction, decimals: int, language: Language, *, signed: bool = False) -> str:
    """The number in the digits of the language: 1,234.5; with a true minus sign, and where `signed` with a plus."""
    scaled = rounded(value, decimals)
    digits = str(abs(scaled)).zfill(decimals + 1)
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    sign = MINUS if scaled < 0 else "+" if signed and scaled > 0 else ""
    text = sign + _grouped(whole, language.numerals)
    return in_digits(text + language.numerals.decimal + fraction if fraction else text, language)


def in_digits(text: str, language: Language) -> str:
    """The same with the digits that the language has: ٣ for 3 in Egypt."""
    digits = language.numerals.digits
    return text if digits == LATIN else text.translate(str.maketrans(LATIN, digits))


def percent_text(value: Fraction, decimals: int, language: Language, *, signed: bool = False) -> str:
    return language.numerals.percent.format(number_text(value * 100, decimals, language, signed=signed))


def _grouped(digits: str, numerals: Numerals) -> str:
    last, others = numerals.sizes
    if len(digits) < last + numerals.least:
        return digits
    groups, rest = [digits[-last:]], digits[:-last]
    while rest:
        groups.insert(0, rest[-others:])
        rest = rest[:-others]
    return numerals.group.join(groups)


def ordinal_text(number: int, language: Language) -> str | None:
    """1st, 22nd (en), 1er, 2e (fr), 1. (de), 1.º (es); None in languages whose ordinals are not known here."""
    text = number_text(Fraction(number), 0, language)
    match language.tag[:2].lower():
        case "en":
            last = 0 if number % 100 in (11, 12, 13) else number % 10
            return text + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
        case "fr":
            return text + ("er" if number == 1 else "e")
        case "de":
            return text + "."
        case "es":
            return text + ".º"
        case _:
            return None
