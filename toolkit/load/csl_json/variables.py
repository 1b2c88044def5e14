"""Load: what a work in CSL-JSON consists of (CSL 1.0.2): types, and variables by what their values look like."""

from toolkit.model.citation import SCHEMES

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
NAMES = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
)  # fmt: skip
DATES = ("accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted")
TEXTS = (  # texts and numbers; many programs write a number where CSL has a text, and the other way round
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "call-number", "chapter-number", "citation-key", "citation-label", "citation-number", "collection-number",
    "collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI", "edition",
    "event", "event-place", "event-title", "first-reference-note-number", "genre", "ISAN", "ISBN", "ISCI", "ISMN",
    "ISRC", "ISSN", "issue", "ISWC", "journalAbbreviation", "jurisdiction", "keyword", "language", "license",
    "locator", "medium", "note", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part", "part-number", "part-title", "PMCID",
    "PMID", "printing", "printing-number", "publisher", "publisher-place", "references", "reviewed-genre",
    "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement", "supplement-number", "title",
    "title-short", "translated-title", "translated-title-short", "URL", "version", "volume", "volume-title",
    "volume-title-short", "year-suffix",
)  # fmt: skip
OWN_WORDS = ("cite-full", "cite-short", "via", *SCHEMES)
NOT_PRINTED = ("id", "categories")
FIELDS = ("type", "custom", *NAMES, *DATES, *TEXTS, *OWN_WORDS, *NOT_PRINTED)

NAME_TEXTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
NAME_MARKS = ("comma-suffix", "static-ordering", "parse-names")
DATE_FIELDS = ("date-parts", "season", "circa", "literal", "raw", "edtf")
