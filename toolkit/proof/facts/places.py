"""Proof, facts: places on somebody's computer that a file names, such as C:\\Users\\anna\\Desktop."""

import re
from collections.abc import Iterable

_PLACES = re.compile(
    r"file:/{2,3}[^\s\"<>|]+|"
    r"(?<![\w/])[A-Za-z]:[\\/](?:[^\s\"<>|*?:]|(?<=\w) (?=\w))+|"
    r"(?<![\w:/.])/(?:Users|home)/[^\s\"<>|]+|"
    r"\\\\[\w.$-]+\\[^\s\"<>|]+"
)


def local_places(texts: Iterable[str]) -> tuple[str, ...]:
    """The paths and addresses of files that stand in these texts, each once; addresses of the web are none."""
    return tuple(dict.fromkeys(match[0] for text in texts for match in _PLACES.finditer(text)))
