"""Signing: Spanish."""

from toolkit.check.signing.speech import Speech

SPANISH = Speech(
    organisations=r"organizaci(?:ones|ón)|organismos|ong|ongs|oenegés|asociaci(?:ones|ón)|entidades|colectivos|"
    r"fundaciones|grupos|instituciones|redes|sindicatos|coaliciones",
    persons=r"expert[oa]s?|personas|personalidades|especialistas|académic[oa]s|investigador(?:es|as)|"
    r"científic[oa]s|profesionales|juristas|médic[oa]s|ciudadan[oa]s|activistas|abogad[oa]s|particulares",
    signatories=r"(?:abajo |co)?firmantes?|signatari[oa]s|suscrit[oa]s",
    countries=r"países|estados",
    bounds={
        "over": r"más de|por encima de",
        "at least": r"al menos|por lo menos|no menos de|como mínimo",
        "nearly": r"casi|cerca de",
        "under": r"menos de",
        "about": r"unos|unas|alrededor de|aproximadamente|cerca de un",
        "at most": r"hasta|como máximo|no más de",
    },
    exactly=r"exactamente|un total de|una coalición de|un grupo de|las|los|estas|estos|nuestras|nuestros|"
    r"todas las|todos los",
    stop=r"en|por|para|que|quien|cuyas?|nosotr[oa]s|ell[oa]s|son|es|era|eran|han|ha|había|la|el|o|pero|a|al|días?|"
    r"horas?|años?|meses|semanas?|veces|denuncias|contenidos|con|sobre|y",
    together=r"(?: y| e|,| así como| o)",
    other=r"otr[oa]s",
    we=r"\b(?:nosotr[oa]s|somos|le escribimos|les escribimos|escribimos|nos dirigimos)(?:,| –| —|:| \(| l[oa]s|"
    r" abajo| firmantes| somos| como| a| usted| ustedes| en nombre de| una| un| coalición| grupo| de| hoy|"
    r" junt[oa]s)*|\bl[oa]s (?:abajo )?firmantes,?|\bfirmantes(?:,| \(|:| –| —| son)+",
    signed_by=r"\b(?:firmad|suscrit|respaldad|apoyad|avalad)[oa]s?(?: hasta ahora| conjuntamente| ya)? por(?: las|"
    r" los)?|\bfirmas de|\ben nombre de|\b(?:carta|declaración|llamamiento|manifiesto) de",
    with_others=r"\b(?:junto (?:con|a)|junt[oa]s? con|en unión con|al lado de|acompañad[oa]s? (?:de|por))",
    calls=r"(?:hoy |conjuntamente |junt[oa]s |han )*(?:firman\b|firmamos\b|firmado (?:esta|la|este|nuestra)\b|"
    r"suscriben\b|suscribimos\b|piden\b|pedimos\b|pedido\b|exigen\b|exigimos\b|instan\b|instamos\b|reclaman\b|"
    r"reclamamos\b|llaman\b|llamamos\b|solicitan\b|solicitamos\b|escriben\b|se dirigen\b|denuncian\b|"
    r"hacen un llamamiento\b|alertan\b|advierten\b|apoyan (?:esta|la|nuestra)\b|urgen\b|envían\b|publican\b|"
    r"(?:enviado|publicado) (?:una|esta) carta\b|condenan\b)",
    signs=r"(?:han )?(?:firman\b|firmamos\b|suscriben\b|firmado (?:esta|la|este|nuestra)\b|que (?:han )?firma(?:n|"
    r"do)\b)",
    undersigned=r"(?:abajo )?firmantes|signatari[oa]s|suscrit[oa]s",
    letter=r"\b(?:carta|llamamiento|manifiesto|declaración|petición|firm\w+|suscri\w+|nosotr[oa]s|nuestr[oa]s?|"
    r"escribimos|somos)\b",
    elsewhere=r"\b(?:encuestad[oa]s|entrevistad[oa]s|consultad[oa]s|contactad[oa]s|respondieron|encuesta|"
    r"cuestionario|muestra|anterior(?:es)?|el año pasado|entonces|otra carta|hace .{1,12} años|antigu[oa]s)\b",
    parts=r"mayoría|algun[oa]s|mitad|much[oa]s|ningun[oa]|cada una|vari[oa]s",
    of=r"\b(?:de|entre)(?: las| los| estas| estos)",
    members=r" (?:de|del)(?! ?(?:esta|la presente|nuestra|la carta|este))",
    modifiers=r"de|del|en|por|para|que|y|con|dedicad[oa]s|procedentes",
    ourselves=r"\bsomos una?\b",
    treaty=r"\b(?:convención|convenio|tratado|protocolo|pacto|estados partes)\b",
    from_=r"(?:de|en|procedentes de|provenientes de|presentes en|activ[oa]s en|con sede en|repartid[oa]s en)",
)  # fmt: skip
