"""Quotation: the text of a source, made ready once: its words, what stands in their way, its pages and numbers."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from toolkit.check.quotation.folding import Folded, Word, normalised, words_of
from toolkit.check.quotation.furniture import Line, furniture, lines_of, printed_number, without_marks
from toolkit.check.quotation.numbering import Numbering, numbering_of
from toolkit.check.quotation.passages import Passage
from toolkit.model.source_copy import SourceText

_WORDS = {"paragraph": "paragraph", "article-locator": "article", "section": "section", "page": "page"}


class Copy(Struct, frozen=True, eq=False, dict=True):
    """What a quotation is compared with. `full` are all words; `clean` those without heads, numbers and notes."""

    source: SourceText

    @property
    def path(self) -> str:
        return self.source.path

    @cached_property
    def pages(self) -> tuple[str, ...]:
        return tuple(normalised(page) for page in self.source.pages)

    @cached_property
    def page_starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(page) + 1 for page in self.pages[:-1]), initial=0))

    @cached_property
    def text(self) -> str:
        return "\n".join(self.pages)

    @cached_property
    def lines(self) -> tuple[tuple[Line, ...], ...]:
        return tuple(lines_of(page, start) for page, start in zip(self.pages, self.page_starts, strict=True))

    @cached_property
    def full(self) -> Folded:
        return Folded.of(words_of(self.text))

    @cached_property
    def clean(self) -> Folded:
        numbers = self._numberings["paragraph"]
        starts = frozenset(
            numbers.starts if numbers else ()
        )  # a quotation of two paragraphs has no number between them
        words = tuple(word for word in self._outside_furniture() if word.start not in starts)
        return Folded.of(without_marks(words, self.text))

    @cached_property
    def index(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word stands among the clean ones."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.clean.words):
            places[word.text].append(at)
        return {word: tuple(found) for word, found in places.items()}

    def _outside_furniture(self) -> tuple[Word, ...]:
        ranges = sorted(furniture(self.lines))
        starts = [start for start, _ in ranges]

        def inside(word: Word) -> bool:
            at = bisect_right(starts, word.start) - 1
            return at >= 0 and word.start < ranges[at][1]

        return tuple(word for word in self.full.words if not inside(word)) if ranges else self.full.words

    # -------------------------------------------------------------- where a passage stands

    @cached_property
    def _numberings(self) -> dict[str, Numbering | None]:
        return {label: numbering_of(label, self.text) for label in ("paragraph", "article-locator", "section")}

    @cached_property
    def _shift(self) -> int | None:
        """What the printed number of a page exceeds its place in the file by, where most pages agree on that."""
        found = [(printed_number(lines), at) for at, lines in enumerate(self.lines, start=1)]
        shifts = Counter(number - at for number, at in found if number is not None)
        best = shifts.most_common(1)
        return best[0][0] if best and best[0][1] >= max(2, len(self.pages) // 3) else None

    def numbers_at(self, label: str, passage: Passage, words: Folded) -> frozenset[str]:
        """The pages, paragraphs … that a passage stands in, as a reader counts them; empty where nobody can tell."""
        first, last = words.words[passage.first].start, words.words[passage.last].start
        if label == "page":
            return self._pages(first, last)
        numbering = self._numberings.get(label)
        if numbering is None:
            return frozenset()
        here = numbering.at(first), numbering.at(last)
        if not all(here):
            return frozenset()
        between = range(min(here[0]), max(here[1]) + 1)
        return frozenset(map(str, {*between, *numbering.loosely_at(first)}))

    def _pages(self, first: int, last: int) -> frozenset[str]:
        """Each page by its place in the file, by the number that is printed on it, and by its label."""
        if not self.source.paged:
            return frozenset()
        here = range(bisect_right(self.page_starts, first), bisect_right(self.page_starts, last) + 1)
        names = {str(page) for page in here}
        names |= {str(page + self._shift) for page in here} if self._shift is not None else set()
        return frozenset(names | {self.source.labels[page - 1] for page in here if self.source.labels})

    def is_other_count(self, pages: frozenset[str]) -> bool:
        """Whether these page numbers are those of a journal or a book of which this file is only a part."""
        last = max((int(page) for page in pages if page.isdigit()), default=0)
        return self._shift is None and not self.source.labels and last > len(self.pages)

    def place(self, passage: Passage, words: Folded) -> str:
        """Where a passage stands, in words: “paragraph 12, page 3”; empty where the text has neither."""
        start = words.words[passage.first].start
        parts = list[str]()
        for label in ("article-locator", "section", "paragraph"):
            numbering = self._numberings.get(label)
            numbers = numbering.at(start) if numbering else ()
            if len(numbers) == 1:
                parts.append(f"{_WORDS[label]} {next(iter(numbers))}")
        if self.source.paged:
            page = bisect_right(self.page_starts, start)
            parts.append(f"page {page + (self._shift or 0)}")
        return ", ".join(parts)
