"""Cite: the bodies of the United Nations whose symbols we read, with their names and what bounds their numbers."""

from msgspec import Struct

from toolkit.cite.identifiers.words import Texts, texts


class Body(Struct, frozen=True, kw_only=True):
    """`symbol` is how its symbols begin. A treaty body has counted sessions since `since`, at most `yearly` a year.

    `comments`: so many general comments were there in the year `counted`; no body adopts more than two a year.
    """

    symbol: str
    names: Texts
    since: int = 0
    yearly: int = 3
    comments: int = 0
    counted: int = 0
    recommends: bool = False  # “general recommendations” instead of “general comments”

    def last_session(self, year: int) -> int:
        return (year - self.since + 1) * self.yearly + 1

    def last_comment(self, year: int) -> int:
        return self.comments + 2 * max(year - self.counted, 0)


def _body(symbol: str, en: str, fr: str, es: str, de: str, **more: int) -> Body:
    names = texts(f"UN {en}", f"{fr} des Nations Unies", f"{es} de las Naciones Unidas", f"UN-{de}")
    recommends = bool(more.pop("recommends", 0))
    return Body(symbol=symbol, names=names, recommends=recommends, **more)


TREATY_BODIES = (
    _body("CRC", "Committee on the Rights of the Child", "Comité des droits de l’enfant",
          "Comité de los Derechos del Niño", "Ausschuss für die Rechte des Kindes",
          since=1991, comments=26, counted=2023),
    _body("CCPR", "Human Rights Committee", "Comité des droits de l’homme", "Comité de Derechos Humanos",
          "Menschenrechtsausschuss", since=1977, comments=37, counted=2020),
    _body("CEDAW", "Committee on the Elimination of Discrimination against Women",
          "Comité pour l’élimination de la discrimination à l’égard des femmes",
          "Comité para la Eliminación de la Discriminación contra la Mujer",
          "Ausschuss für die Beseitigung der Diskriminierung der Frau",
          since=1982, comments=40, counted=2024, recommends=1),
    _body("CAT", "Committee against Torture", "Comité contre la torture", "Comité contra la Tortura",
          "Ausschuss gegen Folter", since=1988, comments=4, counted=2018),
    _body("CERD", "Committee on the Elimination of Racial Discrimination",
          "Comité pour l’élimination de la discrimination raciale",
          "Comité para la Eliminación de la Discriminación Racial",
          "Ausschuss für die Beseitigung der Rassendiskriminierung",
          since=1970, comments=36, counted=2020, recommends=1),
    _body("CRPD", "Committee on the Rights of Persons with Disabilities", "Comité des droits des personnes handicapées",
          "Comité sobre los Derechos de las Personas con Discapacidad",
          "Ausschuss für die Rechte von Menschen mit Behinderungen", since=2009, yearly=2, comments=8, counted=2022),
    _body("CED", "Committee on Enforced Disappearances", "Comité des disparitions forcées",
          "Comité contra la Desaparición Forzada", "Ausschuss über das Verschwindenlassen",
          since=2011, yearly=2, comments=1, counted=2023),
    _body("CMW", "Committee on Migrant Workers", "Comité des travailleurs migrants",
          "Comité de Protección de los Derechos de Todos los Trabajadores Migratorios y de sus Familiares",
          "Ausschuss für Wanderarbeitnehmer", since=2004, yearly=2, comments=6, counted=2024),
    _body("E/C.12", "Committee on Economic, Social and Cultural Rights",
          "Comité des droits économiques, sociaux et culturels", "Comité de Derechos Económicos, Sociales y Culturales",
          "Ausschuss für wirtschaftliche, soziale und kulturelle Rechte", since=1987, comments=26, counted=2022),
)  # fmt: skip

