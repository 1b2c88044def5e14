"""Load, intake: is a text one question to a database that changes nothing? Looked at before anybody is asked."""

import re

# What is quoted or a comment is no word of SQL: 'text', "name", `name`, [name], $$text$$, -- … and /* … */.
_QUOTED = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/", re.DOTALL
)
_WRITES = re.compile(
    r"\b(insert|update|delete|merge|into|create|drop|alter|truncate|grant|revoke|call|exec|execute|attach|detach|pragma"
    r"|vacuum|copy|lock|commit|rollback)\b",
    re.IGNORECASE,
)


def what_is_wrong_with(query: str) -> str:
    """Say in words why the text is not one SELECT (or WITH … SELECT); empty where it is one."""
    words = (
        _QUOTED.sub(lambda found: " " if found[0][:2] in ("--", "/*") else " '' ", query).strip().rstrip(";").strip()
    )
    if not words:
        return "the query is empty"
    if ";" in words:
        return "the query holds more than one statement"
    first = re.match(r"[\s(]*(\w*)", words)
    if first is None or first[1].lower() not in ("select", "with"):
        return "the query does not begin with SELECT or WITH"
    writes = _WRITES.search(words)
    return f"the query holds the word {writes[1].upper()}, which writes into a database" if writes else ""
