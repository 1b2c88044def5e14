"""Write, paste pack: boxes → the page that people copy from: one file that needs no other, and no network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

from toolkit.base.digest import digest
from toolkit.model.questions import Condition, Either, Question, Test
from toolkit.write.paste_pack.box import Asked, Box, Choice
from toolkit.write.paste_pack.overview import overview
from toolkit.write.paste_pack.words import page_words

_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"  # the page can reach nothing


def paste_page(asked: Asked, key: str, lang: str, boxes: Sequence[Box]) -> bytes:
    """Return the page in HTML. `lang` is the language of the answers; the page speaks it, where it can.

    `key` keeps the ticks of this page apart from those of others.
    """
    spoken, words = page_words(lang)
    title = asked.title
    page = _Page(words, lang, asked.lang, {box.question.id: box.question for box in boxes})
    body = "".join((page.top(asked, boxes), page.questions(boxes), overview(boxes, words)))
    said = {
        "key": f"answers:{key}", "copied": words["copied"], "by-hand": words["by-hand"], "progress": words["progress"],
    }  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="{escape(spoken)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(f"{words['answers']}: {title}" if title else words["answers"])}</title>
<style>
{_asset("page.css")}</style>
</head>
<body{"".join(f' data-{name}="{escape(text)}"' for name, text in said.items())}>
{body}<script>
{_asset("counters.js")}{_asset("page.js")}</script>
</body>
</html>
""".encode()


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _element(name: str, content: str, **attributes: str) -> str:
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{named}>{content}</{name}>\n"


