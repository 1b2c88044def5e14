"""Figures: how English speaks of numbers."""

from toolkit.check.figures.idioms.idiom import Durations, Idiom, SmallNumbers

_PEOPLE = (
    r"child(?:ren)?|minors?|girls?|boys?|people|persons?|users?|adolescents?|those|anyone|everyone|anybody|"
    r"someone|kids|"
    r"youths?|teenagers?|teens|adults|individuals?|women|men|victims?|pupils?|students?|players|consumers|"
    r"human being|young"
)
_TENTHS = "thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?"
_PART = (
    r"(?!(?<=\bin )one[ -]quarter\b(?! of))"
    r"(?:one|an?|#)[ -](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)"
    r"(?=\s+(?:of(?!\s+(?:19|20)\d\d)|more|fewer|less|lower|higher|had|have|has|were|was|are|is|said|say|did|do|"
    r"does|could|"
    r"would|never|as|to|in|on|by|and|or|but|who|that|which|felt|feel|reported|report)\b|\s*[.,;:!?)”\"–—]|\s*$)"
)

ENGLISH = Idiom(
    tag="en",
    one="one",
    months=(
        "January|February|March|April|May|June|July|August|September|October|November|December|"
        r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
    ),
    before=(
        r"oj(?:\s+[lc])?|jo(?:\s+[lc])?|abl\.?(?:\s+[lc])?|doue?(?:\s+[lc])?|cets|ets|unts|industry|industrie|"
        r"industria|"
        r"articles?|arts?\.?|sections?|sects?\.?|secs?\.?|ss?\.|subsections?|paragraphs?|paras?\.?|"
        r"subparagraphs?|points?"
        r"|recitals?|recs?\.|chapters?|ch\.|chap\.|parts?|titles?|annex(?:es)?|appendix|appendices|schedules?|tables?"
        r"|figures?|figs?\.?|box(?:es)?|charts?|graphs?|footnotes?|endnotes?|notes?|nn?\.?|pages?|pp?\.?|"
        r"volumes?|vols?\.?"
        r"|numbers?|nos?\.?|rules?|clauses?|cl\.|items?|lines?|questions?|q|principles?|guidelines?|recommendations?"
        r"|goals?|sdgs?|targets?|protocols?|regulations?|directives?|decisions?|resolutions?|laws?|cases?|applications?"
        r"|appl?\.|bills?|sessions?|meetings?|versions?|v\.|releases?|levels?|tiers?|phases?|steps?|stages?|options?"
        r"|scenarios?|categor(?:y|ies)|class(?:es)?|types?|channel|windows|web|android|ios|iphone|rooms?|suite|"
        r"floor|unit"
        r"|buildings?|grades?|form|band|war|comment|observation|convention|amendments?|form|group of"
        r"|agenda|vision|horizon|radio|bbc|itv|studio|formula|python|chrome|iso|iec|rfc|din|pisa|covid|lot|model|"
        r"work package|wp|deliverable|task|objective|indicator|commitment|measure|action|pillar|standard|exhibit|"
        r"attachment|document|file|reference|ref\.?|hc|cp|cm|cmnd|bbc|reg\.?|dir\.?|order|top|scale of|indent|"
        r"hypothesis|"
        r"equation|eq\.|column|row|question no\.?|slide|module|lesson|unit|room"
    ),
    joins="and|or|to|through|until",
    nothing=(
        r"\b(?<!mean )(?<!average )(?<!median )(?:aged?|ages|age of|ages of|aged between|age group|age range|"
        r"age band)\s+(?:of\s+|between\s+|from\s+)?#"
        r"(?:\s*(?:[-–,]|to|and|or)\s*#)*(?:\s+(?:years?|or\s+(?:over|older|under|younger|above|below)))?",
        rf"\b(?:{_PEOPLE})\s+(?:who\s+(?:are|were)\s+|aged\s+)?(?:under|over|below|above|younger than|older than)\s+"
        r"(?:the age of\s+)?ƻ{1,2}(?!ƻ)(?:\s+years(?:\s+(?:of age|old))?)?(?!\s*%)",
        r"\b(?:he|she|they|is|are|was|were|be|been)\s+(?:aged\s+)?(?:under|over|below|above)\s+(?:the age of\s+)?ƻ{1,2}"
        r"(?=\s*(?:[.,;:)]|$|years\b|and\b|or\b|when\b|at\b|who\b|to\b))",
        r"#(?:\s*(?:[-–]|to|and|or)\s*#)?[- ]years?[- ](?:olds?|of age)",
        r"#-?\s*to\s+#-year-olds?", r"\bunder[- ]#s?\b", r"#\s+or\s+(?:older|younger|over|above)\b",
        r"\bage\s+of\s+\w+\s+(?:is|was|be|remains?|at|to|from)\s+(?:set\s+at\s+|fixed\s+at\s+|raised\s+to\s+)?#",
        r"\bturn(?:s|ed|ing)?\s+#(?!\s*%)", r"ƻ{1,2}\+(?!ƻ)",
        r"\bage\s+(?:limit|threshold|requirement)s?\s+(?:of|is|at|to)\s+#", r"\bbetween\s+#\s+and\s+#\s+years\b",
        r"#\s*(?:a\.?m\.?|p\.?m\.?|o[’']clock|noon|hrs|hours? (?:GMT|CET|CEST|BST))(?!\w)",
        r"\b(?:week|day|year|wave)\s+#(?=\s*(?:[.,;:)]|of\b|and\b))", r"#\s+days\s+a\s+week", r"\b(?:around|"
        r"round)\s+the\s+clock\b",
        r"\bno[ -]one\b|\b(?:one another|each one|every one|any one|one by one|one or two|one day|one thing)\b",

        r"\b(?:scale|range|rated|likert|score)\b[^.;]{0,30}?\bfrom\s+#\s+to\s+#", r"\bscale of\s+#\s*(?:to|[-–])\s*#",
        r"\b#\s*%\s*(?:CI|confidence|credib\w+)", r"\b#[- ]per[- ]cent\s+confidence", r"#-point\s+(?:scale|likert)",
        r"\b(?:call|dial|dialling|ring|phone|telephone|tel|text|helpline|hotline|number|freephone|fax|mobile)\b[.:]?"
        r"(?:\s+(?:is|on|us|at|the|free|now))*\s+#(?:\s+(?:or|and)\s+#|[ -]#)*(?!\s+(?:reports|cases|times|children))",
        r"\b#\s+(?:EU\s+|EU-)?member\s+states\b", r"\bEU[- ]?#\b", r"\b#\s+member\s+states\b",
        r"#(?:-|\s)(?:way|step|part|sided|fold|tier|pronged|dimensional|stage|page|point|bit|star|storey|person)\b",
        r"#\s*(?:MB|GB|KB|TB|kbps|Mbps|px|pixels|dpi|pt|mm|cm|°C)\b",
        r"\b#,?\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Way|Square|Place|Drive|Court|House)\b",
        r"\b(?:formula|catch|area|route|room|apollo)\s*#", r"\bp\s*=\s*ns\b", r"\bone\s+(?:hand|side|can|must|"
        r"should)\b",
        r"#[- ](?:lettered|word|character)\b", r"\bword\s+limit\s+of\s+#", r"\b#\s+words\b",
    ),
    figures={
        "fraction": (
            r"\b(?:a|one)\s+(?:quarter|third)\s+of\s+#",
            rf"(?<=\b){_PART}",
            rf"(?:(?<=almost )|(?<=nearly )|(?<=about )|(?<=around )|(?<=over )|(?<=than )|(?<=by ))(?:one|an?)[ -]"
            rf"(?:{_TENTHS})\b",
            rf"#[ -](?:{_TENTHS})\b",
            r"(?!(?<=\bin )one[ -]quarter\b(?! of))"
            r"\bone[ -](?:third|quarter|fifth|tenth)\b(?!\s+(?:of\s+(?:19|20)\d\d|part(?:y|ies)))",
            r"(?<!second )(?<!first )(?<!other )(?<!latter )(?<!last )(?<!better )(?<!be)(?<!-)\bhalf\b"
            r"(?!-|\s+#|\s+an?\s+dozen|\s+(?:year|hour|time|way|term|measures?|past|day|"
            r"brother|sister|century)\b|\s+an?\s+(?:hour|day|year|century))",
            r"@\s+(?:\w+\s+){0,2}?(?:out\s+of|of|in)\s+every\s+#",
            r"@\s+(?:\w+\s+){0,2}?out\s+of\s+(?:the\s+)?#(?!\s*%)",
            r"(?:@|one\s+\w+)\s+in\s+#(?!\s*%)",
            r"@\s+per\s+#",
            r"#\s+of\s+(?:the\s+)?#(?!\s*%)", r"\b(?:every|each)\s+(?:second|third|fourth|fifth|tenth)\s+(?=child|girl|"
            r"boy|user|report|wom[ae]n|parent|teen)",
        ),
        "multiple": (
            r"(?<!to )(?<!should )(?<!must )(?<!not )\b(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing)\b"
            r"(?![- ](?:counting|down|checked|edged))",
            r"\b(?:doubles|triples|trebles|quadruples|halves)\s+(?=the|its|their|every|in)",
            r"\b(?:double|triple|treble|quadruple)\s+(?:the\s+(?:number|amount|rate|share|figure|level|total|"
            r"average|size|"
            r"risk|proportion|eu|national)|that|what)\b",
            r"\b(?:has|have|had|nearly|almost|more than|will)\s+(?:double|triple|quadruple)\b",
            r"\btwice\s+(?:as\s+(?:many|much|likely|high|often|large|long|big|common|fast)|the|that|their|more)\b",
            r"(?<!is )(?<!are )(?<!was )(?<!be )(?:#-?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|"
            r"twelve|\w+teen|\w{3,}ty|hundred|thousand))"
            r"fold\b",
            r"#[ -]times(?!\s+(?:a|per)\s)(?=\s+(?:as|more|the|higher|larger|greater|less|likelier|lower|faster|"
            r"bigger|that|their|over|worse|"
            r"longer|fewer))|#\s+times\b(?!\s+(?:a|per)\s)",
        ),
        "vague": (
            r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\s+(?:and|or|"
            r"upon)\s+(?:hundreds|"
            r"thousands|millions))?(?:\s+of\s+(?:hundreds|thousands|millions|billions))?\b(?!\s+of\s+(?:times|"
            r"miles|ways))",
            r"(?:\bhalf\s+)?(?:\ban?|\bseveral|\ba few|#)\s+dozen\b",
            r"\b(?:several|a few|few|many)\s+(?:hundred|thousand|million|billion)s?\b", r"\bhalf\s+#",
        ),
        "range": (
            r"\bbetween\s+[€£$]?#(?:\s*(?:%|per cent|percent))?\s+and\s+[€£$]?#",
            r"[€£$]?#(?:\s*%?\s?[-–]\s?|\s+(?:to|or)\s+)[€£$]?#",
        ),
    },
    percent=r"\s?(?:%|‰|％)|[ -]?per[ -]?cent(?!\w)|\s+percent\b|\s+of\s+1\s+per\s+cent",
    points=r"(?:\s|-)percentage[ -]points?\b|\s+(?:basis\s+)points\b|\s?pp\b|\s?p\.p\.|\s+points\b(?=\s+(?:to|"
        r"from|between|since|lower|higher|more))",
    money=r"\s?(?:€|£|\$)|\s+(?:euros?|EUR|pounds?|GBP|dollars?|USD|pence|Swiss\s+francs)\b",
    about=(
        r"more\s+than|over|about|some|nearly|almost|around|approximately|at\s+least|up\s+to|fewer\s+than|"
        r"less\s+than|only|"
        r"just|roughly|circa|as\s+many\s+as|at\s+most|no\s+fewer\s+than|n\s*=|total\s+of|under|exactly|another"
    ),
    stems=(
        "half third quarter fourth fifth sixth seventh eighth ninth tenth twentieth hundred doubl tripl trebl "
        "quadrupl quintupl halv twice fold dozen tens scores thousand million billion trillion one"
    ),
    small=SmallNumbers(
        known=(
            r"the|these|those|our|their|its|his|her|my|your|all|any|other|first|last|next|following|latter|former|both|"
            r"every|each|same|only\s+the|each\s+of|whose|this|remaining"
        ),
        things=(
            r"reasons?|recommendations?|questions?|points?|ways?|parts?|sections?|principles?|pillars?|"
            r"proposals?|measures?|"
            r"options?|issues?|areas?|elements?|conditions?|criteria|criterion|objectives?|aims?|goals?|"
            r"concerns?|aspects?|"
            r"sides?|steps?|stages?|phases?|chapters?|observations?|remarks?|comments\s+on|suggestions?|amendments?|"
            r"demands?|things?|kinds?|types?|sorts?|forms?|categories|levels?|dimensions?|approaches|approach|"
            r"schools?\s+of|"
            r"views?|arguments?|problems?|challenges?|limitations?|examples?|factors?|themes?|topics?|"
            r"priorities|changes?|"
            r"requirements?|obligations?|duties|duty|rights?|safeguards?|tests?|rules?|paragraphs?|articles?|"
            r"sentences?|"
            r"words?|lessons?|conclusions?|findings?|hypothes[ei]s|research\s+questions?|groups?|models?|versions?|"
            r"definitions?|meanings?|functions?|roles?|tasks?|actions?|tools?|methods?|strands?|clusters?|headings?|"
            r"scenarios?|alternatives?|possibilities|directions?|gaps?|messages?|asks?|caveats?|trends?|facts?|"
            r"claims?|ends|"
            r"extremes|worlds?|halves|opposites|distinct|main|key|core|broad|further|simple|separate|essential|"
            r"additional|"
            r"concrete|specific|central|basic|important|fundamental|major|annexes|appendices|tables|hands|minds|"
            r"purposes?|"
            r"collections?|data\s?sets?|figures?|numbers?|shares?|percentages?|sources?|texts?|instruments?|"
            r"provisions?|concepts?|"
            r"terms?|perspectives?|senses|respects?|notions?|elements|strategies|policies|bodies|texts|layers?|"
            r"levers?|routes?|"
            r"paths?|risks?|harms?|benefits?|requests\s+of|calls\s+to|publishers?|editions?|parties|party|"
            r"voices?|stories|truths?|fronts?|counts|"
            r"occasions|weaknesses|strengths|consequences|effects|outcomes|implications|assumptions|"
            r"preconditions|caveats|"
            r"characteristics|features|drivers|causes|components|scenarios|streams|sets|lists|pieces|paths|"
            r"tracks|tiers|routes|"
            r"sessions|meetings|workshops|rounds|waves|readings|drafts"
        ),
        evidence=(
            r"reports?|cases?|complaints?|incidents?|offen[cs]es?|crimes?|victims?|survivors?|child(?:ren)?|"
            r"girls?|boys?|"
            r"women|men|people|persons?|users?|accounts?|images?|pictures?|photos?|videos?|items?|posts?|"
            r"comments|messages|"
            r"calls?|respondents?|participants?|adolescents?|minors?|families|parents?|teachers?|schools?|"
            r"pupils?|students?|"
            r"countries|states|governments?|organi[sz]ations?|companies|platforms?|services?|requests?|notices?|"
            r"decisions?|"
            r"removals?|arrests?|convictions?|prosecutions?|investigations?|deaths?|referrals?|signatures?|signatories|"
            r"households|employees|officers?|moderators?|experts?|interviews?|responses?|replies|reply|answers?"
        ),
        rhetoric=(
            r"(?:we|i|this\s+(?:paper|submission|report|response|letter|briefing|evidence|note|section|chapter|"
            r"article))\s+"
            r"(?:\w+\s+)?(?:make|makes|propose|recommend|suggest|offer|raise|set\s+out|consider|address|"
            r"identify|see|have|has|"
            r"ask|wish|want|would|will|highlight|distinguish|focus\w*|note|draw|put)\b[^.;]{0,20}$|"
            r"there\s+(?:are|is|were|remain)\s+(?:at\s+least\s+|only\s+|also\s+)?$|\bin\s+$|\bon\s+$|\binto\s+$"
        ),
        only=r"only|just|exactly|not|single|merely|barely",
    ),
    times=Durations(
        units=r"seconds?|minutes?|mins?|hours?|days?|weeks?|weekends?|months?|quarters?|years?|decades?|"
            r"centuries|working\s+days|"
        r"calendar\s+days|business\s+days|nights?|generations?",
        ought=(
            r"must|should|shall|ought|requir\w+|recommend\w*|propos\w+|urg\w+|ask\w*|call\s+(?:on|for|upon)|demand\w*|"
            r"need(?:s|ed)?\s+to|deadline|suggest\w*|at\s+the\s+latest|may\s+not|has\s+to|have\s+to|oblig\w+|"
            r"duty|time\s+limit|"
            r"entitled|maximum|let|imprison\w+|prison|custod\w+|sentence|detention|no\s+later\s+than|statutory|allowed|"
            r"permitted|valid|expires?|term|notice|we\s+want|ensure|granted?|provided?\s+that|provide|retain\w*|"
            r"retention|"
            r"stored|kept"
        ),
        spans=(
            r"\b(?:past|last|next|previous|coming|first|final|preceding|following|recent|every|each|"
            r"another)\s+#[ -](?!min|sec)(?:UNITS)",
            r"#[ -](?:UNITS)\s+(?:ago|later|earlier|before|after|on(?=\s*[.,;]))",
            r"\b(?:for|over|since|in|after)\s+(?:more\s+than\s+|over\s+|nearly\s+|almost\s+|the\s+\w+\s+|about\s+)?#\s+"
            r"(?:years|decades|centuries|generations)\b",
            r"#-(?:UNITS)(?:-|\s)", r"\b#\s+times\s+(?:a|per)\s+(?:day|week|month|year)",
        ),
        within=r"within|under|inside|in\s+under|after\s+more\s+than|for\s+more\s+than|for\s+at\s+least|after",
        took=r"took|takes|take|lasted|lasts|waited|wait|average|median|mean|delays?|spent|longest|shortest|"
            r"typical\w*|youngest|oldest|every(?=\s+ƻ+\s(?:min|sec))",
    ),
)  # fmt: skip
