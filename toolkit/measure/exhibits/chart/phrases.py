"""Measure: the words that a chart prints or is described with, by language; English where there are none."""

from fractions import Fraction
from typing import Literal

from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text

Phrase = Literal[
    "bar", "line", "dot", "km", "course", "without", "axis-from", "with-interval", "left-out",
    "not-yet", "estimated", "since", "after", "after-one", "on-day", "median", "at-risk", "strokes", "persons",
    "numbers-of",
]  # fmt: skip

_PHRASES: dict[str, dict[Phrase, str]] = {
    "en": {
        "bar": "Bar chart.",
        "line": "Line chart.",
        "dot": "Dot plot.",
        "km": "Kaplan–Meier curve.",
        "course": "from {first} ({start}) to {last} ({end}); highest {most} ({top}), lowest {least} ({bottom})",
        "without": "{n} without a value",
        "axis-from": "{what} (the axis begins at {n})",
        "with-interval": "{what}, with {level} interval",
        "left-out": "Not in the figure: {what}.",
        "not-yet": "Not yet: {label}",
        "estimated": "{still}, estimated share (Kaplan–Meier)",
        "since": "Days since “{start}”",
        "after": "after {n} days",
        "after-one": "after {n} day",
        "on-day": "{day}: {left}",
        "median": "Median: {days}.",
        "at-risk": "Still watched at the beginning of the day",
        "strokes": "Small strokes: the watch over a row ended on that day.",
        "persons": "Rows are persons: the curve is drawn at the days named and nowhere else.",
        "numbers-of": "The numbers of {figure}",
    },
    "fr": {
        "bar": "Diagramme à barres.",
        "line": "Graphique en courbes.",
        "dot": "Diagramme à points.",
        "km": "Courbe de Kaplan-Meier.",
        "course": "de {first} ({start}) à {last} ({end}) ; maximum {most} ({top}), minimum {least} ({bottom})",
        "without": "{n} sans valeur",
        "axis-from": "{what} (l’axe commence à {n})",
        "with-interval": "{what}, avec intervalle à {level}",
        "left-out": "Hors de la figure : {what}.",
        "not-yet": "Pas encore : {label}",
        "estimated": "{still}, part estimée (Kaplan-Meier)",
        "since": "Jours depuis « {start} »",
        "after": "après {n} jours",
        "after-one": "après {n} jour",
        "on-day": "{day}\u00a0: {left}",
        "median": "Médiane : {days}.",
        "at-risk": "Encore en observation au début du jour",
        "strokes": "Petits traits : fin de l’observation d’une ligne ce jour-là.",
        "persons": "Les lignes sont des personnes : la courbe n’est tracée qu’aux jours indiqués.",
        "numbers-of": "Les chiffres de la {figure}",
    },
    "de": {
        "bar": "Balkendiagramm.",
        "line": "Liniendiagramm.",
        "dot": "Punktdiagramm.",
        "km": "Kaplan-Meier-Kurve.",
        "course": "von {first} ({start}) bis {last} ({end}); Höchstwert {most} ({top}), Tiefstwert {least} ({bottom})",
        "without": "{n} ohne Wert",
        "axis-from": "{what} (die Achse beginnt bei {n})",
        "with-interval": "{what}, mit {level}-Intervall",
        "left-out": "Nicht in der Abbildung: {what}.",
        "not-yet": "Noch nicht: {label}",
        "estimated": "{still}, geschätzter Anteil (Kaplan-Meier)",
        "since": "Tage seit „{start}“",
        "after": "nach {n} Tagen",
        "after-one": "nach {n} Tag",
        "on-day": "{day}: {left}",
        "median": "Median: {days}.",
        "at-risk": "Zu Beginn des Tages noch unter Beobachtung",
        "strokes": "Kleine Striche: An diesem Tag endete die Beobachtung einer Zeile.",
        "persons": "Die Zeilen sind Personen: Die Kurve ist nur an den genannten Tagen gezeichnet.",
        "numbers-of": "Die Zahlen zu {figure}",
    },
    "es": {
        "bar": "Gráfico de barras.",
        "line": "Gráfico de líneas.",
        "dot": "Gráfico de puntos.",
        "km": "Curva de Kaplan-Meier.",
        "course": "de {first} ({start}) a {last} ({end}); máximo {most} ({top}), mínimo {least} ({bottom})",
        "without": "{n} sin valor",
        "axis-from": "{what} (el eje empieza en {n})",
        "with-interval": "{what}, con intervalo del {level}",
        "left-out": "No figura en el gráfico: {what}.",
        "not-yet": "Todavía no: {label}",
        "estimated": "{still}, proporción estimada (Kaplan-Meier)",
        "since": "Días desde «{start}»",
        "after": "tras {n} días",
        "after-one": "tras {n} día",
        "on-day": "{day}: {left}",
        "median": "Mediana: {days}.",
        "at-risk": "Aún en observación al comienzo del día",
        "strokes": "Trazos pequeños: ese día terminó la observación de una fila.",
        "persons": "Las filas son personas: la curva solo se dibuja en los días indicados.",
        "numbers-of": "Los datos del {figure}",
    },
    "ar": {
        "bar": "مخطط أعمدة.",
        "line": "مخطط خطي.",
        "dot": "مخطط نقاط.",
        "km": "منحنى كابلان-ماير.",
        "course": "من {first} ({start}) إلى {last} ({end})؛ الأعلى {most} ({top})، والأدنى {least} ({bottom})",
        "without": "بلا قيمة: {n}",
        "axis-from": "{what} (يبدأ المحور من {n})",
        "with-interval": "{what}، مع فترة {level}",
        "left-out": "غير ظاهر في الشكل: {what}.",
        "not-yet": "ليس بعد: {label}",
        "estimated": "{still}، النسبة المقدَّرة (كابلان-ماير)",
        "since": "الأيام منذ «{start}»",
        "after": "بعد {n} يوم",
        "after-one": "بعد يوم واحد",
        "on-day": "{day}: {left}",
        "median": "الوسيط: {days}.",
        "at-risk": "ما زال تحت الرصد في بداية اليوم",
        "strokes": "الخطوط الصغيرة: انتهى رصد أحد الصفوف في ذلك اليوم.",
        "persons": "الصفوف أشخاص: لا يُرسم المنحنى إلا في الأيام المذكورة.",
        "numbers-of": "أرقام {figure}",
    },
}

