"""Load: the tables that lead from BibTeX and BibLaTeX to CSL-JSON: types of entries, fields, languages."""

import re

from toolkit.model.citation import SCHEMES

TYPES = {  # entry type → CSL type (CSL 1.0.2, appendix III); CSL's own names are understood too
    "article": "article-journal", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "suppperiodical": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book", "reference": "book",
    "mvreference": "book", "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "report": "report", "techreport": "report",
    "manual": "report", "online": "webpage", "electronic": "webpage", "www": "webpage", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "misc": "document", "unpublished": "manuscript",
    "letter": "personal_communication", "dataset": "dataset", "software": "software", "legislation": "legislation",
    "legal": "treaty", "jurisdiction": "legal_case", "video": "motion_picture", "movie": "motion_picture",
    "audio": "song", "music": "song", "image": "graphic", "artwork": "graphic", "patent": "patent",
    "standard": "standard", "review": "review", "performance": "performance", "presentation": "speech",
}  # fmt: skip
CSL_TYPES = (
    "article", "bill", "broadcast", "classic", "document", "hearing", "interview", "legal_case", "map", "pamphlet",
    "post", "post-weblog", "regulation", "review", "speech", "standard", "treaty", "webpage",
)  # fmt: skip
SUBTYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "blog": "post-weblog",
    "speech": "speech",
}
TEXTS = {  # CSL variable → the fields that it may come from, the best one first
    "title-short": ("shorttitle",),
    "container-title-short": ("shortjournal",),
    "collection-title": ("series",),
    "publisher-place": ("location", "address"),
    "event-title": ("eventtitle",),
    "event": ("eventtitle",),  # its name before CSL 1.0.2, which many styles still use
    "event-place": ("venue",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "edition": ("edition",),
    "volume": ("volume",),
    "number-of-volumes": ("volumes",),
    "chapter-number": ("chapter",),
    "number-of-pages": ("pagetotal",),
    "version": ("version",),
    "section": ("section",),
    "status": ("pubstate",),
    "note": ("note", "addendum"),
    "medium": ("medium",),
}
NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director", "holder": "author",
}  # fmt: skip
EDITOR_TYPES = {"director": "director", "producer": "producer", "compiler": "compiler", "organizer": "organizer"}
DATES = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis",
    "techreport": "Technical report", "resreport": "Research report", "candthesis": "Candidate thesis",
}  # fmt: skip
LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "french": "fr", "francais": "fr", "canadien": "fr-CA", "german": "de", "ngerman": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "spanish": "es", "catalan": "ca", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR",
    "dutch": "nl", "swedish": "sv", "danish": "da", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "polish": "pl",
    "czech": "cs", "slovak": "sk", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "croatian": "hr",
    "slovene": "sl", "greek": "el", "turkish": "tr", "russian": "ru", "ukrainian": "uk", "arabic": "ar",
    "hebrew": "he", "estonian": "et", "latvian": "lv", "lithuanian": "lt",
}  # fmt: skip
LAW = ("legislation", "bill", "regulation", "treaty", "legal_case", "hearing")
WITH_RULES = (
    "title", "subtitle", "journaltitle", "journal", "booktitle", "maintitle", "journalsubtitle", "booksubtitle",
    "publisher", "institution", "organization", "school", "authority", "number", "issue", "pages", "eid", "doi",
    "url", "isbn", "issn", "howpublished", "type", "langid", "language", "year", "month", "day", "cite-full",
    "cite-short", "entrysubtype", "editortype", "titleaddon", "court", "via",
)  # fmt: skip
NOT_PRINTED = (  # what reference managers and their users keep beside what is printed
    "abstract", "acknowledgement", "added-at", "ajournal", "annotation", "annote", "archiveprefix", "bibdate",
    "bibsource", "coden", "collaborator", "comment", "copyright", "country", "creationdate", "crossref", "date-added",
    "date-modified", "entryset", "eprint", "eprintclass", "eprinttype", "execute", "file", "fjournal", "gender",
    "groups", "hal_id", "ids", "indextitle", "isrn", "journalabbr", "journalabbrev", "journalabr", "keywords",
    "label", "lccn", "library", "local-url", "mendeley-groups", "mendeley-tags", "modificationdate", "mrclass",
    "mrnumber", "mrreviewer", "nameaddon", "numpages", "options", "owner", "pdf", "pmcid", "pmid", "presort",
    "primaryclass", "printed", "priority", "ranking", "read", "readstatus", "refid", "related", "relatedtype",
    "review", "rights", "shortauthor", "shorteditor", "shorthand", "sortkey", "sortname", "sorttitle", "sortyear",
    "timestamp", "translator-note", "urldate-raw", "userid", "xdata", "xref", "zblnumber",
)  # fmt: skip
OWN_WAYS = re.compile(r"(?:opt|alt|x+|_|bdsk-).*|.*-[\w.]{1,3}")
"""Names of fields that people switch off or count: `OPTnote`, `ALTauthor`, `xnote`, `author-2`, `issn-l`."""
READ = frozenset((*WITH_RULES, *SCHEMES, *NAMES, *DATES, *(name for names in TEXTS.values() for name in names)))
"""The fields that are read. What is wrong with another one is nobody's trouble."""
