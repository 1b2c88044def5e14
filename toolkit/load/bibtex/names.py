"""Load: names as BibTeX and BibLaTeX write them → names of CSL-JSON."""

import re
from collections.abc import Iterator

from toolkit.load.bibtex.latex import read_latex

Name = dict[str, str]

_PARTS = {"family": "family", "given": "given", "suffix": "suffix", "prefix": "non-dropping-particle"}
_ORGANISATION = re.compile(
    r"\b(agency|association|authority|bank|bureau|cent(re|er)|coalition|commission|commissioner|committee|council|court"
    r"|department|federation|foundation|fund|government|group|institute|ministry|nations|network|office|organi[sz]ation"
    r"|parliament|programme|rapporteur|secretariat|society|trust|union|unicef|university)\b",
    re.IGNORECASE,
)


def read_names(latex: str) -> list[Name]:
    """Return the names of a field: `Hern, Alex and {{UNICEF}} and family=Hof, given=Simone, prefix=van der and others`.

    A name in braces is an organisation's and stays as it is. A particle such as “von der” belongs to the family name.
    """
    return [_name(part) for part in split_outside_braces(latex, r"\s+and\s+") if part.strip()]


def looks_like_organisation(name: Name) -> bool:
    """Whether a name that was taken apart is probably that of an organisation, which should stand in braces."""
    return "family" in name and bool(_ORGANISATION.search(" ".join(name.values())))


def split_outside_braces(text: str, separator: str) -> Iterator[str]:
    """The parts of `text` between the matches of `separator` that are not inside braces."""
    depth, start, at = 0, 0, 0
    pattern = re.compile(separator)
    while at < len(text):
        match = pattern.match(text, at) if depth == 0 else None
        if match:
            yield text[start:at]
            start = at = match.end()
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 2 if text[at] == "\\" else 1
    yield text[start:]


def _name(latex: str) -> Name:
    latex = latex.strip()
    if re.match(r"(family|given|prefix|suffix|useprefix)\s*=", latex):
        return _extended(latex)
    if _is_braced(latex) or latex == "others":
        return {"literal": _plain(latex)}
    parts = [part.strip() for part in split_outside_braces(latex, ",")]
    if len(parts) > 3:
        return {"literal": _plain(latex)}
    return _first_last(latex) if len(parts) == 1 else _last_first(parts)


def _is_braced(latex: str) -> bool:
    """`{UNICEF}`, but not `{A} and {B}`, nor `{\\"O}zil`."""
    if not (latex.startswith("{") and latex.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(latex):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(latex) - 1
    return False


def _extended(latex: str) -> Name:
    """BibLaTeX's names part by part. `useprefix=false` keeps “van der” out of short forms."""
    pairs = (part.partition("=") for part in split_outside_braces(latex, ","))
    given = {name.strip(): _plain(value.strip().strip('"')) for name, _, value in pairs}
    name = {_PARTS[part]: text for part, text in given.items() if part in _PARTS and text}
    if given.get("useprefix") == "false" and "non-dropping-particle" in name:
        name["dropping-particle"] = name.pop("non-dropping-particle")
    return name


def _last_first(parts: list[str]) -> Name:
    words = _words(parts[0])
    particles = _leading_particles(words[:-1])
    name = {"family": _plain(" ".join(words[len(particles) :])), "given": _plain(parts[-1])}
    if len(parts) == 3:
        name["suffix"] = _plain(parts[1])
    if particles:
        name["non-dropping-particle"] = _plain(" ".join(particles))
    return {part: text for part, text in name.items() if text}


def _first_last(latex: str) -> Name:
    words = _words(latex)
    if len(words) == 1:
        return {"literal": _plain(latex)}
    start = next((at for at, word in enumerate(words[:-1]) if _is_particle(word)), len(words) - 1)
    particles = _leading_particles(words[start:-1])
    name = {"family": _plain(" ".join(words[start + len(particles) :])), "given": _plain(" ".join(words[:start]))}
    if particles:
        name["non-dropping-particle"] = _plain(" ".join(particles))
    return {part: text for part, text in name.items() if text}


def _words(latex: str) -> list[str]:
    return [word for word in split_outside_braces(latex, r"[\s~]+") if word]


def _leading_particles(words: list[str]) -> list[str]:
    """As in BibTeX, all words up to the last one that begins small."""
    small = [at for at, word in enumerate(words) if _is_particle(word)]
    return words[: small[-1] + 1] if small and small[0] == 0 else []


def _is_particle(word: str) -> bool:
    return not word.startswith("{") and _plain(word)[:1].islower()


def _plain(latex: str) -> str:
    return read_latex(latex).plain