MILLION, BILLION = 10**6, 10**9
_LARGE: dict[str, dict[int, tuple[str, str]]] = {  # one, and more; Spanish counts in millions beyond a thousand of them
    "en": {BILLION: ("{n} billion", "{n} billion"), MILLION: ("{n} million", "{n} million")},
    "fr": {BILLION: ("{n} milliard", "{n} milliards"), MILLION: ("{n} million", "{n} millions")},
    "de": {BILLION: ("{n} Mrd.", "{n} Mrd."), MILLION: ("{n} Mio.", "{n} Mio.")},
    "es": {MILLION: ("{n} millón", "{n} millones")},
    "ar": {BILLION: ("{n} مليار", "{n} مليار"), MILLION: ("{n} مليون", "{n} مليون")},
}


def phrase(name: Phrase, lang: str) -> str:
    """Return the words, with places in braces for what stands in them, in the language of the tag `lang`."""
    return _PHRASES.get(_language(lang), _PHRASES["en"])[name]


def scale_of(largest: Fraction, lang: str) -> int:
    """In what an axis up to `largest` counts: 1, or millions where there are at least two of them, or billions."""
    return next((scale for scale in _LARGE.get(_language(lang), _LARGE["en"]) if largest >= 2 * scale), 1)


def large_text(value: Fraction, scale: int, decimals: int, lang: str) -> str:
    """“2.5 million”; nothing is 0, whatever an axis counts in."""
    text = number_text(value / scale, decimals, language_of(lang))
    if scale == 1 or not value:
        return text if value else "0"
    one, more = _LARGE.get(_language(lang), _LARGE["en"])[scale]
    fewer_than_two = abs(value) < 2 * scale if _language(lang) == "fr" else abs(value) == scale
    return (one if fewer_than_two else more).format(n=text).replace(" ", "\u00a0")


def _language(lang: str) -> str:
    return lang.partition("-")[0].lower()
