"""Cite: the countries in UN symbols, by their code of three letters (ISO 3166-1), in four languages."""

_TABLE = """
AFG|Afghanistan|Afghanistan|Afganistán|Afghanistan
AGO|Angola|Angola|Angola|Angola
ALB|Albania|Albanie|Albania|Albanien
AND|Andorra|Andorre|Andorra|Andorra
ARE|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Vereinigte Arabische Emirate
ARG|Argentina|Argentine|Argentina|Argentinien
ARM|Armenia|Arménie|Armenia|Armenien
ATG|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antigua und Barbuda
AUS|Australia|Australie|Australia|Australien
AUT|Austria|Autriche|Austria|Österreich
AZE|Azerbaijan|Azerbaïdjan|Azerbaiyán|Aserbaidschan
BDI|Burundi|Burundi|Burundi|Burundi
BEL|Belgium|Belgique|Bélgica|Belgien
BEN|Benin|Bénin|Benín|Benin
BFA|Burkina Faso|Burkina Faso|Burkina Faso|Burkina Faso
BGD|Bangladesh|Bangladesh|Bangladés|Bangladesch
BGR|Bulgaria|Bulgarie|Bulgaria|Bulgarien
BHR|Bahrain|Bahreïn|Baréin|Bahrain
BHS|Bahamas|Bahamas|Bahamas|Bahamas
BIH|Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bosnien und Herzegowina
BLR|Belarus|Biélorussie|Bielorrusia|Belarus
BLZ|Belize|Belize|Belice|Belize
BOL|Bolivia|Bolivie|Bolivia|Bolivien
BRA|Brazil|Brésil|Brasil|Brasilien
BRB|Barbados|Barbade|Barbados|Barbados
BRN|Brunei Darussalam|Brunéi Darussalam|Brunei Darussalam|Brunei Darussalam
BTN|Bhutan|Bhoutan|Bután|Bhutan
BWA|Botswana|Botswana|Botsuana|Botsuana
CAF|Central African Republic|République centrafricaine|República Centroafricana|Zentralafrikanische Republik
CAN|Canada|Canada|Canadá|Kanada
CHE|Switzerland|Suisse|Suiza|Schweiz
CHL|Chile|Chili|Chile|Chile
CHN|China|Chine|China|China
CIV|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire
CMR|Cameroon|Cameroun|Camerún|Kamerun
COD|Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo|Demokratische Republik Kongo
COG|Congo|Congo|Congo|Kongo
COK|Cook Islands|Îles Cook|Islas Cook|Cookinseln
COL|Colombia|Colombie|Colombia|Kolumbien
COM|Comoros|Comores|Comoras|Komoren
CPV|Cabo Verde|Cabo Verde|Cabo Verde|Cabo Verde
CRI|Costa Rica|Costa Rica|Costa Rica|Costa Rica
CUB|Cuba|Cuba|Cuba|Kuba
CYP|Cyprus|Chypre|Chipre|Zypern
CZE|Czechia|Tchéquie|Chequia|Tschechien
DEU|Germany|Allemagne|Alemania|Deutschland
DJI|Djibouti|Djibouti|Yibuti|Dschibuti
DMA|Dominica|Dominique|Dominica|Dominica
DNK|Denmark|Danemark|Dinamarca|Dänemark
DOM|Dominican Republic|République dominicaine|República Dominicana|Dominikanische Republik
DZA|Algeria|Algérie|Argelia|Algerien
ECU|Ecuador|Équateur|Ecuador|Ecuador
EGY|Egypt|Égypte|Egipto|Ägypten
ERI|Eritrea|Érythrée|Eritrea|Eritrea
ESP|Spain|Espagne|España|Spanien
EST|Estonia|Estonie|Estonia|Estland
ETH|Ethiopia|Éthiopie|Etiopía|Äthiopien
FIN|Finland|Finlande|Finlandia|Finnland
FJI|Fiji|Fidji|Fiyi|Fidschi
FRA|France|France|Francia|Frankreich
FSM|Micronesia|Micronésie|Micronesia|Mikronesien
GAB|Gabon|Gabon|Gabón|Gabun
GBR|United Kingdom|Royaume-Uni|Reino Unido|Vereinigtes Königreich
GEO|Georgia|Géorgie|Georgia|Georgien
GHA|Ghana|Ghana|Ghana|Ghana
GIN|Guinea|Guinée|Guinea|Guinea
GMB|Gambia|Gambie|Gambia|Gambia
GNB|Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|Guinea-Bissau
GNQ|Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|Äquatorialguinea
GRC|Greece|Grèce|Grecia|Griechenland
GRD|Grenada|Grenade|Granada|Grenada
GTM|Guatemala|Guatemala|Guatemala|Guatemala
GUY|Guyana|Guyana|Guyana|Guyana
HND|Honduras|Honduras|Honduras|Honduras
HRV|Croatia|Croatie|Croacia|Kroatien
HTI|Haiti|Haïti|Haití|Haiti
HUN|Hungary|Hongrie|Hungría|Ungarn
IDN|Indonesia|Indonésie|Indonesia|Indonesien
IND|India|Inde|India|Indien
IRL|Ireland|Irlande|Irlanda|Irland
IRN|Iran|Iran|Irán|Iran
IRQ|Iraq|Irak|Irak|Irak
ISL|Iceland|Islande|Islandia|Island
ISR|Israel|Israël|Israel|Israel
ITA|Italy|Italie|Italia|Italien
JAM|Jamaica|Jamaïque|Jamaica|Jamaika
JOR|Jordan|Jordanie|Jordania|Jordanien
JPN|Japan|Japon|Japón|Japan
KAZ|Kazakhstan|Kazakhstan|Kazajistán|Kasachstan
KEN|Kenya|Kenya|Kenia|Kenia
KGZ|Kyrgyzstan|Kirghizstan|Kirguistán|Kirgisistan
KHM|Cambodia|Cambodge|Camboya|Kambodscha
KIR|Kiribati|Kiribati|Kiribati|Kiribati
KNA|Saint Kitts and Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|St. Kitts und Nevis
KOR|Republic of Korea|République de Corée|República de Corea|Republik Korea
KWT|Kuwait|Koweït|Kuwait|Kuwait
LAO|Lao People’s Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao|Demokratische Volksrepublik Laos
LBN|Lebanon|Liban|Líbano|Libanon
LBR|Liberia|Liberia|Liberia|Liberia
LBY|Libya|Libye|Libia|Libyen
LCA|Saint Lucia|Sainte-Lucie|Santa Lucía|St. Lucia
LIE|Liechtenstein|Liechtenstein|Liechtenstein|Liechtenstein
LKA|Sri Lanka|Sri Lanka|Sri Lanka|Sri Lanka
LSO|Lesotho|Lesotho|Lesoto|Lesotho
LTU|Lithuania|Lituanie|Lituania|Litauen
LUX|Luxembourg|Luxembourg|Luxemburgo|Luxemburg
LVA|Latvia|Lettonie|Letonia|Lettland
MAR|Morocco|Maroc|Marruecos|Marokko
MCO|Monaco|Monaco|Mónaco|Monaco
MDA|Republic of Moldova|République de Moldova|República de Moldova|Republik Moldau
MDG|Madagascar|Madagascar|Madagascar|Madagaskar
MDV|Maldives|Maldives|Maldivas|Malediven
MEX|Mexico|Mexique|México|Mexiko
MHL|Marshall Islands|Îles Marshall|Islas Marshall|Marshallinseln
MKD|North Macedonia|Macédoine du Nord|Macedonia del Norte|Nordmazedonien
MLI|Mali|Mali|Mali|Mali
MLT|Malta|Malte|Malta|Malta
MMR|Myanmar|Myanmar|Myanmar|Myanmar
MNE|Montenegro|Monténégro|Montenegro|Montenegro
MNG|Mongolia|Mongolie|Mongolia|Mongolei
MOZ|Mozambique|Mozambique|Mozambique|Mosambik
MRT|Mauritania|Mauritanie|Mauritania|Mauretanien
MUS|Mauritius|Maurice|Mauricio|Mauritius
MWI|Malawi|Malawi|Malaui|Malawi
MYS|Malaysia|Malaisie|Malasia|Malaysia
NAM|Namibia|Namibie|Namibia|Namibia
NER|Niger|Niger|Níger|Niger
NGA|Nigeria|Nigeria|Nigeria|Nigeria
NIC|Nicaragua|Nicaragua|Nicaragua|Nicaragua
NIU|Niue|Niue|Niue|Niue
NLD|Netherlands|Pays-Bas|Países Bajos|Niederlande
NOR|Norway|Norvège|Noruega|Norwegen
NPL|Nepal|Népal|Nepal|Nepal
NRU|Nauru|Nauru|Nauru|Nauru
NZL|New Zealand|Nouvelle-Zélande|Nueva Zelanda|Neuseeland
OMN|Oman|Oman|Omán|Oman
PAK|Pakistan|Pakistan|Pakistán|Pakistan
PAN|Panama|Panama|Panamá|Panama
PER|Peru|Pérou|Perú|Peru
PHL|Philippines|Philippines|Filipinas|Philippinen
PLW|Palau|Palaos|Palaos|Palau
PNG|Papua New Guinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua-Neuguinea
POL|Poland|Pologne|Polonia|Polen
PRK|Democratic People’s Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea|Demokratische Volksrepublik Korea
PRT|Portugal|Portugal|Portugal|Portugal
PRY|Paraguay|Paraguay|Paraguay|Paraguay
PSE|State of Palestine|État de Palestine|Estado de Palestina|Staat Palästina
QAT|Qatar|Qatar|Catar|Katar
ROU|Romania|Roumanie|Rumanía|Rumänien
RUS|Russian Federation|Fédération de Russie|Federación de Rusia|Russische Föderation
RWA|Rwanda|Rwanda|Ruanda|Ruanda
SAU|Saudi Arabia|Arabie saoudite|Arabia Saudí|Saudi-Arabien
SDN|Sudan|Soudan|Sudán|Sudan
SEN|Senegal|Sénégal|Senegal|Senegal
SGP|Singapore|Singapour|Singapur|Singapur
SLB|Solomon Islands|Îles Salomon|Islas Salomón|Salomonen
SLE|Sierra Leone|Sierra Leone|Sierra Leona|Sierra Leone
SLV|El Salvador|Salvador|El Salvador|El Salvador
SMR|San Marino|Saint-Marin|San Marino|San Marino
SOM|Somalia|Somalie|Somalia|Somalia
SRB|Serbia|Serbie|Serbia|Serbien
SSD|South Sudan|Soudan du Sud|Sudán del Sur|Südsudan
STP|São Tomé and Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé und Príncipe
SUR|Suriname|Suriname|Surinam|Suriname
SVK|Slovakia|Slovaquie|Eslovaquia|Slowakei
SVN|Slovenia|Slovénie|Eslovenia|Slowenien
SWE|Sweden|Suède|Suecia|Schweden
SWZ|Eswatini|Eswatini|Esuatini|Eswatini
SYC|Seychelles|Seychelles|Seychelles|Seychellen
SYR|Syrian Arab Republic|République arabe syrienne|República Árabe Siria|Arabische Republik Syrien
TCD|Chad|Tchad|Chad|Tschad
TGO|Togo|Togo|Togo|Togo
THA|Thailand|Thaïlande|Tailandia|Thailand
TJK|Tajikistan|Tadjikistan|Tayikistán|Tadschikistan
TKM|Turkmenistan|Turkménistan|Turkmenistán|Turkmenistan
TLS|Timor-Leste|Timor-Leste|Timor-Leste|Timor-Leste
TON|Tonga|Tonga|Tonga|Tonga
TTO|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad und Tobago
TUN|Tunisia|Tunisie|Túnez|Tunesien
TUR|Türkiye|Turquie|Turquía|Türkei
TUV|Tuvalu|Tuvalu|Tuvalu|Tuvalu
TZA|Tanzania|Tanzanie|Tanzania|Tansania
UGA|Uganda|Ouganda|Uganda|Uganda
UKR|Ukraine|Ukraine|Ucrania|Ukraine
URY|Uruguay|Uruguay|Uruguay|Uruguay
USA|United States of America|États-Unis d’Amérique|Estados Unidos de América|Vereinigte Staaten von Amerika
UZB|Uzbekistan|Ouzbékistan|Uzbekistán|Usbekistan
VAT|Holy See|Saint-Siège|Santa Sede|Heiliger Stuhl
VCT|Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|St. Vincent und die Grenadinen
VEN|Venezuela|Venezuela|Venezuela|Venezuela
VNM|Viet Nam|Viet Nam|Viet Nam|Vietnam
VUT|Vanuatu|Vanuatu|Vanuatu|Vanuatu
WSM|Samoa|Samoa|Samoa|Samoa
YEM|Yemen|Yémen|Yemen|Jemen
ZAF|South Africa|Afrique du Sud|Sudáfrica|Südafrika
ZMB|Zambia|Zambie|Zambia|Sambia
ZWE|Zimbabwe|Zimbabwe|Zimbabue|Simbabwe
UNK|Kosovo (UNMIK)|Kosovo (MINUK)|Kosovo (UNMIK)|Kosovo (UNMIK)
CHN-HKG|Hong Kong, China|Hong Kong (Chine)|Hong Kong (China)|Hongkong (China)
CHN-MAC|Macao, China|Macao (Chine)|Macao (China)|Macau (China)
HKG|Hong Kong, China|Hong Kong (Chine)|Hong Kong (China)|Hongkong (China)
MAC|Macao, China|Macao (Chine)|Macao (China)|Macau (China)
EU|European Union|Union européenne|Unión Europea|Europäische Union
YUG|Yugoslavia|Yougoslavie|Yugoslavia|Jugoslawien
SCG|Serbia and Montenegro|Serbie-et-Monténégro|Serbia y Montenegro|Serbien und Montenegro
"""


def _rows() -> dict[str, dict[str, str]]:
    lines = (line.split("|") for line in _TABLE.split("\n") if line)
    return {code: dict(zip(("en", "fr", "es", "de"), names, strict=True)) for code, *names in lines}


COUNTRIES = _rows()
