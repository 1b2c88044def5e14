"""Signing: German, whose nouns are written as one word and whose verbs may stand before those who act."""

from toolkit.check.signing.speech import Speech

_VERBS = (
    r"(?:fordern|rufen|appellieren|verlangen|bitten|warnen|schreiben|mahnen|unterzeichnen|unterschreiben|wenden sich|"
    r"protestieren|drängen)"
)

GERMAN = Speech(
    organisations=r"(?:[\wäöüß-]*)(?:organisationen|organisation|verbände|verband|vereine|verein|gruppen|"
    r"initiativen|stiftungen|einrichtungen|institutionen|bündnisse|netzwerke|werke)|ngos?|nros?",
    persons=r"(?:[\wäöüß-]*)(?:expert(?:en|innen|:innen|\*innen|_innen)|wissenschaftler(?:innen|:innen|\*innen)?|"
    r"forscher(?:innen|:innen)?|jurist(?:en|innen|:innen)|ärzt(?:e|innen))|einzelpersonen|personen|fachleute|"
    r"menschen|persönlichkeiten|bürger(?:innen|:innen)?|betroffene",
    signatories=r"(?:mit)?unterzeichne(?:rn|rinnen|r:innen|r\*innen|r|nden|nde)",
    countries=r"ländern?|staaten",
    bounds={
        "over": r"über|mehr als",
        "at least": r"mindestens|wenigstens|nicht weniger als",
        "nearly": r"fast|beinahe|knapp|nahezu",
        "under": r"weniger als|unter",
        "about": r"etwa|rund|ungefähr|circa|ca\.|gut",
        "at most": r"bis zu|höchstens|nicht mehr als",
    },
    exactly=r"genau|insgesamt|die|diese|alle|unsere|ein bündnis aus|ein bündnis von|den",
    stop=r"aus|in|im|von|für|mit|bei|nach|auf|an|dass|die|der|das|den|dem|ein|eine|wir|uns|sie|sind|ist|war|waren|"
    r"haben|hat|hatten|oder|aber|tagen?|stunden|wochen|monaten?|jahren?|mal|meldungen|inhalten?|prozent|als|zu|"
    r"wurden|werden",
    together=r"(?: und|,| sowie| oder)",
    other=r"andere[nr]?|weitere[nr]?",
    we=r"\bwir(?:,| \(| –| —|:| sind| alle| die| unterzeichnenden| unterzeichneten| hier| heute| gemeinsam|"
    r" schreiben| wenden| uns| ihnen| sie| an| als| im namen von| ein| bündnis| aus| von| gruppe| eine)*|"
    r"\bdie unterzeichnenden|\bunterzeichne(?:nden|nde|r|rinnen|t)(?:,| \(|:| –| —| sind)+",
    signed_by=r"\b(?:mit)?(?:unterzeichnet|unterschrieben|getragen|unterstützt|mitgetragen)(?: bisher| gemeinsam|"
    r" bereits)? von(?: den)?|\bim namen von|\bunterschriften von|\b(?:brief|appell|aufruf|erklärung) von",
    with_others=r"\b(?:zusammen|gemeinsam|seite an seite) mit|\bneben|\bmit",
    calls=r"(?:heute |gemeinsam |jetzt )*(?:haben (?:diesen|den|unseren|diese|einen offenen) |"
    r"(?:mit)?unterzeichnen\b|unterschreiben\b|fordern\b|rufen\b|appellieren\b|verlangen\b|bitten\b|schreiben\b|"
    r"warnen\b|richten\b|veröffentlichen\b|verurteilen\b|wenden sich\b|mahnen\b|drängen\b|tragen diesen\b|"
    r"unterstützen (?:diesen|den|diese|unseren)\b|(?:mit)?unterzeichnet\b)",
    signs=r"(?:(?:mit)?unterzeichnen\b|unterschreiben\b|haben (?:diesen|den|unseren) |(?:mit)?unterzeichnet\b|"
    r"die (?:diesen|den) )",
    undersigned=r"unterzeichnende[nr]?|unterzeichnete[nr]?|unterstützende[nr]?",
    letter=r"\b(?:brief|appell|aufruf|erklärung|petition|unterzeichne\w+|unterschr\w+|wir|uns|unser\w*)\b",
    elsewhere=r"\b(?:befragt\w*|umfrage|fragebogen|interview\w*|angeschrieben\w*|antworteten|stichprobe|"
    r"frühere[nrs]?|damals|vorherige[nrs]?|letzte[nrs]? jahr|im vorjahr|einen anderen brief|anderer brief|"
    r"ehemalige[nrs]?|vor .{1,12} jahren)\b",
    parts=r"meisten|einige|viele|wenige|keine|hälfte|jede|mehrere|mehrheit",
    of=r"\b(?:von|der|aller|unter)(?: den| diesen)?",
    members=r" (?:der|des|von)(?! (?:briefs|briefes|appells|aufrufs|erklärung))",
    modifiers=r"aus|für|von|der|des|in|die|und|weltweit|zum|zur",
    ourselves=r"\bsind eine?\b",
    treaty=r"\b(?:übereinkommen\w*|konvention|vertrags?|protokolls?|paktes?|charta|vertragsstaaten)\b",
    from_=r"(?:aus|in)",
    called_by=rf"\b{_VERBS}(?: heute| gemeinsam| jetzt| in einem offenen brief| daher| deshalb)*",
)  # fmt: skip
