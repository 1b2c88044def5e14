"""Signing: French."""

from toolkit.check.signing.speech import Speech

FRENCH = Speech(
    organisations=r"organisations?|organismes?|ong|associations?|groupes?|fondations?|collectifs?|institutions?|"
    r"réseaux|syndicats?|coalitions?|fédérations?",
    persons=r"expert(?:e?s|e|·e·s|\.e\.s|\(e\)s)?|personnes|personnalités|individus|particuliers|chercheu(?:rs?|"
    r"ses?)|scientifiques|universitaires|spécialistes|citoyen(?:ne)?s|professionnel(?:le)?s|juristes|médecins|"
    r"avocat(?:e)?s|militant(?:e)?s",
    signatories=r"(?:co)?signataires?|soussigné(?:e?s|e|·e·s)?",
    countries=r"pays|états",
    bounds={
        "over": r"plus (?:de|d')|au-delà de",
        "at least": r"au moins|pas moins (?:de|d')|au minimum",
        "nearly": r"près (?:de|d')|presque|quasiment|quelque peu moins de",
        "under": r"moins (?:de|d')",
        "about": r"environ|quelque|autour (?:de|d')|une",
        "at most": r"jusqu'à|au plus|pas plus (?:de|d')",
    },
    exactly=r"exactement|un total de|un collectif de|une coalition de|un groupe de|les|ces|nos|toutes les|tous les",
    stop=r"dans|par|pour|que|qui|dont|nous|ils|elles|sont|est|était|étaient|ont|a|avait|la|le|l'|ou|mais|à|au|aux|"
    r"jours?|heures?|ans|mois|semaines?|fois|signalements?|contenus?|avec|sur|et",
    together=r"(?: et|,| ainsi que| ou)",
    other=r"autres",
    we=r"\bnous(?:,| :| –| —| \(| sommes| tous| toutes| soussigné(?:e?s|·e·s)| les| vous| écrivons| adressons| ce|"
    r" cette| lettre| signons| en tant que| au nom de| au nom des| un| une| collectif| coalition| groupe| de| d'|"
    r" ensemble| aujourd'hui)*|\b(?:les|nous,) soussigné(?:e?s|·e·s),?|\bsignataires(?:,| \(| :| –| —| sont)+",
    signed_by=r"\b(?:co)?signée?s?(?: à ce jour| conjointement| déjà| aujourd'hui)? par(?: les)?|\b(?:soutenue?s?|"
    r"appuyée?s?|portée?s?) par|\bsignatures? (?:de|d')|\bau nom de|\b(?:lettre|appel|tribune|déclaration) (?:de|"
    r"d'|par)",
    with_others=r"\b(?:avec|aux côtés (?:de|d')|rejointe?s? par|ensemble avec|conjointement avec)",
    calls=r"(?:aujourd'hui |ensemble |conjointement |ont |a )*(?:signent\b|signons\b|signé (?:cette|la|ce|notre|"
    r"l')|appellent\b|appelons\b|appelé\b|demandent\b|demandons\b|demandé (?:à|aux?|la|le|que)\b|exigent\b|"
    r"exigeons\b|exhortent\b|exhortons\b|interpellent\b|interpellons\b|écrivent\b|s'adressent\b|réclament\b|"
    r"réclamons\b|dénoncent\b|invitent\b|prient\b|lancent\b|alertent\b|alertons\b|soutiennent (?:cette|cet|la|"
    r"notre|l')|veulent\b|adressent\b|(?:adressé|envoyé|publié) (?:une|cette|leur) lettre\b|publient\b|envoient\b|"
    r"condamnent\b|unissent\b)",
    signs=r"(?:ont |a )?(?:signent\b|signons\b|signé (?:cette|la|ce|notre|l')|qui (?:ont )?sign(?:ent|é)\b)",
    undersigned=r"soussigné(?:e?s|·e·s)|signataires|cosignataires|ci-dessous",
    letter=r"\b(?:lettre|appel|tribune|déclaration|pétition|soussigné\w*|sign\w+|nous|notre|nos)\b",
    elsewhere=r"\b(?:interrogée?s|sondée?s|contactée?s|consultée?s|ont répondu|questionnaire|enquête|échantillon|"
    r"précédente?|l'an dernier|l'année dernière|auparavant|à l'époque|une autre lettre|ancienne|il y a)\b",
    parts=r"plupart|certain(?:e?s)|moitié|beaucoup|aucune?|chacune?|plusieurs|majorité",
    of=r"\b(?:sur|parmi|des|d'entre)(?: les| ces)?",
    members=r" (?:de|d'|du|des|à)(?! ?(?:cette|la présente|notre|la lettre|l'appel|cet appel))",
    modifiers=r"de|d'|du|des|dans|pour|qui|en|à|engagée?s|et|représentant|réunies",
    ourselves=r"\bsommes une?\b",
    treaty=r"\b(?:convention|traité|protocole|pacte|charte|états parties)\b",
    from_=r"(?:de|d'|dans|issue?s de|venant de|provenant de|originaires de|présente?s dans|répartie?s dans|"
    r"basée?s dans|active?s dans|représentant)",
)  # fmt: skip
