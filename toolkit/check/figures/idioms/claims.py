"""Figures: the words with which languages divide a whole, claim a majority, and say from what to what a share went.

In the patterns `P` is a percentage, `#` a number.
"""

from collections.abc import Mapping

from msgspec import Struct


class Claims(Struct, frozen=True, kw_only=True, eq=False):
    """`of`: before the whole (“of 100 reports”); `rest`: before the last part; `exclusive`: words for what happens to a
    thing only once, so that parts cannot overlap; `overlap`: words of parts that may. `course`: from P to P.
    `majority`: words for more than one half; `plain_majority`: such of them as are more than one half by themselves.
    """

    of: str
    rest: str
    exclusive: str
    overlap: str
    course: str
    majority: str
    changed: str


CLAIMS: Mapping[str, Claims] = {
    "en": Claims(
        of=r"(?:of|out of|from among)\s+(?:the\s+|these\s+|our\s+|all\s+|a\s+total\s+of\s+)?",
        rest=r"(?:the\s+)?(?:remaining|other|rest,?)\s+$",
        exclusive=(
            r"remov\w+|delet\w+|taken\s+down|reject\w+|dismiss\w+|refus\w+|declin\w+|clos\w+|resolv\w+|upheld|"
            r"accept\w+|"
            r"grant\w+|(?:un)?answer\w*|ignor\w+|pending|open|active|accessible|remain\w*|kept|left|block\w+|"
            r"suspend\w+|"
            r"unresolved|withdrawn|settled|convict\w+|acquit\w+|online|not|unknown|from"
        ),
        overlap=r"also|both|of\s+(?:which|whom|them|these)|including|at\s+least|several|multiple|later|then|"
        r"again|some|overlap\w*",
        course=r"\bfrom\s+P\s+(?:\([^)]*\)\s+|in\s+\w+\s+)*to\s+P",
        majority=r"(?<!relative )(?<!simple )(?<!at )(?<!the )\b(?:(?:a|the|clear|large|vast|great|overwhelming|"
        r"slim)\s+)?majority|"
        r"\bmore\s+than\s+half|\bover\s+half|(?<!the )(?<!at )\bmost(?!\s+(?:common|often|likely|recent|"
        r"frequent|serious|severe|"
        r"vulnerable|important|of\s+all\b))",
        changed=r"(?:\b(?:by|of|a|an|up|down)\s+(?:about\s+|nearly\s+|only\s+)?)$",
    ),
    "fr": Claims(
        of=r"(?:sur|parmi)\s+(?:les\s+|ces\s+|nos\s+|un\s+total\s+de\s+)?",
        rest=r"(?:les\s+)?(?:autres|restants?)\s+$|les\s+$",
        exclusive=(
            r"retir\w+|supprim\w+|rejet\w+|refus\w+|clos\w*|class\w+|accept\w+|accord\w+|répon\w+|réponse|"
            r"ignor\w+|attente|"
            r"ouvert\w*|accessibles?|rest\w+|maint\w+|bloqu\w+|suspend\w+|annul\w+|condamn\w+|ligne|pas|"
            r"inconnu\w*|provien\w+"
        ),
        overlap=r"aussi|également|dont|y\s+compris|au\s+moins|plusieurs|puis|ensuite|certains|parmi\s+eux",
        course=r"\b(?:de|d[’'])\s*P\s+(?:\([^)]*\)\s+|en\s+\w+\s+)*à\s+P",
        majority=r"(?<!relative )\b(?:la|une)\s+(?:grande\s+|large\s+|nette\s+)?majorité(?!\s+relative)|\bla\s+plupart|"
        r"\bplus\s+de\s+la\s+moitié",
        changed=r"(?:\b(?:de|d[’']environ|soit|presque)\s*)$",
    ),
    "de": Claims(
        of=r"von\s+(?:den\s+|diesen\s+|unseren\s+|insgesamt\s+)?",
        rest=r"(?:die\s+)?(?:übrigen|restlichen|anderen)\s+$",
        exclusive=(
            r"entfern\w+|gelösch\w+|abgelehnt|zurückgewiesen|abgewiesen|eingestellt|geschlossen|erledigt|angenommen|"
            r"stattgegeben|beantwortet|unbeantwortet|ignoriert|offen|erreichbar|blieben|verblieb\w+|gesperrt|"
            r"verurteilt|"
            r"freigesprochen|online|nicht|unbekannt|aus"
        ),
        overlap=r"auch|sowohl|davon|darunter|einschließlich|mindestens|mehrere|später|dann|einige|zugleich",
        course=r"\bvon\s+P\s+(?:\([^)]*\)\s+|im\s+Jahr\s+\w+\s+)*auf\s+P",
        majority=r"(?<!relative )\b(?:die|eine|der|einer)\s+(?:große\s+|klare\s+|knappe\s+|"
        r"deutliche\s+)?Mehrheit|\bdie\s+meisten|"
        r"\bmehr\s+als\s+die\s+Hälfte|\büber\s+die\s+Hälfte",
        changed=r"(?:\b(?:um|von|rund|etwa)\s+)$",
    ),
    "es": Claims(
        of=r"de\s+(?:los\s+|las\s+|estos\s+|estas\s+|un\s+total\s+de\s+)?",
        rest=r"(?:los\s+|las\s+)?(?:otr[oa]s|restantes|demás)\s+$",
        exclusive=(
            r"retir\w+|elimin\w+|borr\w+|rechaz\w+|desestim\w+|cerr\w+|archiv\w+|acept\w+|conced\w+|respond\w+|"
            r"respuesta|"
            r"ignor\w+|pendientes?|abiert\w+|accesibles?|qued\w+|siguen|bloque\w+|suspend\w+|conden\w+|"
            r"absuel\w+|línea|no|"
            r"desconoc\w+|proced\w+"
        ),
        overlap=r"también|tanto|de\s+los\s+cuales|de\s+ell[oa]s|incluid\w+|al\s+menos|vari[oa]s|después|luego|"
        r"algun[oa]s",
        course=r"\bdel?\s+(?:un\s+)?P\s+(?:\([^)]*\)\s+|en\s+\w+\s+)*al?\s+(?:un\s+)?P",
        majority=r"(?<!relativa )\b(?:la|una)\s+(?:gran\s+|amplia\s+|clara\s+)?mayoría(?!\s+relativa)|"
        r"\bmás\s+de\s+la\s+mitad",
        changed=r"(?:\b(?:un|del?|en\s+un|casi\s+un)\s+)$",
    ),
}