_OTHERS = (
    _body("A", "General Assembly", "Assemblée générale", "Asamblea General", "Generalversammlung"),
    _body("S", "Security Council", "Conseil de sécurité", "Consejo de Seguridad", "Sicherheitsrat"),
    _body("E", "Economic and Social Council", "Conseil économique et social", "Consejo Económico y Social",
          "Wirtschafts- und Sozialrat"),
    _body("T", "Trusteeship Council", "Conseil de tutelle", "Consejo de Administración Fiduciaria", "Treuhandrat"),
    _body("ST", "Secretariat", "Secrétariat", "Secretaría", "Sekretariat"),
    _body("A/HRC", "Human Rights Council", "Conseil des droits de l’homme", "Consejo de Derechos Humanos",
          "Menschenrechtsrat"),
    _body("A/HRC/WGAD", "Working Group on Arbitrary Detention", "Groupe de travail sur la détention arbitraire",
          "Grupo de Trabajo sobre la Detención Arbitraria", "Arbeitsgruppe für willkürliche Inhaftierungen"),
    _body("A/HRC/WG.6", "Working Group on the Universal Periodic Review",
          "Groupe de travail sur l’Examen périodique universel", "Grupo de Trabajo sobre el Examen Periódico Universal",
          "Arbeitsgruppe zur Allgemeinen Regelmäßigen Überprüfung"),
    _body("E/CN.4", "Commission on Human Rights", "Commission des droits de l’homme", "Comisión de Derechos Humanos",
          "Menschenrechtskommission"),
    _body("E/CN.6", "Commission on the Status of Women", "Commission de la condition de la femme",
          "Comisión de la Condición Jurídica y Social de la Mujer", "Kommission für die Rechtsstellung der Frau"),
    _body("E/CN.15", "Commission on Crime Prevention and Criminal Justice",
          "Commission pour la prévention du crime et la justice pénale",
          "Comisión de Prevención del Delito y Justicia Penal", "Kommission für Verbrechensverhütung und Strafrechtspflege"),
    _body("E/ICEF", "Children’s Fund, Executive Board", "Conseil d’administration du Fonds pour l’enfance",
          "Junta Ejecutiva del Fondo para la Infancia", "Kinderhilfswerk, Verwaltungsrat"),
    _body("CAT/OP", "Subcommittee on Prevention of Torture", "Sous-Comité pour la prévention de la torture",
          "Subcomité para la Prevención de la Tortura", "Unterausschuss zur Verhütung von Folter"),
    _body("HRI", "Human Rights Treaty Bodies", "Organes conventionnels des droits de l’homme",
          "Órganos de tratados de derechos humanos", "Menschenrechtsvertragsorgane"),
    _body("TD", "Conference on Trade and Development", "Conférence sur le commerce et le développement",
          "Conferencia sobre Comercio y Desarrollo", "Konferenz für Handel und Entwicklung"),
    _body("DP", "Development Programme", "Programme pour le développement", "Programa para el Desarrollo",
          "Entwicklungsprogramm"),
    _body("UNEP", "Environment Programme", "Programme pour l’environnement", "Programa para el Medio Ambiente",
          "Umweltprogramm"),
    _body("FCCC", "Framework Convention on Climate Change", "Convention-cadre sur les changements climatiques",
          "Convención Marco sobre el Cambio Climático", "Klimarahmenkonvention"),
    _body("LC", "Economic Commission for Latin America and the Caribbean",
          "Commission économique pour l’Amérique latine et les Caraïbes",
          "Comisión Económica para América Latina y el Caribe", "Wirtschaftskommission für Lateinamerika und die Karibik"),
)  # fmt: skip

BODIES = {body.symbol: body for body in (*TREATY_BODIES, *_OTHERS)}


def body_of(symbol: str) -> Body | None:
    """The body whose symbols begin like this one; of two (`A` and `A/HRC`) the nearer one."""
    parts = symbol.split("/")
    for length in (3, 2, 1):
        if len(parts) >= length and (body := BODIES.get("/".join(parts[:length]))):
            return body
    return None
