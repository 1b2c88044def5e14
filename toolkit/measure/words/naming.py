"""Measure: what the sentences of a definition are made of: names of populations, columns and groups, digits."""

from decimal import Decimal
from fractions import Fraction

from toolkit.measure.statistics.fractions import decimals_of
from toolkit.measure.statistics.selection import Selection, column_title
from toolkit.measure.words.conditions import conditions_text, listed
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, percent_text
from toolkit.measure.words.sentences import sentence
from toolkit.model.definition import Conditions, Grouping, Interval, Population
from toolkit.model.evidence import Dataset, Resource

_NO_ARTICLE = ("the", "all", "such", "those", "these", "every", "each", "any", "our")


class Naming:
    """Names what is in one dataset, in one language. `brief`: populations by their words alone, without conditions."""

    def __init__(self, dataset: Dataset, lang: str, *, brief: bool = False) -> None:
        self.dataset = dataset
        self.lang = lang
        self.brief = brief
        self.language = language_of(lang)

    def say(self, pattern: str, /, **parts: str) -> str:
        return sentence(pattern, self.lang).format(**parts)

    def quoted(self, text: str) -> str:
        return self.say("quoted", text=text)

    def number(self, value: int | Decimal) -> str:
        return number_text(Fraction(value), decimals_of(Fraction(value)), self.language)

    def percent(self, value: Fraction | Decimal) -> str:
        part = Fraction(value)
        return percent_text(part, decimals_of(part * 100), self.language)

    def population(self, population: Population, *, bare: bool = False) -> str:
        """The population in its own words, and behind them the rows that belong to it; `bare`: without an article."""
        says = population.says.rstrip(".")
        known = bare or says.partition(" ")[0].lower() in _NO_ARTICLE
        name = self.say("population-known" if known else "population", says=says)
        conditions = "" if self.brief else self.belonging(population)
        return self.say("where", population=name, conditions=conditions) if conditions else name

    def belonging(self, population: Population) -> str:
        """Which rows belong to a population: its table, where there are several, and its conditions."""
        resource = self.dataset.resource(population.resource)
        conditions = conditions_text(population.where, resource, self.lang) if resource else ""
        table = self.say("table", name=population.resource) if len(self.dataset.resources) > 1 else ""
        return self.say("also").join(filter(None, (table, conditions)))

    def those(self, chosen: Selection) -> str:
        """The rows of a population that fulfil `that`."""
        population, that = self.population(chosen.population), self.conditions(chosen.that, chosen)
        return self.say("those", population=population, that=that) if that else population

    def conditions(self, conditions: Conditions, chosen: Selection) -> str:
        return conditions_text(conditions, chosen.resource, self.lang)

    def column(self, name: str, chosen: Selection) -> str:
        return self.quoted(column_title(chosen.resource, name))

    def known(self, chosen: Selection) -> str:
        columns = [self.column(name, chosen) for name in chosen.known]
        return self.say("only-known", columns=listed(columns, self.lang, "and")) if columns else ""

    def by(self, chosen: Selection) -> str:
        return self.say("by", groups=self.groups(chosen)) if chosen.by else ""

    def groups(self, chosen: Selection) -> str:
        return listed([self._grouping(one, chosen.resource) for one in chosen.by], self.lang, "and")

    def _grouping(self, grouping: Grouping, resource: Resource) -> str:
        column = self.quoted(column_title(resource, grouping.column))
        return column if grouping.per is None else self.say("by-period", column=column, period=self.say(grouping.per))

    def interval(self, interval: Interval | None) -> str:
        if interval is None:
            return ""
        said = self.say("interval", level=self.percent(interval.level), method=self.say(interval.method))
        return f"{said} {stopped(interval.means)}" if interval.means else said


def stopped(text: str) -> str:
    """A sentence of somebody else, with the full stop that it may lack."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
