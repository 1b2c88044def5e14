"""Write, PDF, quick: variables of CSS written out before the engine reads them.

Our style sheet names colours, sizes and fonts once, for the whole page, and uses them in nearly every rule. The
engine puts the value of a variable in its place, and then reads the whole property, anew for each element.
"""

import re

SHEET = re.compile(r"(?<=<style>)(.*?)(?=</style>)", re.DOTALL)
ROOT = re.compile(r"^:root \{\n((?:  --[\w-]+: [^;{}]*;\n)*)\}$", re.MULTILINE)
DECLARED = re.compile(r"  (--[\w-]+): ([^;]*);\n")
SETS = re.compile(r"(?<![\w(-])--[\w-]+\s*:")
# What is a string, a comment or an address is passed over.
USED = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|/\*.*?\*/|url\([^)]*\))|var\(\s*(--[\w-]+)\s*\)""", re.DOTALL
)
ATTRIBUTE = re.compile(r"style=(\"[^\"]*|'[^']*)--")
DEEPEST = 8  # of variables inside of variables


def written_out(page: str) -> str:
    """Return the HTML with the variables of `:root` written out. It stays as it is where anything else sets one."""
    sheet = SHEET.search(page)
    root = ROOT.search(sheet[0]) if sheet else None
    if sheet is None or root is None:
        return page
    rest = sheet[0][: root.start()] + sheet[0][root.end() :]
    outside = page[: sheet.start()] + page[sheet.end() :]
    if SETS.search(rest) or ATTRIBUTE.search(outside) or "<style" in outside[sheet.start() :]:
        return page
    values = dict(DECLARED.findall(root[1]))
    before, after = (_filled(part, values) for part in (sheet[0][: root.start()], sheet[0][root.end() :]))
    return f"{page[: sheet.start()]}{before}{root[0]}{after}{page[sheet.end() :]}"


def _filled(css: str, values: dict[str, str]) -> str:
    for _ in range(DEEPEST):
        before, css = css, USED.sub(lambda found: found[1] or values.get(found[2], found[0]), css)
        if css == before:
            break
    return css
