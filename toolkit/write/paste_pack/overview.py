"""Write, paste pack: how each question stands, as a table of the page and as a CSV file for a spreadsheet."""

import csv
import io
from collections.abc import Mapping, Sequence
from html import escape

from toolkit.write.paste_pack.box import Box

COLUMNS = (
    "number", "id", "section", "question", "kind", "required", "state", "when", "characters", "max_characters",
    "words", "max_words", "owner", "status", "signed_off_by", "signed_off_on", "declined", "file",
)  # fmt: skip
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def overview(boxes: Sequence[Box], words: Mapping[str, str]) -> str:
    """Return the table and the end of the page's main part."""
    heads = ("question", "state", "length", "owner", "status", "signed-off")
    head = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in heads)
    rows = "".join(_row(box, words) for box in boxes)
    caption = f"<caption>{escape(words['overview-of'])}</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>"
    return (
        f'<section aria-labelledby="overview">\n<h2 id="overview">{escape(words["overview"])}</h2>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="overview">{table}</div>\n</section>\n'
        f"</main>\n"
        f'<footer><div class="top"><p>{escape(words["notes"])}</p></div></footer>\n'
    )


def _row(box: Box, words: Mapping[str, str]) -> str:
    question = box.question
    named = " ".join(filter(None, (question.number, _short(question.text))))
    link = f'<th scope="row"><a href="#q-{escape(question.id)}">{escape(named)}</a></th>'
    wrong = ' class="wrong"' if box.wrong else ""
    state = f"<td{wrong}>{escape(words[box.state])}</td>"
    status = words[f"status-{question.status}"] if question.tracked else ""
    cells = (_signed(box), status, question.owner, _length(box))
    signed, status, owner, length = (escape(cell) for cell in cells)
    return f'<tr>{link}{state}<td class="figure">{length}</td><td>{owner}</td><td>{status}</td><td>{signed}</td></tr>\n'


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:78].rstrip()} …"


def _signed(box: Box) -> str:
    sign_off = box.question.sign_off
    return " ".join(filter(None, (sign_off.by, sign_off.on.isoformat() if sign_off.on else ""))) if sign_off else ""


def _length(box: Box) -> str:
    question = box.question
    if not box.text:
        return ""
    if question.max_words is not None and question.max_characters is None:
        return f"{box.words} / {question.max_words}"
    return f"{box.characters} / {question.most_characters}" if question.most_characters else str(box.characters)


def coverage_csv(boxes: Sequence[Box]) -> bytes:
    """Return the table as CSV in UTF-8 with a byte-order mark (Excel asks for it); no cell is run by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _cells(box)] for box in boxes)
    return text.getvalue().encode("utf-8-sig")


def _cells(box: Box) -> tuple[object, ...]:
    question, sign_off = box.question, box.question.sign_off
    return (
        question.number, question.id, question.section, question.text, question.kind,
        "yes" if question.required else "no", box.state, box.when,
        box.characters if box.text else "", question.most_characters or "",
        box.words if box.text else "", question.max_words or "",
        question.owner, question.status if question.tracked else "",
        sign_off.by if sign_off else "", sign_off.on.isoformat() if sign_off and sign_off.on else "",
        question.declined or "", box.file,
    )  # fmt: skip


def _safe(cell: object) -> str:
    text = " ".join(str(cell).split())
    return f"'{text}" if text.startswith(_ACTIVE) else text
