"""Figures: how French speaks of numbers."""

from toolkit.check.figures.idioms.idiom import Durations, Idiom, SmallNumbers

_PEOPLE = (
    r"enfants?|mineure?s?|filles?|garçons?|personnes?|utilisateurs?|utilisatrices?|adolescente?s?|jeunes|femmes|hommes|"
    r"victimes?|élèves|étudiants?|individus?|adultes|ceux|celles|quiconque|êtres? humains?|humain|ont|avoir|"
    r"ayant|a|avait|"
    r"avaient|ait|âgée?s?|âge"
)
_PARTS = r"tiers|quarts?|cinquièmes?|sixièmes?|septièmes?|huitièmes?|neuvièmes?|dixièmes?|centièmes?"

FRENCH = Idiom(
    tag="fr",
    one="une?",
    months=(
        "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
        r"janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\."
    ),
    before=(
        r"oj(?:\s+[lc])?|jo(?:\s+[lc])?|abl\.?(?:\s+[lc])?|doue?(?:\s+[lc])?|cets|ets|unts|industry|industrie|"
        r"industria|"
        r"articles?|arts?\.?|sections?|sect\.|paragraphes?|par\.|paras?\.?|§|alinéas?|al\.|points?|"
        r"considérants?|consid\.|"
        r"chapitres?|chap\.|parties?|titres?|livres?|annexes?|tableaux?|tabl\.?|figures?|fig\.?|encadrés?|"
        r"graphiques?|notes?|"
        r"note de bas de page|n\.|pages?|pp?\.|volumes?|vol\.|tomes?|t\.|numéros?|n[°ºo]s?\.?|nos?\.?|règles?|lignes?|"
        r"questions?|principes?|directives?|recommandations?|objectifs?|odd|cibles?|protocoles?|règlements?|décisions?|"
        r"résolutions?|lois?|affaires?|requêtes?|projets? de loi|séances?|sessions?|réunions?|versions?|"
        r"niveaux?|phases?|"
        r"étapes?|options?|scénarios?|catégories?|classes?|types?|windows|web|android|ios|iphone|salles?|bureau|étage|"
        r"bâtiment|lettre|lit\.|convention|observation|amendements?|groupe des|g|agenda|programme|horizon|vision|"
        r"canal|radio|iso|iec|norme|pisa|covid|lot|modèle|action|axe|indicateur|pièce|document|référence|réf\.|"
        r"décret|arrêté|ordonnance|avis|délibération|échelle de|colonne|formulaire|"
        r"numéro d[e’']urgence"
    ),
    joins="et|ou|à|au|jusqu[’']à",
    nothing=(
        r"\bâgée?s?\s+(?:de\s+)?(?:entre\s+|plus\s+de\s+|moins\s+de\s+|d[’']au\s+moins\s+)?#(?:\s*(?:[-–]|à|et|"
        r"ou)\s*#)*"
        r"(?:\s+ans)?",
        r"\b(?:de\s+)?(?:moins|plus)\s+de\s+#\s+ans\b", r"\b(?:moins|plus)\s+de\s+#\s+ans\s+révolus",
        rf"\b(?:{_PEOPLE})\s+(?:de|d[’']|entre|dès)\s*#(?:\s*(?:[-–]|à|et|ou)\s*#)*\s+ans\b",
        rf"\b(?:{_PEOPLE})\s+(?:(?:de\s+)?(?:moins|plus)\s+de\s+)?#(?:\s*(?:[-–]|à|et|ou)\s*#)*\s+ans\b",
        r"\bâge\b[^.;,]{0,30}?\s(?:à|de|est)\s+#\s+ans",
        r"\bl[’']âge\s+de\s+#(?:\s+ans)?", r"\bdès\s+#\s+ans\b", r"\bavant\s+#\s+ans\b", r"\bmajorité\s+à\s+#\s+ans",
        r"\bles\s+#\s*[-–]\s*#\s+ans\b", r"#\s+ans\s+(?:et\s+plus|révolus|ou\s+plus)",
        r"#\s*h(?:eures?)?\s*#|#\s*heures?\s+(?:du\s+matin|du\s+soir|précises)|\bà\s+#\s*h(?:eures?)?(?:\s*#)?(?!\w)",
        r"#\s*h(?:eures?)?\s+sur\s+#", r"#\s*j(?:ours?)?\s+sur\s+#", r"#\s*h/#",
        r"\bl[’']une?\b|\bd[’']une\s+part",
        r"(?<!en )\bFrance\s+#(?=\s*[,.;]|\s+et\b|\s+a\b)",

        r"\b(?:échelle|note|score)\b[^.;]{0,30}?\bde\s+#\s+à\s+#", r"\béchelle\s+de\s+#\s*(?:à|[-–])\s*#",
        r"\b(?:IC|intervalle\s+de\s+confiance)\s*(?:à|de)?\s*#\s*%", r"#\s*%\s*(?:IC|CI)\b",
        r"\b(?:appel\w*|compos\w+|tél(?:éphone)?|tel|numéro|ligne|fax|portable|mobile|contact\w*|joign\w+)\b[.:]?"
        r"(?:\s+(?:presse|est|le|au|vert|d[’']urgence|:))*\s+#(?:\s+(?:ou|et)\s+(?:le\s+)?#|"
        r"[ -]#)*(?!\s+(?:fois|cas|%))",
        r"\ble\s+#\s+est\s+le\s+numéro", r"\bnuméro\b[^.]{0,50}?,\s*le\s+#\s+celui",
        r"\ble\s+#\s+celui\b",
        r"\b#\s+(?:É|E|é|e)tats\s+membres\b", r"\b#\s+États\b(?=\s+membres)", r"\bl[’'](?:UE|Union)\s+à\s+#",
        r"#\s*(?:Mo|Go|Ko|To|px|pixels|mm|cm|°C)\b",
        r"#(?:\s*(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|bd|place|quai|allée|impasse|chemin|cours|square)\b",
        r"\b(?:ne|n[’'])\s+font\s+qu[’']un\b",
    ),
    figures={
        "fraction": (
            rf"(?:\b(?:le|un)|#)\s+(?:{_PARTS})\b(?=\s+(?:d[eu’']|des|plus|moins|sont|ont|a|est|ne|n[’']|s[e’']|"
            rf"environ|à|en|"
            r"seulement|étaient|avaient|était|avait|restant|seraient|pense\w*|déclar\w+|estim\w+)|\s*[,.;:!?)»”]|\s*$)"
            r"(?!\s+(?:peut|doit|pourra|à la procédure|intéressé|de confiance))",
            r"\btrois\s+quarts\b", r"\b(?:la|une)\s+(?:bonne\s+)?moitié\b(?!\s+du\s+(?:XX|siècle|mandat|mois))",
            r"\bde\s+moitié\b", r"\bpar\s+(?:deux|moitié)\b(?=x)",
            r"@\s+(?:[\w’'-]+\s+){0,3}?sur\s+(?:les\s+)?#(?!\s*%)", r"@\s+d(?:es|e\s+ces|"
            r"e\s+nos)\s+#(?!\s*%)", r"\bdeux\s+sur\s+trois\b",
            r"\b(?:une?|le|la)\s+(?:\w+\s+)?(?:dixième|cinquième|quart)\s+(?=d[e’'])",
        ),
        "multiple": (
            r"(?<!de )(?<!à )(?<!faut )(?<!doit )\b(?:a|ont|avait|avaient|presque|plus que|aura|est|sont|ayant|"
            r"s[’']est)\s+"
            r"(?:presque\s+|plus\s+que\s+|même\s+|été\s+)?(?:doublé|triplé|quadruplé|quintuplé|décuplé)(?:e?s?)\b",
            r"\b(?:double|triple)\s+(?=en\s+\d|chaque|tous\s+les)",
            r"\b(?:le|au)\s+(?:double|triple|quadruple)\b(?!\s+(?:sens|jeu))",
            r"\b(?:multipli|divis)(?:ée?s?|ant|e|ent|er)\s+par\s+#", r"\bdoublement\s+d(?:u|es|e\s+la)\b",
            r"#\s+fois(?:\s+(?:plus|moins|supérieure?s?|inférieure?s?|davantage))?(?!\s+par\s+(?:an|jour|mois|"
            r"semaine))",
        ),
        "vague": (
            r"\b(?:dizaines|centaines|milliers|millions|milliards)(?:\s+(?:de|d[’'])\s*(?:milliers|centaines|millions|"
            r"milliards))?(?=\s+(?:d[e’']|d[’']))",
            r"\b(?:une|plusieurs|quelques|#)\s+(?:dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?|"
            r"quarantaines?|"
            r"cinquantaines?|soixantaines?|centaines?)\b|\bun\s+(?:millier|million|milliard)\b",
            r"\b(?:plusieurs|quelques)\s+(?:milliers|millions|milliards)\b|\bun\s+demi[- ](?:million|milliard)\b",
        ),
        "range": (
            r"\bentre\s+#(?:\s*(?:%|pour cent))?\s+et\s+#",
            r"#(?:\s*%?\s?[-–]\s?|\s+(?:à|ou)\s+)#",
        ),
    },
    percent=r"\s?(?:%|‰|％)|\s+pour\s+(?:cent|mille)\b|\s+pourcents?\b",
    points=r"\s+points?\s+(?:de\s+pourcentage|de\s+base)\b|\s+points\b",
    money=r"\s?(?:[kM]d?€|€|£|\$)|\s+(?:d[’'])?(?:euros?|EUR|dollars?|livres\s+sterling|francs|FCFA|CHF)\b",
    about=(
        r"plus\s+de|plus\s+d[’']|moins\s+de|environ|près\s+de|quelque|au\s+moins|jusqu[’']à|seuls?|seules?|seulement|"
        r"presque|à\s+peine|pas\s+moins\s+de|quasiment|n\s*=|total\s+de|les|ces"
    ),
    stems=(
        "tiers quart cinqui sixi septi huiti neuvi dixi centi moitié doubl tripl quadrupl quintupl décupl "
        "multipli divis dizain centain millier million milliard douzain quinzain vingtain trentain quarantain "
        "cinquantain soixantain sur"
    ),
    small=SmallNumbers(
        known=(
            r"les|ces|nos|leurs|ses|mes|vos|des|aux|tou(?:te)?s\s+les|autres|premi(?:ers|ères)|derni(?:ers|ères)|"
            r"prochaine?s|suivante?s|mêmes|toutes|tous|chacune?\s+de\s+ces"
        ),
        things=(
            r"raisons?|recommandations?|questions?|points?|manières?|façons?|parties?|sections?|principes?|piliers?|"
            r"propositions?|mesures?|options?|enjeux|domaines?|éléments?|conditions?|critères?|objectifs?|buts?|"
            r"préoccupations?|aspects?|côtés?|étapes?|phases?|chapitres?|observations?|remarques?|suggestions?|"
            r"amendements?|"
            r"demandes?|choses?|types?|sortes?|formes?|catégories?|niveaux|dimensions?|approches?|arguments?|"
            r"problèmes?|"
            r"défis?|limites?|exemples?|facteurs?|thèmes?|priorités?|changements?|exigences?|obligations?|"
            r"droits?|garanties?|"
            r"règles?|paragraphes?|articles?|phrases?|mots?|leçons?|conclusions?|hypothèses?|groupes?|modèles?|"
            r"versions?|"
            r"définitions?|sens|fonctions?|rôles?|tâches?|actions?|outils?|méthodes?|volets?|axes?|scénarios?|"
            r"alternatives?|"
            r"pistes?|lacunes?|messages?|constats?|tendances?|faits?|extrêmes|mondes|grands?|grandes|principaux|"
            r"principales|"
            r"autres|nouvelles?|nouveaux|annexes|tableaux|temps|logiques|courants?|écoles|"
            r"ensembles|jeux\s+de\s+données|chiffres|nombres|sources?|textes?|instruments?|dispositions?|"
            r"notions?|termes?|"
            r"perspectives?|égards|stratégies|niveaux|couches?|leviers?|voies?|risques?|parts"
        ),
        evidence=(
            r"signalements?|cas|plaintes?|incidents?|infractions?|crimes?|victimes?|enfants?|filles?|garçons?|"
            r"femmes|hommes|"
            r"personnes?|utilisateurs?|comptes?|images?|photos?|vidéos?|contenus?|publications?|commentaires|"
            r"messages|appels?|"
            r"répondants?|participants?|adolescents?|mineurs?|familles?|parents?|enseignants?|écoles?|élèves?|"
            r"pays|États|"
            r"gouvernements?|organisations?|entreprises?|plateformes?|services?|décisions?|enquêtes?|décès|signatures?|"
            r"signataires|agents?|experts?|entretiens?|réponses?"
        ),
        rhetoric=(
            r"(?:nous|je|cette?\s+(?:contribution|note|lettre|section)|ce\s+(?:rapport|document|chapitre)|"
            r"la\s+présente\s+\w+)\s+"
            r"(?:\w+\s+)?(?:formul\w+|propos\w+|recommand\w+|suggér\w+|présent\w+|soulev\w+|distingu\w+|"
            r"comport\w+|fais\w+|"
            r"demand\w+|voyons|souhait\w+|compren\w+|abord\w+|identifi\w+)[^.;]{0,15}$|"
            r"\bil\s+(?:y\s+a|existe)\s+(?:au\s+moins\s+|seulement\s+)?$|\ben\s+$"
        ),
        only=r"seuls?|seules?|seulement",
    ),
    times=Durations(
        units=r"secondes?|minutes?|heures?|h|jours?|semaines?|mois|trimestres?|années?|ans|décennies?|siècles?|"
            r"jours\s+ouvrables|"
        r"jours\s+ouvrés|nuits?|générations?",
        ought=(
            r"doit|doivent|devrait|devraient|devra|devront|faut|faudrait|recommand\w+|propos\w+|demand\w+|"
            r"exig\w+|délais?|"
            r"au\s+plus\s+tard|peut|peuvent|oblig\w+|tenue?s?\s+de|maximum|maximal\w*|emprisonnement|prison|"
            r"peine|conserv\w+|"
            r"invitons|appelons|garanti\w+|prévoi\w+|valable|préavis|durée\s+légale|prescri\w+|expire"
        ),
        spans=(
            r"\b(?:derni(?:ers|ères)|prochaine?s|premi(?:ers|ères)|suivante?s|tous\s+les|toutes\s+les|"
            r"ces)\s+#\s+(?!min|sec)(?:UNITS)",
            r"#\s+(?:(?:derni|premi)(?:ers|ères)|prochaine?s)\s+(?:UNITS)",
            r"#\s+(?:UNITS)\s+(?:plus\s+tard|plus\s+tôt|auparavant|avant|après)", r"\bil\s+y\s+a\s+#\s+(?:UNITS)",
            r"\b(?:depuis|pendant|durant|après|en)\s+(?:plus\s+de\s+|près\s+de\s+|environ\s+)?#\s+(?:ans|années|"
            r"décennies|siècles)",
            r"#\s+fois\s+par\s+(?:an|jour|mois|semaine)",
        ),
        within=r"dans(?:\s+les|\s+un\s+délai\s+de)?|sous|en|en\s+moins\s+de|délai\s+de|après",
        took=r"dur\w+|pris|attendu|moyenn?e?s?|médiane?s?|passé|plus\s+jeune|plus\s+âgée?|"
            r"toutes\s+les(?=\s+ƻ+\s(?:min|sec))",
    ),
)  # fmt: skip
