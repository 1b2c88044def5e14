"""Figures: how Spanish speaks of numbers."""

from toolkit.check.figures.idioms.idiom import Durations, Idiom, SmallNumbers

_PEOPLE = (
    r"niñ[oa]s?|menor(?:es)?|chic[oa]s?|personas?|usuari[oa]s?|adolescentes?|jóvenes|joven|mujeres|hombres|víctimas?|"
    r"alumn[oa]s?|estudiantes?|individuos?|adult[oa]s?|quienes?|ser(?:es)?\s+humanos?|muchach[oa]s?"
)
_PARTS = r"tercios?|cuartos?|quintos?|sextos?|séptimos?|octavos?|novenos?|décimos?|centésimos?"

SPANISH = Idiom(
    tag="es",
    one="un|una|uno",
    months=(
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
        r"ene\.|feb\.|mar\.|abr\.|jun\.|jul\.|ago\.|sept?\.|oct\.|nov\.|dic\."
    ),
    before=(
        r"oj(?:\s+[lc])?|jo(?:\s+[lc])?|abl\.?(?:\s+[lc])?|doue?(?:\s+[lc])?|cets|ets|unts|industry|industrie|"
        r"industria|"
        r"fj|stc|artículos?|arts?\.?|secci(?:ón|ones)|apartados?|apdos?\.|párrafos?|párrs?\.|§|puntos?|considerandos?|"
        r"cdo\.|capítulos?|"
        r"cap\.|partes?|títulos?|libros?|anexos?|cuadros?|tablas?|gráficos?|figuras?|fig\.|recuadros?|notas?|"
        r"n\.|nota\s+al\s+pie|"
        r"páginas?|págs?\.|pp?\.|volumen|volúmenes|vol\.|tomos?|t\.|números?|núms?\.?|n[°º]s?\.?|nros?\.|"
        r"reglas?|líneas?|"
        r"preguntas?|principios?|directrices|recomendaci(?:ón|ones)|objetivos?|ods|metas?|protocolos?|"
        r"reglamentos?|directivas?|"
        r"decisi(?:ón|ones)|resoluci(?:ón|ones)|leyes|ley(?:\s+orgánica)?|real\s+decreto|rd|asuntos?|"
        r"casos?\s+n\w*|demandas?|"
        r"proyectos?\s+de\s+ley|sesi(?:ón|ones)|reuni(?:ón|ones)|versi(?:ón|ones)|nivel(?:es)?|fases?|pasos?|etapas?|"
        r"opci(?:ón|ones)|escenarios?|categorías?|clases?|tipos?|windows|web|android|ios|iphone|salas?|despacho|"
        r"planta|piso|"
        r"edificio|letra|convenio|convención|observación|enmiendas?|grupo\s+de\s+los|agenda|horizonte|visión|"
        r"antena|canal|"
        r"radio|iso|iec|norma|pisa|covid|lote|modelo|medida|acción|eje|indicador|documento|referencia|ref\.|"
        r"expediente|exp\.|"
        r"escala\s+de|columna|formulario|orden|disposición|c/|calle|avenida|avda\."
    ),
    joins="y|e|o|a|al|hasta",
    nothing=(
        r"\blas\s+#\s+horas\b(?!\s+(?:siguientes|posteriores))",
        rf"\b(?:{_PEOPLE})\s+(?:(?:de|entre|desde|a\s+partir\s+de|mayores\s+de|menores\s+de|con)\s+)+(?:los\s+|"
        rf"las\s+)?#"
        r"(?:\s*(?:[-–]|a|y|o)\s*(?:los\s+)?#)*\s+años(?:\s+de\s+edad)?",
        r"\bedad\b[^.;,]{0,30}?\b(?:de|a|en|los)\s+#\s+años",
        r"\b(?:menor(?:es)?|mayor(?:es)?)\s+de\s+(?:los\s+)?#(?:\s+años(?:\s+de\s+edad)?)?(?!\s*%)",
        r"\b(?:de\s+)?(?:#\s*(?:[-–]|a|y|o)\s*)?#\s+años\s+de\s+edad", r"\bedad(?:es)?\s+(?:de|"
        r"comprendidas?\s+entre|entre)\s+"
        r"(?:los\s+)?#(?:\s*(?:[-–]|a|y|o)\s*(?:los\s+)?#)*(?:\s+años)?", r"\b(?:a|desde|hasta)\s+los\s+#\s+años\b",
        r"\bde\s+#\s+a\s+#\s+años\b|\b(?:menos|más)\s+de\s+#\s+años\b",
        r"\bentre\s+(?:los\s+)?#\s+y\s+(?:los\s+)?#\s+años\b",
        r"#[:.]#\s*(?:h|horas)?\b|#\s*h(?:oras)?\s+(?:de\s+la|en\s+punto)|\ba\s+las?\s+#(?:[:.]#)?(?:\s*(?:h|"
        r"horas))?\b",
        r"#\s+días\s+(?:de|a|por)\s+la\s+semana",
        r"\bcada\s+un[oa]\b",
        r"\bescala\b[^.;]{0,30}?\bde(?:l)?\s+#\s+a(?:l)?\s+#",
        r"\bIC\s*(?:del|de|al)?\s*#\s*%|#\s*%\s*(?:IC|CI)\b|\bintervalo\s+de\s+confianza\s+(?:del|de|al)\s+#\s*%",
        r"\b(?:teléfono|tel|fax|móvil|llam\w+|marque|número|línea|contacto|"
        r"contáct\w+)\b[.:]?(?:\s+(?:de\s+prensa|[A-Z]{3,}|es|el|"
        r"al|a|:))*\s+#(?:\s+(?:o|y)\s+(?:al\s+|el\s+)?#|[ -]#)*(?!\s+(?:veces|casos|%))",
        r"#\s+Estados\s+(?:m|M)iembros\b", r"\bUE[- ]#\b", r"\bLa\s+#\b(?!\s*%)",
        r"#\s*(?:MB|GB|KB|TB|px|píxeles|mm|cm|°C)\b",
        r"\b(?:calle|avenida|plaza|paseo|avda\.|c/)\s+[\w\s]{2,30},?\s+(?:n\.?º\s*)?#", r"\baños\s+(?:#|noventa|"
        r"ochenta|setenta|sesenta)\b",
    ),
    figures={
        "fraction": (
            rf"(?:\b(?:un|el)|#)\s+(?:{_PARTS})\b(?=\s+(?:de|del|más|menos|son|han|ha|es|no|tiene\w*|en|a|se|"
            rf"estaba\w*|fue\w*)\b"
            r"|\s*[,.;:!?)»”]|\s*$)(?!\s+(?:de\s+confianza|puede|podrá|interesado))",
            r"(?:\b(?:una|la)|#)\s+(?:terceras?|cuartas?|quintas?|sextas?|décimas?)\s+partes?\b",
            r"\b(?:la|una)\s+mitad\b(?!\s+del\s+(?:siglo|año|mes))", r"\ba\s+la\s+mitad\b",
            r"@\s+(?:\w+\s+){0,2}?(?:de\s+cada|por\s+cada)\s+#", r"#\s+de\s+(?:los\s+|las\s+)?#(?!\s*%)",
        ),
        "multiple": (
            r"\b(?:se\s+)?(?:ha|han|había|habían)\s+(?:casi\s+|más\s+que\s+)?(?:duplicado|triplicado|cuadruplicado|"
            r"quintuplicado|doblado)\b",
            r"\b(?:se\s+)?(?:duplic|triplic|cuadruplic|quintuplic)(?:ó|aron|aba|aban)\b|\bse\s+(?:duplican?|"
            r"triplican?)\b",
            r"\b(?:el|al)\s+(?:doble|triple|cuádruple)\b(?!\s+(?:rasero|sentido|filo))",
            r"\b(?:multiplic|divid)(?:ó|aron|ado|ada|ados|adas|a|an|ió|ieron|ido)\s+por\s+#", r"\bduplicación\s+del?\b",
            r"#\s+veces(?:\s+(?:más|menos|mayor(?:es)?|superior(?:es)?|inferior(?:es)?))?(?!\s+(?:al|"
            r"por)\s+(?:año|día|mes|semana))",
        ),
        "vague": (
            r"\b(?:decenas|docenas|centenares|cientos|miles|millones|centenas)(?:\s+de\s+(?:miles|millones|"
            r"miles\s+de\s+"
            r"millones))?(?=\s+de\b)",
            r"\b(?:una|varias|unas|#)\s+(?:decenas?|docenas?|quincenas?|veintenas?|treintenas?|centenas?)\b|"
            r"\bun\s+(?:millar|centenar|millón)\b",
            r"\b(?:varios|unos|algunos)\s+(?:cientos|miles|millones|centenares)\b", r"\bmedio\s+(?:millón|centenar)\b",
        ),
        "range": (
            r"\bentre\s+(?:el\s+|un\s+)?#(?:\s*(?:%|por ciento))?\s+y\s+(?:el\s+|un\s+)?#",
            r"#(?:\s*%?\s?[-–]\s?|\s+(?:a|o)\s+)#",
        ),
    },
    percent=r"\s?(?:%|‰|％)|\s+por\s+(?:ciento|cien|mil)\b",
    points=r"\s+puntos?\s+(?:porcentual(?:es)?|básicos?)\b|\s+puntos\b",
    money=r"\s?(?:[kM]?€|£|\$)|\s+(?:de\s+)?(?:euros?|EUR|dólares|libras|pesos)\b",
    about=(
        r"más\s+de|menos\s+de|cerca\s+de|casi|alrededor\s+de|unos|unas|aproximadamente|al\s+menos|hasta|solo|"
        r"sólo|apenas|"
        r"únicamente|por\s+lo\s+menos|n\s*=|total\s+de|como\s+mínimo"
    ),
    stems=(
        "terci cuarto cuarta quint sext séptim octav noven décim centésim terceras tercera mitad medio dupli "
        "tripli doble triple cuádrupl multipli divid decena docena centenar ciento cientos miles millon "
        "millar quincena veintena treintena centena cada"
    ),
    small=SmallNumbers(
        known=(
            r"los|las|estos|estas|nuestr[oa]s|sus|esos|esas|tod[oa]s\s+l[oa]s|otr[oa]s|primer[oa]s|últim[oa]s|"
            r"próxim[oa]s|"
            r"siguientes|mism[oa]s|ambos|ambas|cada\s+un[oa]\s+de\s+est[oa]s|mis|aquell[oa]s"
        ),
        things=(
            r"razones|razón|recomendaciones|recomendación|preguntas?|cuestiones|puntos?|maneras?|formas?|"
            r"partes?|secciones|"
            r"principios?|pilares|propuestas?|medidas?|opciones|ámbitos?|elementos?|condiciones|criterios?|"
            r"objetivos?|fines|"
            r"preocupaciones|aspectos?|lados|pasos?|etapas?|fases?|capítulos?|observaciones|comentarios\s+sobre|"
            r"sugerencias?|"
            r"enmiendas?|peticiones|cosas?|tipos?|clases?|categorías?|niveles|dimensiones|enfoques?|argumentos?|"
            r"problemas?|"
            r"desafíos?|retos?|limitaciones|ejemplos?|factores|temas?|prioridades|cambios?|requisitos?|"
            r"obligaciones|derechos?|"
            r"garantías?|reglas?|párrafos?|artículos?|frases?|palabras?|lecciones|conclusiones|hipótesis|"
            r"grupos?|modelos?|"
            r"versiones|definiciones|sentidos?|funciones|papeles|tareas?|acciones|instrumentos?|herramientas?|"
            r"métodos?|ejes?|"
            r"escenarios?|alternativas?|vías?|lagunas?|mensajes?|tendencias?|hechos?|extremos|mundos|grandes|"
            r"principales|"
            r"anexos|cuadros|escuelas|conjuntos|cifras|números|fuentes|textos?|instrumentos|disposiciones|"
            r"conceptos?|términos|"
            r"perspectivas?|sentidos|estrategias|capas|palancas|riesgos?|proporciones"
        ),
        evidence=(
            r"denuncias?|casos?|quejas?|incidentes?|delitos?|víctimas?|niñ[oa]s?|chic[oa]s?|mujeres|hombres|"
            r"personas?|usuari[oa]s?|"
            r"cuentas?|imágenes|fotos|vídeos?|contenidos?|publicaciones|comentarios|mensajes|llamadas?|encuestad[oa]s|"
            r"participantes?|adolescentes?|menores|familias?|padres|docentes|centros|escuelas?|alumn[oa]s|"
            r"países|Estados|gobiernos|"
            r"organizaciones|empresas?|plataformas?|servicios?|solicitudes|decisiones|investigaciones|muertes|firmas?|"
            r"firmantes|agentes?|expert[oa]s|entrevistas?|respuestas?"
        ),
        rhetoric=(
            r"(?:formulamos|proponemos|recomendamos|sugerimos|planteamos|pedimos|hacemos|presentamos|"
            r"distinguimos|vemos|tenemos|"
            r"(?:esta|este|la\s+presente)\s+(?:contribución|informe|nota|carta|sección)\s+(?:tiene|consta\s+de|"
            r"contiene))"
            r"[^.;]{0,15}$|\bhay(?:\s+que\s+\w+)?\s+(?:al\s+menos\s+|solo\s+)?$|\bexisten\s+$|\ben\s+$"
        ),
        only=r"solo|sólo|únicamente",
    ),
    times=Durations(
        units=r"segundos?|minutos?|horas?|h|días?|semanas?|meses|mes|trimestres?|años?|décadas?|siglos?|días\s+hábiles|"
        r"días\s+laborables|noches?|generaciones",
        ought=(
            r"deb(?:e|en|ería|erían|erá|erán)|hay\s+que|recomend\w+|propon\w+|ped\w+|pid\w+|exig\w+|plazos?|"
            r"a\s+más\s+tardar|"
            r"pued(?:e|en)|obliga\w+|máxim\w+|prisión|cárcel|pena|conserv\w+|inst\w+\s+a|garanti\w+|prev(?:é|"
            r"én)|tendrá\w*|vigencia|"
            r"prescri\w+"
        ),
        spans=(
            r"\b(?:últim[oa]s|próxim[oa]s|primer[oa]s|siguientes|cada|pasad[oa]s|estos|"
            r"todos\s+los)\s+#\s+(?!min|seg)(?:UNITS)",
            r"#\s+(?:últim[oa]s|próxim[oa]s|primer[oa]s)\s+(?:UNITS)", r"\bhace\s+(?:más\s+de\s+|"
            r"casi\s+)?#\s+(?:UNITS)",
            r"#\s+(?:UNITS)\s+(?:después|antes|más\s+tarde|atrás)",
            r"\b(?:desde|durante|tras|en)\s+(?:hace\s+|más\s+de\s+|casi\s+|los\s+)?#\s+(?:años|décadas|siglos)",
            r"#\s+veces\s+(?:al|por)\s+(?:año|día|mes|semana)",
        ),
        within=r"en(?:\s+un\s+plazo\s+de|\s+menos\s+de)?|dentro\s+de|plazo\s+de|tras",
        took=r"dur\w+|tard\w+|esper\w+|medi[oa]s?|mediana|promedio|más\s+joven|cada(?=\s+ƻ+\s(?:min|seg))",
    ),
)  # fmt: skip