class _Page(Struct, frozen=True):
    """`words` are those of the page, `lang` is the language of the answers; `known`: questions by id."""

    words: Mapping[str, str]
    lang: str
    asked_in: str
    known: Mapping[str, Question]

    def top(self, asked: Asked, boxes: Sequence[Box]) -> str:
        title, url = asked.title, asked.url
        link = url.startswith(("https://", "http://"))
        portal = _element("p", _element("a", escape(self.words["portal"]), href=url).strip()) if link else ""
        progress = '<p id="progress"></p><progress id="bar" max="1" value="0" aria-labelledby="progress"></progress>'
        status = '<p id="status" role="status" aria-live="polite"></p>'
        return (
            _element("a", escape(self.words["skip"]), class_="skip", href="#questions")
            + f'<header class="top">\n{_element("h1", escape(title or self.words["answers"]), lang=self.asked_in)}'
            + _element("p", escape(f"{self.words['how']} {self.words['kept']}"), class_="how")
            + portal
            + self.sections(boxes)
            + "</header>\n"
            + _element("div", f"<div>{progress}{status}</div>", class_="bar", role="region", aria_labelledby="progress")
        )

    def sections(self, boxes: Sequence[Box]) -> str:
        named = [(name, target) for name, target, _ in _by_section(boxes)]
        if len(named) < 2:
            return ""
        links = (f'<li><a href="#{target}">{escape(name or self.words["other"])}</a></li>' for name, target in named)
        overview_ = f'<li><a href="#overview">{escape(self.words["overview"])}</a></li>'
        return f'<nav aria-label="{escape(self.words["sections"])}"><ul>{"".join(links)}{overview_}</ul></nav>\n'

    def questions(self, boxes: Sequence[Box]) -> str:
        shown = "".join(
            f'<section aria-labelledby="{target}">\n{self.section(name, target)}'
            f"{''.join(map(self.box, inside))}</section>\n"
            for name, target, inside in _by_section(boxes)
        )
        return f'<main id="questions" tabindex="-1">\n{shown}'

    def section(self, name: str, target: str) -> str:
        if not name:
            return _element("h2", escape(self.words["other"]), id=target)
        return _element("h2", escape(name), id=target, lang=self.asked_in, dir="auto")

    def box(self, box: Box) -> str:
        question = box.question
        number = f'<span class="number">{escape(question.number)}</span> ' if question.number else ""
        head = f'<h3 id="h-{_id(box)}" lang="{escape(self.asked_in)}" dir="auto">{number}{escape(question.text)}</h3>\n'
        idle = box.state in ("not asked", "declined", "no answer", "answered, not asked")
        name = " ".join(filter(None, ("box", "wrong" if box.wrong else "", "idle" if idle else "")))
        inside = "".join((head, *self.about(box), *self.parts(box)))
        return f'<section class="{name}" id="{_id(box)}" aria-labelledby="h-{_id(box)}" data-box>\n{inside}</section>\n'

    def about(self, box: Box) -> Iterator[str]:
        question = box.question
        if question.help:
            yield _element("p", escape(question.help), class_="help", lang=self.asked_in, dir="auto")
        facts = [self.words["required"]] if question.required else []
        facts += [self.words["when"].format(when=self.when(question.condition))] if question.condition else []
        if facts:
            yield _element("p", escape(" · ".join(facts)), class_="facts")
        if box.state == "declined":
            yield _element("p", escape(self.words["reason"].format(reason=question.declined)), class_="state")
        elif box.state in ("not asked", "answered, not asked"):
            yield _element("p", escape(self.words["not-asked"]), class_="state" + " wrong" * box.wrong)
        elif not box.answered:
            yield _element("p", escape(self.words[box.state]), class_="state" + " wrong" * box.wrong)

    def when(self, condition: Condition, inside: bool = False) -> str:
        """A condition by the numbers and options that the portal shows: “3: Yes and (4: Apps or 4: Games)”."""
        if isinstance(condition, Test):
            asked = self.known.get(condition.question)
            option = asked.option(condition.value) if asked else None
            relation = {"includes": "is", "does not include": "is not"}.get(condition.relation, condition.relation)
            named = (asked.number if asked else "") or condition.question
            return self.words[relation].format(question=named, answer=option.text if option else condition.value)
        joined = self.words["or" if isinstance(condition, Either) else "and"]
        text = f" {joined} ".join(self.when(part, inside=True) for part in condition.parts)
        return f"({text})" if inside else text

    def parts(self, box: Box) -> Iterator[str]:
        """What is to be done in the portal; nothing where the portal does not ask."""
        if box.state == "not asked" or not box.answered:
            return
        if box.choices:
            yield self.choices(box)
        if box.shown:
            field = f'<input type="text" readonly id="n-{_id(box)}" value="{escape(box.shown)}">'
            yield self.field(box, "n", self.words["type"], field, "")
        if box.file:
            yield _element(
                "p", f"{escape(self.words['attach'])}{self.words['colon']}<strong>{escape(box.file)}</strong>"
            )
        if box.text:
            named = f'id="t-{_id(box)}" lang="{escape(self.lang)}" dir="auto" spellcheck="false" rows="3"'
            area = f"<textarea readonly {named}>\n"
            counted = self.counts(box)
            shown = f'<div class="printed" aria-hidden="true">{escape(box.text)}</div>'
            yield self.field(box, "t", self.words["text"], f"{area}{escape(box.text)}</textarea>{shown}", counted)
        yield self.tick(box)

    def field(self, box: Box, kind: str, label: str, field: str, counted: str) -> str:
        """`field` with its label, and a button that copies it. Both say to which question they belong, to the ear."""
        target, what = f"{kind}-{_id(box)}", f"{self.words['question']} {_name(box)}"
        hidden = f'<span class="hidden"> {escape(_name(box))}</span>'
        copies = f'type="button" aria-controls="{target}" data-what="{escape(what)}"'
        button = f"<button {copies}>{escape(self.words['copy'])}{hidden}</button>"
        labelled = f'<label for="{target}">{escape(label)}{hidden}</label>'
        return f'<div class="field">{labelled}{field}<div class="tools">{button}{counted}</div></div>\n'

    def counts(self, box: Box) -> str:
        question = box.question
        asked = (
            ("characters", question.count, box.characters, question.most_characters),
            ("words", "words", box.words, question.max_words),
        )
        shown = (one for one in asked if one[3] is not None or (one[0] == "characters" and question.max_words is None))
        return "".join(self.count(*one) for one in shown)

    def count(self, unit: str, method: str, used: int, limit: int | None) -> str:
        free, within, over = self.words[unit], self.words[f"{unit}-within"], self.words[f"{unit}-over"]
        pattern = free if limit is None else over if used > limit else within
        text = pattern.format(used=used, limit=limit, left=(limit or 0) - used, over=used - (limit or 0))
        name = "count over" if limit is not None and used > limit else "count"
        stated = {"free": free, "within": within, "over": over, "limit": str(limit or "")}
        data = "".join(f' data-{key}="{escape(value)}"' for key, value in stated.items() if value)
        return f'<span class="{name}" data-count="{method}"{data}>{escape(text)}</span>'

    def choices(self, box: Box) -> str:
        ranked = box.question.kind == "ranking"
        last = len(box.choices) + 1
        shown = sorted(box.choices, key=lambda one: one.place or last) if ranked else box.choices
        listed = "".join(self.choice(one, ranked) for one in shown)
        head = _element(
            "p",
            f"{escape(self.words['rank' if ranked else 'tick'])}{self.words['colon']}",
            class_="facts",
            id=f"c-{_id(box)}",
        )
        return head + _element("ul", listed, class_="options", aria_labelledby=f"c-{_id(box)}")

    def choice(self, one: Choice, ranked: bool) -> str:
        """A mark for the eye, a word for the ear; a rank is both."""
        text = _element("span", escape(one.text), lang=self.asked_in, dir="auto").strip()
        name = "chosen" if one.place else ""
        if ranked:
            return _element("li", f'<span class="mark">{one.place or "–"}</span>{text}', class_=name)
        spoken = self.words["ticked" if one.place else "not-ticked"]
        mark = f'<span class="mark" aria-hidden="true">{"☑" if one.place else "☐"}</span>'
        return _element("li", f'{mark}<span class="hidden">{escape(spoken)}: </span>{text}', class_=name)

    def tick(self, box: Box) -> str:
        """Remembered together with the answer, so that a later change of it shows."""
        chosen = [f"{one.place} {one.text}" for one in box.choices if one.place]
        mark = digest("\n".join((box.text, box.shown, box.file, *chosen)))[:16]
        field = f'<input type="checkbox" id="p-{_id(box)}" data-tick="{escape(box.question.id)}" data-mark="{mark}">'
        hidden = f'<span class="hidden"> {escape(_name(box))}</span>'
        label = f'<label for="p-{_id(box)}">{escape(self.words["pasted"])}{hidden}</label>'
        changed = _element("p", escape(self.words["changed"]), class_="changed", hidden="hidden")
        return f'<div class="tick">{field}{label}</div>\n{changed}'


def _id(box: Box) -> str:
    return f"q-{box.question.id}"


def _name(box: Box) -> str:
    return box.question.number or box.question.id


def _by_section(boxes: Iterable[Box]) -> Iterator[tuple[str, str, list[Box]]]:
    """Questions of one section that follow each other, with the id of their heading."""
    runs = list[tuple[str, list[Box]]]()
    for box in boxes:
        if not runs or runs[-1][0] != box.question.section:
            runs.append((box.question.section, []))
        runs[-1][1].append(box)
    for place, (name, inside) in enumerate(runs, 1):
        yield name, f"section-{place}", inside
