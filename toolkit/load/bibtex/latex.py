"""Load: LaTeX as it stands in bibliographies → rich text of CSL."""

import re
import unicodedata

from msgspec import Struct

from toolkit.load.bibtex.signs import ACCENTS, DROPPED, NOCASE, SIGNS, STYLES, SWITCHES

_RUNS = (("---", "—"), ("--", "–"), ("``", '"'), ("''", '"'), ("`", "‘"), ("~", "\u00a0"))
_URL = re.compile(r"https?://(?:\\[_%&#~{}]|[^\s{}<>\\])+")
_PLAIN = re.compile(r"(?:[^{}\\$~`'h-]|h(?!ttp))+")
_TAGS = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]*)?>")


class RichText(Struct, frozen=True):
    """Text with the tags of CSL (`<i>`, `<b>`, `<sup>`, `<sub>`, `<span>`), and the LaTeX commands that nobody knew."""

    html: str
    unknown: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return _TAGS.sub("", self.html)

    @property
    def without_nocase(self) -> str:
        """For texts whose letters no style changes."""
        return self.html if NOCASE[0] not in self.html else _strip_nocase(self.html)


def read_latex(latex: str) -> RichText:
    """Return what `latex` prints. Braces round a word keep its capitals: `<span class="nocase">`."""
    reader = _Reader(latex)
    html = reader.group(protects=True)
    while reader.at < len(latex):  # a brace too many
        reader.at += 1
        html += reader.group(protects=True)
    return RichText(re.sub(r"[ \t\r\n]+", " ", html).strip(), tuple(dict.fromkeys(reader.unknown)))


def bare_url(latex: str) -> str:
    r"""Return the URL that a field holds, with or without `\url{}` and backslashes before its signs."""
    match = re.search(r"\\url\s*\{([^{}]*)\}", latex)
    return re.sub(r"\\([_%&#~{}])", r"\1", match[1] if match else latex).strip().strip("<>{}")


def _strip_nocase(html: str) -> str:
    parts, open_tags = list[str](), list[bool]()
    for part in re.split(r"(</?span[^<>]*>)", html):
        if part.startswith("<span"):
            open_tags.append(part == NOCASE[0])
            parts.append("" if open_tags[-1] else part)
        elif part == "</span>" and open_tags:
            parts.append("" if open_tags.pop() else part)
        else:
            parts.append(part)
    return "".join(parts)


class _Reader:
    def __init__(self, latex: str) -> None:
        self.latex = latex
        self.at = 0
        self.unknown = list[str]()

    def group(self, *, protects: bool) -> str:
        """Read up to the end of a group. `protects`: a group inside of it keeps its capitals."""
        parts = list[str]()
        while self.at < len(self.latex) and self.latex[self.at] != "}":
            parts.append(self._piece(protects))
        return "".join(parts)

    def _piece(self, protects: bool) -> str:
        if words := _PLAIN.match(self.latex, self.at):
            self.at = words.end()
            return words[0]
        char = self.latex[self.at]
        if url := _URL.match(self.latex, self.at):
            self.at = url.end()
            return bare_url(url[0])
        if char == "{":
            return self._braces(protects)
        if char == "\\":
            return self._command(protects)
        if char == "$":
            return self._formula()
        run, shown = next((pair for pair in _RUNS if self.latex.startswith(pair[0], self.at)), (char, char))
        self.at += len(run)
        return shown

    def _braces(self, protects: bool) -> str:
        """`{EU}` keeps its capitals; `{\\"o}` is only one letter."""
        self.at += 1
        letter = self.latex.startswith("\\", self.at)
        content = self.group(protects=protects and letter)
        self.at += 1
        keeps = protects and not letter and any(char.isalpha() for char in content)
        return content.join(NOCASE) if keeps else content

    def _argument(self) -> str:
        """What a command is applied to: the group or the character behind it."""
        while self.latex[self.at : self.at + 1].isspace():
            self.at += 1
        if self.at >= len(self.latex) or self.latex[self.at] == "}":
            return ""
        if self.latex[self.at] == "{":
            return self._braces(False)
        if self.latex[self.at] == "\\":
            return self._command(False)
        self.at += 1
        return self.latex[self.at - 1]

    def _command(self, protects: bool) -> str:
        match = re.compile(r"\\([A-Za-z]+)\*?[ \t\n]*|\\(.)", re.DOTALL).match(self.latex, self.at)
        if match is None:  # a backslash at the very end
            self.at += 1
            return ""
        self.at = match.end()
        name = match[1] or match[2]
        if name in ACCENTS:
            return _accented(self._argument(), ACCENTS[name])
        if name in SIGNS:
            self._skip("{}")
            return SIGNS[name]
        if name in STYLES:
            return self._argument().join(STYLES[name])
        if name in SWITCHES:
            return self.group(protects=protects).join(SWITCHES[name])
        return self._special(name)

    def _special(self, name: str) -> str:
        if name == "url":
            end = self.latex.find("}", self.at)
            url, self.at = self.latex[self.at : end], end + 1 if end >= 0 else len(self.latex)
            return bare_url(url)
        if name == "href":
            self._special("url")
            return self._argument()
        if name in DROPPED:
            self._argument()
            return ""
        if letter := _greek(name):
            return letter
        self.unknown.append(f"\\{name}")
        return self._argument() if self.latex.startswith("{", self.at) else ""

    def _formula(self) -> str:
        """Between dollar signs `_` and `^` set small letters; a dollar sign that stands alone is money."""
        end = self.latex.find("$", self.at + 1)
        self.at += 1
        formula = self.latex[self.at : end]
        if end < 0 or (" " in formula and "\\" not in formula):
            return "$"
        parts = list[str]()
        while self.at < end:
            sign = self.latex[self.at]
            if sign in "_^":
                self.at += 1
                parts.append(self._argument().join(("<sub>", "</sub>") if sign == "_" else ("<sup>", "</sup>")))
            else:
                parts.append(self._argument())
        self._skip("$")
        return "".join(parts)

    def _skip(self, text: str) -> None:
        if self.latex.startswith(text, self.at):
            self.at += len(text)


def _accented(base: str, accent: str) -> str:
    first = {"ı": "i", "ȷ": "j"}.get(base[:1], base[:1])
    return unicodedata.normalize("NFC", first + accent) + base[1:] if base else ""


def _greek(name: str) -> str:
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    except KeyError:
        return ""
