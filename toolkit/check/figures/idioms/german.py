"""Figures: how German speaks of numbers."""

from toolkit.check.figures.idioms.idiom import Durations, Idiom, SmallNumbers

_PEOPLE = (
    r"Kind(?:er|ern|es)?|Minderjährigen?|Mädchen|Jungen?|Personen?|Menschen|Nutzer(?:innen)?|Nutzende|"
    r"Jugendlichen?|Frauen|"
    r"Männer|Opfer|Schüler(?:innen)?|Erwachsenen?|wer|die|alle|sind|ist|war|waren|noch"
)
_PARTS = r"Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Neuntel|Zehntel|Hundertstel"
_TIMES = r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|hundert|tausend)"

GERMAN = Idiom(
    tag="de",
    one="ein|eine|eines|einer|einem|einen",
    months=(
        "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
        r"Jan\.|Feb\.|Apr\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\."
    ),
    before=(
        r"oj(?:\s+[lc])?|jo(?:\s+[lc])?|abl\.?(?:\s+[lc])?|doue?(?:\s+[lc])?|cets|ets|unts|industry|industrie|"
        r"industria|"
        r"bverfge|bghz|bgbl\.?(?:\s+I+)?(?:\s+S\.)?|Artikeln?|Art\.?|§§?|Abschnitte?n?|Absatz|Absätze|Absätzen|"
        r"Abs\.?|Satz|Sätze|Unterabsatz|UAbs\.|"
        r"Nummern?|Nrn?\.?|"
        r"Buchstabe|Buchst\.|lit\.|Erwägungsgr[uü]nde?n?|Erwg\.?|ErwG|Kapiteln?|Kap\.|Teil|Titel|Anhang|Anhänge|Anlage|"
        r"Tabellen?|Tab\.|Abbildung(?:en)?|Abb\.|Grafik|Kasten|Fußnoten?|Fn\.|Anm\.|Anmerkung|Seiten?|S\.|Band|"
        r"Bd\.|Bde\.|"
        r"Heft|Randnummern?|Rn\.|Rz\.|Randziffern?|Ziffern?|Ziff\.|Punkte?|Zeilen?|Fragen?|Grundsatz|Prinzip|"
        r"Leitlinien?|"
        r"Empfehlung(?:en)?|Ziele?n?|SDG|Zielvorgabe|Protokoll(?:e|s)?|Verordnung|Richtlinien?|Beschluss|"
        r"Resolution(?:en)?|"
        r"Gesetz|Rechtssache|Rs\.|Az\.|Aktenzeichen|Beschwerde|Drucksache|BT-Drs\.|Drs\.|Sitzung|Version|"
        r"Stufen?|Phasen?|"
        r"Schritte?|Optionen?|Option|Szenario|Kategorien?|Klassen?|Typ|Windows|Web|Android|iOS|iPhone|Raum|"
        r"Zimmer|Stock|"
        r"Gebäude|Übereinkommen|Konvention|Bemerkung|Änderungsantrag|Gruppe der|Agenda|Vision|Horizont|RTL|"
        r"Sat\.|ARD|ISO|"
        r"IEC|DIN|Norm|PISA|Covid|Los|Modell|Maßnahme|Aktion|Indikator|Dokument|Ref\.|Skala von|Spalte|"
        r"Folge|Ausgabe|Ansprechpartner|Formular|Lesung|Block|Modul|Gleichung"
    ),
    joins="und|oder|bis|sowie|bzw\\.",
    nothing=(
        rf"\b(?:{_PEOPLE})\s+(?:\w+\s+)?(?:(?:unter|ab)\s+#(?:\s+Jahren?)?|(?:über|von|bis|zwischen)\s+#"
        r"(?:\s*(?:[-–]|bis|und|oder)\s*#)*\s+Jahren?)(?!\s*(?:%|Prozent))",
        r"\b(?:unter|über|ab|bis)\s+#\s+Jahren?\b", r"\bim\s+Alter\s+(?:von|zwischen|ab|"
        r"bis)\s+(?:zu\s+)?(?:unter\s+|über\s+)?#"
        r"(?:\s*(?:[-–]|bis|und|oder)\s*#)*(?:\s+Jahren?)?", r"\bMindestalter\s+(?:von|ist|beträgt|"
        r"liegt\s+bei)\s+#(?:\s+Jahren)?",
        r"#\s*(?:(?:[-–]|bis|und|oder)\s*#)?-?\s?[Jj]ährig\w*", r"#-?\s*bis\s+#-?[Jj]ährig\w*",
        r"\b\w*alter\b[^.;,]{0,25}?\s(?:bei|von|auf|ist|beträgt)\s+#\s+Jahren?",
        r"#\.\s+(?:Tagung|Sitzung|Jahrhundert|Lebensjahr|Jahrestag|Legislaturperiode|Wahlperiode|Senat|Auflage|"
        r"Quartal|Halbjahr|"
        r"Novelle|Änderung|Ausgabe|Kapitel|Abschnitt|Kammer|Plenarsitzung|Session|Zusatzprotokoll)\w*",
        r"\b(?:am|im|der|dem|den|zum|vom|die|das|des|zur|beim|bis|ab)\s+#\.\s+(?=\w)",
        r"\bLebensjahrs?\b|\bU-?#\b", r"#\s+Jahren?\s+(?:alt|oder\s+älter)",
        r"#(?:[.:]#)?\s*Uhr(?:\s+#)?",
        r"#\s+Tagen?\s+(?:die|in\s+der|pro)\s+Woche",
        r"\b(?:von|Skala)\b[^.;]{0,20}?\bSkala\s+(?:von|reicht\s+von)\s+#\s+bis\s+#",
        r"\bSkala\b[^.;]{0,30}?\bvon\s+#\s+bis\s+#", r"#\s*%[- ]?(?:KI|Konfidenz\w*)", r"\bKonfidenz\w+\s+von\s+#\s*%",
        r"\b(?:Tel(?:efon)?|Notruf|Rufnummer|Nummer|Hotline|Fax|Mobil|wähl\w+|anrufen|Telefonnummer|Kummer|"
        r"erreichbar)\b[.:]?"
        r"(?:\s+(?:Sie|ist|die|den|unter|der|lautet))*\s+#(?:\s+(?:oder|und)\s+(?:die\s+)?#|"
        r"[ -]#)*(?!\s+(?:Meldungen|Mal|Fälle))",
        r"#\s+(?:EU-)?Mitglied(?:s)?staaten\b", r"\bEU[- ]#\b",
        r"#\s*(?:MB|GB|KB|TB|px|Pixel|mm|cm|°C)\b",
        r"\b\w+(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm)\s+#\w?\b", r"\b(?:Straße|Platz|Weg|"
        r"Allee)\s+#\w?\b",
        r"#-?(?:seitig|teilig|stufig|stellig|dimensional|tägig|stündig|monatig|wöchig|fach)\w*(?<!fach)",
    ),
    figures={
        "fraction": (
            rf"(?:\b(?:ein(?:em|es)?|das|dem|jede[sr])\s+|#\s+)(?:{_PARTS})\b(?!jahr)", rf"\b{_TIMES[:-1]}|"
            rf"ein)?(?:drittel)\b",
            r"(?:\b(?:die|der|eine|einer)\s+)?\b(?:Hälfte)\b(?!\s+(?:des|der)\s+(?:\d|Jahres|Jahrhunderts|Monats))",
            r"\bjede[rsnm]?\s+(?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|zwanzigste|hundertste|"
            r"tausendste)[rnsm]?\b", r"\bhalb\s+so\s+viele?\b",
            r"@\s+(?:von|unter|der|dieser)\s+(?:den\s+|je\s+)?#(?!\s*(?:%|Prozent))", r"\banderthalb\b|\b\w*einhalb\b",
        ),
        "multiple": (
            r"\b(?:ver(?:doppel|dreifach|vierfach|fünffach|zehnfach|hundertfach|x?fach)|halbier)(?:te[nr]?|t|e)\b",
            r"\bVer(?:doppel|dreifach|vierfach|fünffach|zehnfach|vielfach)ung\b|\bHalbierung\b",
            r"\b(?:Doppelte|Zweifache|Dreifache|Vierfache|Fünffache|Sechsfache|Siebenfache|Achtfache|Zehnfache|"
            r"Hundertfache)n?\b",
            r"#-?fache?[nrs]?\b", r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert)fache?[nrsm]?\b",
            r"\bdoppelt\s+so\s+(?:viele?|hoch|häufig|oft|groß|lange?|wahrscheinlich)\b",
            rf"\b{_TIMES}mal(?:\s+(?:so\s+(?:viele?|hoch|häufig|oft|groß|lange?)|mehr|häufiger))?\b"
            r"(?!\s+(?:im|pro|am|jährlich|täglich))(?<!zweimal)",
            r"\bzweimal\s+so\s+viele?\b", r"#[- ]?[mM]al\b(?!\s+(?:im|pro|am|jährlich))",
        ),
        "vague": (
            r"\b(?:Dutzende?|Hunderte?|Tausende?|Zehntausende?|Hunderttausende?|Abertausende?|Millionen|"
            r"Milliarden|Aberhunderte)n?"
            r"(?:\s+und\s+Aber\w+)?(?:\s+von\s+(?:Tausenden|Millionen))?\b",
            r"\b(?:ein(?:em|es)?|mehrere|einige|#)\s+Dutzend\b|\beine[rn]?\s+halbe[rn]?\s+(?:Million|"
            r"Milliarde)\b", r"\b(?:mehrere|einige|ein\s+paar)\s+(?:#|hundert|tausend|Hundert|"
            r"Tausend|Millionen|Milliarden)\b",
        ),
        "range": (
            r"\bzwischen\s+#(?:\s*(?:%|Prozent))?\s+und\s+#",
            r"#(?:\s*%?\s?[-–]\s?|\s+(?:bis|oder)\s+)#",
        ),
    },
    percent=r"\s?(?:%|‰|％)|\s+(?:Prozent|Promille|v\.\s?H\.)(?!punkt)\b|-?prozentig\w*",
    points=r"\s+(?:Prozentpunkte?n?|Basispunkte?n?)\b|\s+Punkte\b",
    money=r"\s?(?:[kM]?€|£|\$)|\s+(?:Euro|EUR|Dollar|Franken|CHF|Pfund|Cent)\b",
    about=(
        r"mehr\s+als|über|etwa|rund|fast|ungefähr|mindestens|bis\s+zu|weniger\s+als|nur|knapp|circa|ca\.|"
        r"beinahe|lediglich|"
        r"insgesamt|höchstens|n\s*=|gut|sage\s+und\s+schreibe"
    ),
    stems=(
        "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel hundertstel hälfte jede halb doppel "
        "dreifach vierfach fünffach fach halbier dutzend hundert tausend million milliard mal von unter"
    ),
    small=SmallNumbers(
        known=(
            r"die|diese[rn]?|den|der|unsere[rn]?|ihre[rn]?|seine[rn]?|alle[rn]?|beiden?|anderen?|ersten|letzten|"
            r"nächsten|folgenden|"
            r"jede[rs]?\s+dieser|jene[rn]?|meine[rn]?|übrigen|dieser"
        ),
        things=(
            r"Gr[üu]nde?n?|Empfehlung(?:en)?|Fragen?|Punkte?n?|Weisen?|Wege?n?|Teile?n?|Abschnitte?n?|"
            r"Grundsätze?n?|Prinzipien|"
            r"Säulen?|Vorschläge?n?|Maßnahmen?|Optionen|Bereiche?n?|Elemente?n?|Bedingung(?:en)?|Kriterien|"
            r"Ziele?n?|Anliegen|"
            r"Aspekte?n?|Seiten?|Schritte?n?|Phasen?|Kapiteln?|Bemerkungen|Anmerkungen|Änderungen|"
            r"Forderung(?:en)?|Dinge?n?|"
            r"Arten?|Formen?|Kategorien|Ebenen?|Dimensionen?|Ansätze?n?|Argumente?n?|Probleme?n?|Herausforderungen|"
            r"Einschränkungen|Beispiele?n?|Faktoren?|Themen?|Prioritäten|Anforderungen|Pflichten|Rechte?n?|"
            r"Regeln?|Absätze?n?|"
            r"Artikeln?|Sätze?n?|Worte?n?|Wörter|Lehren?|Schlüsse?|Hypothesen?|Gruppen?|Modelle?n?|Versionen|"
            r"Definitionen|"
            r"Bedeutungen|Funktionen|Rollen|Aufgaben|Instrumente?n?|Methoden?|Stränge|Szenarien|Alternativen|"
            r"Möglichkeiten|"
            r"Lücken|Botschaften|Tatsachen|Welten|Extreme|Stufen|Tabellen|Anhänge|Datensätze?n?|Zahlen|Angaben|"
            r"Quellen|Texte?n?|"
            r"Instrumente|Bestimmungen|Begriffe?n?|Perspektiven|Hinsichten|Strategien|Schichten|Hebel|Wege|"
            r"Risiken|Anteile|wesentliche\w*|zentrale\w*|weitere\w*|wichtige\w*"
        ),
        evidence=(
            r"Meldung(?:en)?|Fälle?n?|Beschwerden?|Vorfälle?n?|Straftaten|Opfer|Kinder?n?|Mädchen|Jungen|Frauen|"
            r"Männer|Menschen|"
            r"Personen?|Nutzer\w*|Konten|Bilder?n?|Fotos|Videos|Inhalte?n?|Beiträge?n?|Kommentare|Nachrichten|"
            r"Anrufe?n?|"
            r"Befragten?|Teilnehme\w+|Jugendlichen?|Familien|Eltern|Lehrkräfte|Schulen|Länder?n?|Staaten|Regierungen|"
            r"Organisationen|Unternehmen|Plattformen|Dienste?n?|Anträge|Entscheidungen|Verfahren|Todesfälle|"
            r"Unterschriften|"
            r"Ermittler\w*|Antworten"
        ),
        rhetoric=(
            r"(?:wir|ich|diese\s+(?:Stellungnahme|Note)|dieser\s+(?:Bericht|Abschnitt|"
            r"Brief))\s+(?:\w+\s+)?(?:geben|machen|schlagen|"
            r"empfehlen|stellen|nennen|haben|hat|sehen|fordern|unterscheiden|möchten|formulieren|umfasst)[^.;]{0,15}$|"
            r"\b(?:es\s+gibt|gibt\s+es|gibt\s+es\s+(?:mindestens|nur))\s+$|\bin\s+$"
        ),
        only=r"nur|genau|lediglich|bloß",
    ),
    times=Durations(
        units=r"Sekunden?|Minuten?|Stunden?|Tagen?|Tage|Wochen?|Monaten?|Monate|Quartalen?|Jahren?|Jahre|"
            r"Jahrzehnten?|Jahrhunderten?|"
        r"Werktagen?|Arbeitstagen?|Nächten?|Generationen",
        ought=(
            r"muss|müssen|müsste\w*|soll\w*|darf|dürfen|empfehl\w+|schlag\w+|forder\w+|bitten|verlang\w+|spätestens|"
            r"verpflicht\w+|höchstens|Frist\w*|binnen|Freiheitsstrafe\w*|Haft|Gefängnis|Strafe|aufbewahr\w+|"
            r"gespeichert|gelten|"
            r"gilt|vorseh\w+|ist\s+zu|sind\s+zu|kann|können|längstens"
        ),
        spans=(
            r"\b(?:letzten|vergangenen|nächsten|kommenden|ersten|folgenden|alle|jeden?|vorigen)\s+#\s+(?!Min|"
            r"Sek)(?:UNITS)",
            r"#\s+(?:UNITS)\s+(?:später|früher|zuvor|danach|lang)", r"\bvor\s+(?:mehr\s+als\s+|über\s+|"
            r"rund\s+)?#\s+(?:UNITS)",
            r"\b(?:seit|nach|in)\s+(?:mehr\s+als\s+|über\s+|fast\s+|den\s+)?#\s+(?:Jahren|Jahrzehnten|"
            r"Jahrhunderten|Generationen)",
            r"#-?(?:stündig|tägig|wöchig|monatig)\w*", r"#-(?:UNITS)",
        ),
        within=r"binnen|innerhalb(?:\s+von)?|in|nach|unter",
        took=r"dauer\w*|durchschnitt\w*|Mittel|Median|jüngste\w*|älteste\w*|alle(?=\s+ƻ+\s(?:Min|Sek))|warte\w*|"
            r"brauch\w*",
    ),
)  # fmt: skip
