"""Signing: English."""

from toolkit.check.signing.speech import Speech

ENGLISH = Speech(
    organisations=r"organi[sz]ations?|ngos?|n\.g\.o\.s|csos?|groups?|charit(?:y|ies)|associations?|foundations?|"
    r"networks?|institutions?|bodies|coalitions?|helplines?|unions?|societies",
    persons=r"experts?|individuals?|persons?|people|academics?|researchers?|scientists?|scholars?|professors?|"
    r"survivors?|citizens?|lawyers?|doctors?|professionals?|advocates?|activists?|specialists?|practitioners?|"
    r"leaders?",
    signatories=r"(?:co-?)?signator(?:y|ies)|(?:co-?)?signers",
    countries=r"countries|country|states|nations|jurisdictions",
    bounds={
        "over": r"over|more than|above|upwards of|in excess of",
        "at least": r"at least|no fewer than|not fewer than|no less than|not less than",
        "nearly": r"nearly|almost|close to|just under|not quite|just short of",
        "under": r"fewer than|less than|under",
        "about": r"about|around|approximately|roughly|some|circa|ca\.",
        "at most": r"up to|at most|no more than",
    },
    exactly=r"exactly|a total of|a group of|a coalition of|an alliance of|all|these|our",
    stop=r"of|in|from|to|by|at|on|that|which|who|whose|we|us|they|were|was|are|is|be|have|had|has|the|an?|for|"
    r"with|per|hours?|days?|weeks?|months?|years?|times|percent|reports?|items?|or|but|than|as",
    together=r"(?:,? and|,? &|,|,? as well as|,? or)",
    other=r"(?:an)?other|(?:a )?further|more|additional",
    we=r"\bwe(?:,| \(|:| –| —| are| all| the| undersigned| today| now| together| jointly| write| address| speak|"
    r" sign| to| you| this| letter| as| on behalf of| in the name of| an?| coalition| group| alliance| network|"
    r" of)*|\b(?:the |our )?undersigned|\b(?:signatories|signed)(?:,| \(|:| –| —| are)+",
    signed_by=r"\b(?:co-?)?(?:signed|undersigned)(?: so far| today| jointly| together| already|"
    r" below)? by(?: the)?|\bsignatures (?:of|from)|\b(?:endorsed|supported|backed|joined) by|\b(?:on behalf|"
    r"in the name) of|\b(?:letter|appeal|statement|call) (?:of|from|by)",
    with_others=r"\b(?:together|along|jointly|united|side by side) with|\balongside|\bjoined by|\bjoining",
    calls=r"(?:today |jointly |together |now |have |has |are |is )*(?:(?:co-?)?sign(?:s|ing)?\b|"
    r"(?:co-?)?signed (?:this|the|our|an open|below|it|on)\b|call(?:s|ing)? (?:up)?on\b|call(?:s|ing)? for\b|"
    r"called (?:up)?on\b|urg(?:e|es|ed|ing)\b|appeal(?:s|ing)?\b|appealed\b|demand(?:s|ing|ed)?\b|ask(?:s|ing|"
    r"ed)? (?:(?:you|the|for|that|its)\b|(?-i:[A-ZÀ-Þ]))|writ(?:e|es|ing) to\b|wrote to\b|written to\b|warn(?:s|"
    r"ed|ing)?\b|request(?:s|ed|ing)?\b|support(?:s|ing)? (?:this|the|our)\b|endors(?:e|es|ing) (?:this|the|"
    r"our)\b|join(?:s)? forces\b|stand (?:together|behind|with)\b|(?:sent|send|publish|published) (?:an|this|the|"
    r"our) (?:open )?letter\b|tell\b(?! us)|condemn\b|denounce\b|oppose\b|reject\b|plead\b|insist\b|want\b)",
    signs=r"(?:have |has |are |is )?(?:(?:co-?)?sign(?:s|ing)?\b|(?:co-?)?signed (?:this|the|our|an open|below)\b|"
    r"who (?:have )?sign(?:ed)?\b)",
    undersigned=r"undersigned|signatory|signing|co-?signing|below",
    letter=r"\b(?:open letter|letter|appeal|statement|call|petition|undersigned|sign|signed|signatories|we|our|"
    r"us)\b",
    elsewhere=r"\b(?:surveyed|interviewed|polled|contacted|approached|responded|replied|answered|questionnaire|"
    r"survey|studied|sample|(?:an )?earlier|previous(?:ly)?|last (?:year|month|week)|years? ago|another letter|"
    r"former|back then|at the time|(?:that|a different|a similar|a second) letter|we asked|were asked|asked us|"
    r"told us|said that)\b",
    parts=r"most|some|half|many|few|none|all|each|any|several|majority",
    of=r"\b(?:out of|of)(?: the| these| those| all)?",
    members=r" (?:of|to)(?! (?:this|our|the (?:open )?(?:letter|call|appeal|statement)|an open letter))",
    modifiers=r"from|of|for|in|across|working|that|which|who|representing|worldwide|and|with|around",
    ourselves=r"\bare an?\b",
    treaty=r"\b(?:convention|treaty|protocol|covenant|charter|states parties)\b",
    from_=r"(?:from|in|across|representing|spanning|based in|working in|active in|operating in|"
    r"located in)(?: over)?",
)  # fmt: skip
