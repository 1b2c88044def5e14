"""Load, questions: a table with a question in each row → drafts. What a column means is known by its title, or said."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from toolkit.load.questions.listed import Draft, Drafts, finish, take_limits, take_text
from toolkit.load.questions.phrases import MARKS, Limits

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "nr", "n", "number", "question number", "question no", "numero", "nummer", "num", "id", "#"),
    "text": ("question", "questions", "text", "question text", "wording", "frage", "fragen", "fragetext", "pregunta",
             "preguntas", "texte", "libelle"),
    "section": ("section", "part", "theme", "chapter", "topic", "heading", "abschnitt", "teil", "kapitel", "partie",
                "rubrique", "seccion", "parte", "tema"),
    "options": ("options", "answers", "answer options", "choices", "possible answers", "response options", "optionen",
                "antworten", "antwortoptionen", "reponses", "choix", "opciones", "respuestas"),
    "kind": ("type", "kind", "question type", "answer type", "format", "typ", "fragetyp", "antworttyp", "tipo"),
    "required": ("required", "mandatory", "compulsory", "obligatory", "pflicht", "pflichtfrage", "obligatoire",
                 "obligatoria", "obligatorio"),
    "characters": ("max characters", "characters", "character limit", "maximum characters", "limit", "max length",
                   "length", "zeichen", "zeichenlimit", "max zeichen", "caracteres", "signes"),
    "words": ("max words", "words", "word limit", "maximum words", "worter", "wortlimit", "mots", "palabras"),
    "help": ("help", "help text", "guidance", "notes", "note", "explanation", "hint", "hilfe", "hinweis", "aide",
             "ayuda"),
    "owner": ("owner", "responsible", "lead", "author", "zustandig", "responsable"),
}  # fmt: skip
_KINDS = {
    "free text": "free text", "text": "free text", "open": "free text", "open text": "free text",
    "comment": "free text",
    "single choice": "single choice", "single": "single choice", "radio": "single choice", "dropdown": "single choice",
    "multiple choice": "multiple choice", "multiple": "multiple choice", "checkbox": "multiple choice",
    "checkboxes": "multiple choice", "yes no": "yes/no", "yes or no": "yes/no", "number": "number",
    "numeric": "number", "ranking": "ranking", "rank": "ranking", "upload": "upload", "file": "upload",
    "file upload": "upload",
}  # fmt: skip
_SAID = {"yes": True, "y": True, "x": True, "true": True, "1": True, "*": True, "required": True, "mandatory": True,
         "ja": True, "oui": True, "si": True, "no": False, "n": False, "": False, "false": False, "0": False,
         "optional": False, "nein": False, "non": False}  # fmt: skip


def columns_of(titles: Sequence[str]) -> dict[str, int]:
    """Which column means what; those that are not known are left out."""
    found = dict[str, int]()
    for at, title in enumerate(titles):
        name = next((name for name, known in COLUMNS.items() if _plain(title) in known and name not in found), "")
        if name:
            found[name] = at
    return found


def _plain(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w#]+|_", " ", letters).split())


def drafts_of_rows(rows: Sequence[Sequence[str]], columns: Mapping[str, int], places: Sequence[str]) -> Drafts:
    """Return the questions of the rows; a row without a question that has one text alone is the name of a section."""
    drafts, section = Drafts(), ""
    for cells, where in zip(rows, places, strict=True):
        row = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        filled = [cell.strip() for cell in cells if cell.strip()]
        if not row.get("text") or (len(filled) == 1 and len(columns) > 1 and not filled[0].rstrip(" *").endswith("?")):
            section, _ = (" ".join(filled[0].split()), 0) if len(filled) == 1 else (section, 0)
            drafts.loose += [(where, " · ".join(filled))] if len(filled) > 1 else []
            continue
        drafts.questions.append(_draft(row, row.get("section") or section, where))
    return drafts


def _draft(row: Mapping[str, str], section: str, where: str) -> Draft:
    number = row.get("number", "")
    question = Draft(number=re.sub(r"^(?:q(?:uestion)?)\s*(?=\d)", "", number, flags=re.IGNORECASE).strip(" .):"),
                     text="", section=" ".join(section.split()), where=where)  # fmt: skip
    take_text(question, row["text"])
    question.options += _options(row.get("options", ""))
    question.owner = row.get("owner", "")
    question.help += [" ".join(row["help"].split())] if row.get("help") else []
    _take_required(question, row.get("required", ""))
    _take_kind(question, row.get("kind", ""))
    for name in ("characters", "words"):
        _take_limit(question, name, row.get(name, ""))
    finish(question)
    return question


def _options(cell: str) -> list[str]:
    """One on each line, or parted by `;`, or by `|`."""
    parts = re.split(r"\n|;|\|", cell)
    return [MARKS.sub("", part.strip(), count=1) for part in parts if part.strip()]


def _take_required(question: Draft, cell: str) -> None:
    said = _SAID.get(_plain(cell) if cell != "*" else cell)
    if said is None:
        question.unclear.append(f"“{cell}” says neither that it is required nor that it is not")
    question.required |= bool(said)


def _take_kind(question: Draft, cell: str) -> None:
    kind = _KINDS.get(_plain(cell))
    if cell and kind is None:
        question.unclear.append(f"“{cell}” is no kind of question that is known")
    question.kind = kind or ""
    if kind == "yes/no":
        question.options.clear()


def _take_limit(question: Draft, unit: str, cell: str) -> None:
    digits = re.sub(r"(?<=\d)[ .,\u00a0\u202f](?=\d{3}\b)", "", cell)
    found = re.fullmatch(r"(?:max\.?\s*)?(\d{1,7})(?:\.0)?\s*(?:characters?|words?)?", digits, re.IGNORECASE)
    if found:
        name = "max_words" if unit == "words" or "word" in digits.lower() else "max_characters"
        take_limits(question, Limits({name: int(found[1])}))
    elif cell:
        question.unclear.append(f"“{cell}” is no limit that is understood")
