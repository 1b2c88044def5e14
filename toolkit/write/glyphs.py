"""Write: the gate of the PDF against characters that our fonts lack, before anything is set."""

import unicodedata
from collections.abc import Iterable

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.build import Look
from toolkit.model.evidence import Chart
from toolkit.model.tree import Document, Figure
from toolkit.model.walk import nodes_of
from toolkit.write.direction import chart_texts, texts_of
from toolkit.write.typefaces import MONO, NASKH, SIGNS, held, missing_families

LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x2030, 0x20AC, 0x2212)))
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp")  # no letter of its own: spaces, signs of direction, line ends
PACKAGES = {  # first word of the Unicode name → name of the script, font, package of Debian
    "HEBREW": ("Hebrew", "Noto Sans Hebrew", "fonts-noto-core"),
    **dict.fromkeys(("CJK", "IDEOGRAPHIC"), ("Chinese", "Noto Sans CJK", "fonts-noto-cjk")),
    **dict.fromkeys(("HIRAGANA", "KATAKANA"), ("Japanese", "Noto Sans CJK", "fonts-noto-cjk")),
    "HANGUL": ("Korean", "Noto Sans CJK", "fonts-noto-cjk"),
    **{
        name.upper(): (name, f"Noto Sans {name}", "fonts-noto-core")
        for name in ("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Khmer", "Lao", "Myanmar", "Sinhala",
                     "Syriac", "Tamil", "Telugu", "Thaana", "Thai", "Tibetan")
    },
}  # fmt: skip
SHOWN = 6  # letters of a script that a message shows


def tell_missing_glyphs(document: Document, look: Look, report: Report) -> frozenset[str]:
    """Report every character that no font of ours has, once, where it first stands; return those characters.

    Letters of one script are told together. Of a theme with a font of this computer nobody knows what it has.
    """
    seen = frozenset().union(*texts_of(document), look.organisation.name, look.organisation.short_name) - LATIN
    families = (look.theme.body_font, look.theme.heading_font)
    if not seen or missing_families(families):
        return frozenset()
    missing = {sign for sign in seen.difference(*map(held, (*families, NASKH, MONO, *SIGNS))) if is_seen(sign)}
    for signs in _told_together(missing):
        tell_glyphs(signs, document, report)
    return frozenset(missing)


def is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in UNSEEN


def _told_together(missing: Iterable[str]) -> list[str]:
    groups: dict[str, str] = {}
    for sign in sorted(missing):
        script = PACKAGES.get(_script(sign), (sign,))[0]
        groups[script] = groups.get(script, "") + sign
    return list(groups.values())


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0].partition("-")[0]


def tell_glyphs(signs: str, document: Document, report: Report) -> None:
    """Report characters of one script, or a single one, at the first place where one of them stands."""
    named = PACKAGES.get(_script(signs[0]))
    if named is None:
        message = f"no font has the character “{signs}” (U+{ord(signs):04X}); the PDF shows an empty box for it"
        hint = "write it in another way, or choose a theme with a font that has it"
    else:
        script, font, package = named
        shown = f"“{signs[:SHOWN]}{'…' if len(signs) > SHOWN else ''}”"
        message = f"the fonts of the toolkit have no {script} letters ({shown}); the PDF takes a font of this computer"
        hint = f"install `{font}` (on Debian and Ubuntu the package `{package}`), or the PDF shows empty boxes"
    report.warning("output.glyph", message, _place(signs, document), hint)


def _place(signs: str, document: Document) -> Span | None:
    for node in nodes_of(document):
        texts = [text] if isinstance(text := getattr(node, "text", None), str) else []
        if isinstance(node, Figure) and isinstance(node.content, Chart):
            texts = list(chart_texts(node.content))
        if any(sign in text for text in texts for sign in signs):
            return node.span
    return None
