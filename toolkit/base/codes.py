"""Base: every code that a diagnostic may carry, with what `toolkit explain CODE` prints. One place, nothing twice."""

from msgspec import Struct

from toolkit.base.registry import Registry


class Code(Struct, frozen=True):
    """`title` says what is wrong in a few words; `explanation` why it matters and how to mend it."""

    name: str
    title: str
    explanation: str


CODES: Registry[Code] = Registry(
    (
        # ---------------------------------------------------------- records (YAML, CSV)
        Code(
            "yaml.syntax",
            "The YAML cannot be read",
            "A YAML file or the front matter of a submission is made of lines `name: value`. Indent with spaces, never "
            "with tabs; put quotes round a value that holds `: ` or `#` or begins with `@`, `*`, `&`, `[` or `{`.",
        ),
        Code(
            "yaml.duplicate",
            "A name stands twice",
            "Two entries of one name would mean that one of them is silently lost. Keep the one that is right.",
        ),
        Code(
            "fields.missing",
            "A required field is missing",
            "The file needs this field. Add the line that the message names.",
        ),
        Code(
            "fields.unknown",
            "An unknown field",
            "A field that nobody reads is nearly always a slip of the pen. Correct the name, or delete the line.",
        ),
        Code(
            "fields.value",
            "A field has a value that is not possible",
            "The message says which values are possible: a date as YYYY-MM-DD, true or false, one of a list of names.",
        ),
        Code(
            "csv.form",
            "The CSV file is not well-formed",
            "The first line names the columns; every further line has as many cells, separated by commas. A cell that "
            "holds a comma, a quote or a line end stands in double quotes, and a quote inside is doubled.",
        ),
        # ---------------------------------------------------------- load
        Code(
            "workspace.password",
            "A file of the workspace holds a password",
            "toolkit.yaml is handed on with the workspace, so the address of a database in it must not hold a password. "
            "State the whole address in the environment variable TOOLKIT_ENGINE of the computer that asks the database.",
        ),
        Code(
            "workspace.missing",
            "There is no workspace here",
            "A workspace is a folder with a `toolkit.yaml`; submissions, evidence and templates lie below it. "
            "Go there, or let `toolkit new` start one.",
        ),
        Code(
            "submission.missing",
            "There is no such submission",
            "A submission is a folder under `submissions/` with a file `submission.md` in it.",
        ),
        Code(
            "submission.left-out",
            "A file is not a submission",
            "Among several names (`submissions/*`) plain files are left out; submissions are folders with a submission.md.",
        ),
        Code(
            "submission.front-matter",
            "The front matter is missing or not closed",
            "The first line of submission.md is `---`, then come the fields (title, template, evidence …), "
            "then a line `---`, then the text.",
        ),
        Code(
            "submission.language",
            "The toolkit has no words in this language",
            "Numbers, dates and citations follow the language of the document, but the few words that the toolkit itself prints "
            "(“Table”, “Source”, “Recommendation”) exist in some languages only. A speaker can add them in toolkit/base/words.py.",
        ),
        Code(
            "template.unknown",
            "There is no such template",
            "Templates are folders under `templates/documents/`, in the workspace or built into the toolkit.",
        ),
        Code(
            "template.file",
            "A template lacks a file",
            "A template consists of template.yaml (what it needs), document.md.j2 (the text around the "
            "submission) and page.html.j2 (the HTML page).",
        ),
        Code(
            "template.place",
            "A template lies where nobody finds it",
            "Submissions find a template by its name in the folder templates/documents/ of the workspace, or in the toolkit "
            "itself. Move the folder there.",
        ),
        Code(
            "template.example",
            "A template has no example",
            "`toolkit new --template NAME` starts a submission by copying the folder example/ of the template, and the check "
            "of the template builds it; its front matter names that template. Write a short submission.md that shows every field and part.",
        ),
        Code(
            "template.field-name",
            "A field of a template has a name that will not do",
            "The name stands in the front matter of every submission to this template and between braces in its text: small "
            "letters, digits and hyphens, and none of the names that every front matter has, such as `title` or `date`.",
        ),
        Code(
            "template.unused",
            "A template declares something that it never uses",
            "Authors would be asked for a field that no reader sees, or a word or file lies there that nobody needs. Print it "
            "in document.md.j2, or delete it from template.yaml.",
        ),
        Code(
            "template.part",
            "A template never places a part",
            "What an author writes into that part would be lost. `::: graft name` in document.md.j2 places the part, "
            "`::: graft body` all that has no place of its own.",
        ),
        Code(
            "template.title",
            "A template prints no main heading",
            "The title of the document is its main heading: readers see it, screen readers announce it, and Word and PDF take "
            "it for the outline. `::: line title` prints it, `::: line subject` in a letter.",
        ),
        Code(
            "template.look",
            "A block of a template is named nearly like a look",
            "`::: block addressee` and `::: line subtitle` have a look in Word and PDF; a name that is spelt otherwise has none, "
            "and nobody sees why. Correct the name, or take one that is not so near.",
        ),
        Code(
            "template.language",
            "A heading or word of a template lacks a language",
            "Where it has no text in the language of a document, the English one stands there, or nothing. Add the text in "
            "every language that the template has elsewhere, and always in English.",
        ),
        Code(
            "template.page-needs",
            "The page of a template lacks something that it needs",
            "Browsers, screen readers and the PDF need the language, the title, the main part and the kind of letters of a "
            "page, and the style and text of the document. The hint says what to write into page.html.j2.",
        ),
        Code(
            "template.remote",
            "A template would fetch something from the web",
            "A build never asks the web: the document must be the same tomorrow, and nobody must learn who reads it. Put fonts, "
            "pictures and rules into the workspace.",
        ),
        Code(
            "theme.unknown",
            "There is no such theme",
            "A theme is a file templates/themes/<name>/theme.yaml, in the workspace or in the library that comes "
            "with the toolkit. Correct the name, or add the file; `extends: sober` at its top means that it says "
            "only what differs.",
        ),
        Code(
            "theme.contrast",
            "A colour is hard to read",
            "People with weak eyesight, and everybody on a bad print-out, need contrast: 4.5 to 1 for text and 3 "
            "to 1 for the bars of a chart (WCAG 2.2, 1.4.3 and 1.4.11). Choose a darker colour in the theme.",
        ),
        Code(
            "theme.placeholder",
            "A name in braces means nothing here",
            "The letterhead may print {organisation}, {short-name}, {address}, {email} and {web}, as toolkit.yaml names "
            "them; head and foot of the pages also {title}, {page}, {pages} and {page-of} (“Page 2 of 9”).",
        ),
        Code(
            "theme.logo",
            "The logo of a theme cannot be used",
            "A logo lies beside theme.yaml or in the workspace, and is a PNG, a JPEG, or an SVG with a PNG of the same "
            "name beside it: PDF and HTML show the SVG, Word the PNG.",
        ),
        Code(
            "theme.reference-doc-missing",
            "The Word file of the organisation is missing",
            "`reference-doc` names a Word file by its path from the folder of submission.md (or of theme.yaml), or from "
            "the folder of toolkit.yaml.",
        ),
        Code(
            "theme.reference-doc",
            "The Word file of the organisation cannot be used",
            "A `reference-doc` is an ordinary Word document (.docx) with your styles, header and footer: no template "
            "(.dotx), no macros, no password, no protection against changes. Open it in Word and save it as such.",
        ),
        Code(
            "theme.reference-doc-styles",
            "What a document takes from the Word file of the organisation",
            "Styles are found by Word's own names, in whatever language Word was. What the file does not have (for "
            "tables of evidence, boxes and the like) comes from the theme. The PDF keeps the look of the theme: nobody can "
            "tell from a Word file how its pages look.",
        ),
        Code(
            "signatories.long-table",
            "A table of very many signatories is printed as a list",
            "Word and LibreOffice take minutes to open a table of tens of thousands of rows, so that many are printed one "
            "below the other. `layout: columns` (two columns) or `layout: compact` (names one behind the other) in "
            "`signatories:` of the front matter takes fewer pages and has no such note.",
        ),
        Code(
            "signatories.column",
            "The list of signatories has a wrong or missing column",
            "The columns are id, kind, name, sort_as, role, organisation, country, capacity, email, consent, consent_on, "
            "text_hash, public, logo, aliases, standing, first and note; kind, name and consent must be there. "
            "`toolkit signatories add` makes such a list from the export of a form.",
        ),
        Code(
            "signatories.value",
            "A value in the list of signatories is not possible",
            "kind is organisation or person; consent is yes, no or withdrawn; capacity is official or personal; "
            "standing is general, special or roster; public and first are yes or no. Everybody has a name, and an id "
            "belongs to one row.",
        ),
        Code(
            "signatories.twice",
            "A signatory stands in the list twice",
            "A name that is printed twice is noticed by the first journalist. Keep one of the rows. Where they are two "
            "people of one name, or where you want to keep both rows, `toolkit signatories decide` writes that down.",
        ),
        Code(
            "signatories.alike",
            "Two rows of the list may be one signatory",
            "Names are compared without accents, titles and legal forms, across scripts, with their short names, and "
            "by e-mail address. Nothing is merged: decide with `toolkit signatories decide`, and the decision is kept "
            "in signatories.decisions.yaml beside the list.",
        ),
        Code(
            "signatories.decision",
            "A decision speaks of a row that is not there",
            "signatories.decisions.yaml names rows by their id (or by the name, where a row has no id). The row was "
            "deleted or renamed: delete the decision, or correct the id.",
        ),
        Code(
            "signatories.sorted",
            "It is not certain which word is the family name",
            "A list is sorted by the last word of a person's name. Of a name of three words or more two may be the family "
            "name: write it first in the column `sort_as`, with a comma behind it.",
        ),
        Code(
            "signatories.country",
            "A country is not known",
            "Countries are known by their names in ten languages and by their ISO 3166 codes. Another text is printed "
            "as it is and counted as a country of its own, which is probably not what you want.",
        ),
        Code(
            "signatories.map",
            "A column of a form is not understood",
            "A form's columns become columns of the list: kind, name (or first_name and last_name), organisation, role, "
            "country, email, consent … Common titles are known; any other one is said with --map "
            '"Title=name". What all rows share is said once: --kind organisation, --consent yes.',
        ),
        Code(
            "signatories.answer",
            "An answer in a form is not understood",
            "Consent is yes, no or withdrawn; kind is organisation or person. What another answer means is said with "
            '--answer "Happy to sign=yes". It is not guessed, because nobody is printed who did not agree.',
        ),
        Code(
            "signatories.text",
            "A text of the letter is not known",
            "Texts that people sign are written down with `toolkit signatories text`, each with its digest.",
        ),
        Code(
            "signatories.left-out",
            "Signatories are not printed",
            "Only those whose consent is yes, and whose public is not no, are printed and counted.",
        ),
        Code(
            "signatories.other-text",
            "Somebody signed another text",
            "Each signature holds the digest of the text it was given for. When a word of the letter changes, earlier "
            "signatures are for another text: they are not printed until they are confirmed. A change that alters "
            "nothing of what was agreed can be marked as editorial, with its reason: `toolkit signatories text "
            "--editorial REASON`.",
        ),
        Code(
            "signatories.count-differs",
            "The text says another number of signatories than the list",
            "“59 organisations and experts from 14 countries”, “more than 60 organisations”, “128 other organisations”: "
            "such numbers in the text, its title and its summary are held against the list. Write "
            "{{ signatories.total }}, .organisations, .persons, .countries, .others or .other-organisations, and the "
            "number is counted. “Others” are all but the one who speaks.",
        ),
        Code(
            "signatories.count-typed",
            "A number of signatories is typed",
            "The number is right today. The next signature, or the next withdrawal, makes it wrong in one place after "
            "the other: letter, media release, summary. {{ signatories.organisations }} and its kin count the list. "
            "“More than 50 organisations” may stand: it is an error only when it is no longer true.",
        ),
        Code(
            "summary.missing",
            "There is no summary",
            "The output `summary` is a file with title and summary, for the form of a web page. The summary stands in "
            "the front matter: `summary: Fifty organisations ask …`, with {{ signatories.total }} and other numbers "
            "computed as in the text.",
        ),
        Code(
            "summary.form",
            "The summary is more than words",
            "It is printed on other pages and in e-mails, without the notes, tables and references of the document. "
            "Numbers ({{ … }}), links and emphasis may stand in it.",
        ),
        Code(
            "signatories.letter",
            "The list of signatories belongs to another letter",
            "A media release names the list of the letter of which it speaks (`signatories: ../letter/signatories.csv`) and "
            "counts those who sign that letter. Names are added, and texts written down, with the letter itself; and "
            "its list must be its own.",
        ),
        Code(
            "image.missing",
            "A picture is missing",
            "The path of a picture is counted from the folder of submission.md.",
        ),
        Code(
            "image.broken",
            "A picture is damaged",
            "The file begins like a picture but does not say how large it is. It was probably copied or saved only in part.",
        ),
        Code(
            "image.outside",
            "A picture lies outside of the submission",
            "A submission must stay whole when its folder is sent to a colleague, and building uses no "
            "network. Copy the picture into the folder.",
        ),
        Code(
            "image.type",
            "A picture has a format that Word cannot show",
            "Use PNG or JPEG with RGB colours. Save other pictures in one of these formats; a logo that was made for a printing "
            "press (CMYK) or as a drawing (SVG, EPS, PDF) is to be had as PNG from whoever made it.",
        ),
        Code(
            "image.turned",
            "A photograph is not stored upright",
            "A telephone stores a photograph as its sensor lay, with a mark which way is up. Browsers and PDF follow the "
            "mark, Word does not: the same document would show the picture in two ways. Turn it in a program for pictures "
            "and save it; the mark goes with that.",
        ),
        Code(
            "image.coarse",
            "A logo is too small for print",
            "A logo that was copied from a web page has so few points that they are seen on paper as little squares. "
            "Organisations have their logo in a larger size; ask them for it when they sign.",
        ),
        Code(
            "new.name",
            "A name is not possible for a submission",
            "The name becomes a folder and a file name: small letters, digits and hyphens, at most 63.",
        ),
        Code(
            "new.taken",
            "A submission of this name is already there",
            "Nothing is ever overwritten. Choose another name.",
        ),
        Code(
            "file.missing",
            "A file is missing",
            "A file names another file that is not there, or that may not be read. Paths are written from the folder "
            "that the message names, with forward slashes; upper and lower case matter.",
        ),
        Code(
            "file.outside",
            "A file lies outside of the workspace",
            "Only files inside of the workspace are read, so that a submission cannot publish other files of the "
            "computer by accident. Copy the file into the workspace and name the copy.",
        ),
        Code(
            "file.encoding",
            "A file is not saved as UTF-8",
            "Letters such as ë or ł have one safe way to be stored, UTF-8. In an older encoding a name would be "
            "printed wrongly without anybody noticing, so nothing is guessed. Save the file as UTF-8: in Excel “CSV "
            "UTF-8 (comma delimited)”, in a text editor “Save as …” with the encoding UTF-8.",
        ),
        # ---------------------------------------------------------- evidence (datasets, measures)
        Code(
            "evidence.unknown-dataset",
            "There is no dataset of this name",
            "A dataset is a folder `evidence/<name>/` with a file datapackage.yaml. The front matter names it: "
            "`evidence: {log: name-of-the-folder}`.",
        ),
        Code(
            "evidence.no-file",
            "A file of a dataset is missing",
            "The description of a dataset names the files that hold its rows (`path:`), and measures.yaml stands "
            "beside it. Put the file where the description says, or correct the path.",
        ),
        Code(
            "evidence.form",
            "The files of a table are not of one form",
            "A table is one file or several, all CSV or all Parquet; the ending of a name (.csv, .parquet) says what "
            "a file is. Write the files again in one form, or describe two tables with a name each.",
        ),
        Code(
            "evidence.encoding",
            "A data file is not saved as UTF-8",
            "In an older encoding a name such as Zoë would be read wrongly without anybody noticing, so nothing "
            "is guessed. The message shows how the file reads as Windows-1252: if that is right, open it so and "
            "save it as “CSV UTF-8 (comma delimited)”.",
        ),
        Code(
            "evidence.columns",
            "The columns of a file are not those of its description",
            "The first line of a data file names the same columns as the schema in datapackage.yaml, in the same "
            "order. Otherwise a figure could silently be computed from the wrong column.",
        ),
        Code(
            "evidence.changed",
            "A data file has changed since its hash was recorded",
            "The description of a dataset holds the fingerprint (SHA-256) of each file, so that nobody changes "
            "the evidence behind a published figure unnoticed. If the change is meant, write the new fingerprint "
            "that the message shows; raise `version:` where figures change.",
        ),
        Code(
            "evidence.hash",
            "The fingerprint of a data file is of another kind",
            "Data Package allows several kinds of hashes. This toolkit compares SHA-256 only; a fingerprint of another kind "
            "would let a changed file pass. Write the one that the message shows.",
        ),
        Code(
            "evidence.standard",
            "A description is not a Data Package",
            "A dataset is described in the open standard Data Package 2.0 (https://datapackage.org), so that other people and"
            " programs can read it without this toolkit. Its official profile says what may stand where; the message says"
            " what does not fit. Our own keys stand under `evidence:`, where the standard leaves room.",
        ),
        Code(
            "evidence.original",
            "The original of a dataset is not what was taken in",
            "The file that somebody handed over, and the query to a database, are kept as they came in `original/`, with"
            " their fingerprint in the description. They prove where the table comes from. Put the file back from a backup;"
            " if another file is to be the original, take it in as a dataset of its own.",
        ),
        Code(
            "evidence.differs",
            "A table is not what its original gives",
            "`toolkit evidence verify` takes the original in once more, with what was stated then, and compares every cell."
            " A difference is a change by hand. Undo it; or, if it mends a mistake of the original, say so in the description:"
            " `intake: {corrected: the reason, …}`. Then the differences are listed as notes.",
        ),
        Code(
            "evidence.recount",
            "Two engines count differently",
            "Every figure is counted by two programs that share no line. When they differ, one of them is wrong, and the"
            " figure must not be published. This is a fault of the toolkit: please report it with the definition.",
        ),
        Code(
            "evidence.value",
            "A cell holds a value that is not possible",
            "The schema in datapackage.yaml says what each column holds. Mend the cell, or correct the "
            "description; a text that means “no value” (n/k, n/a) belongs into `missingValues`. Values of columns"
            " that are never disclosed are not shown.",
        ),
        Code(
            "measure.statistic",
            "An unknown statistic",
            "`statistic:` says how a measure is computed: count, sum, share, rate, median, mean, quantile, rank, change, "
            "ratio, time_to_event, distinct, or cited for a figure that somebody else published. The list is closed, so "
            "that everybody can see how a figure came about.",
        ),
        Code(
            "measure.column",
            "A measure names a column that cannot be used",
            "Names of columns are those of datapackage.yaml. A sum, a mean or a median needs a column of numbers, a time to "
            "an event two columns of dates.",
        ),
        Code(
            "measure.value",
            "A condition asks for a value that is not possible",
            "A condition that no row can fulfil would give 0 without anybody noticing. Values are those that the "
            "schema lists, dates are YYYY-MM-DD, and a text for “no value” is asked for with `missing`.",
        ),
        Code(
            "measure.operator",
            "An unknown or unfitting comparison",
            "Conditions compare with `in`, `not`, `from` and `to` (dates), `at_least` and `at_most` (numbers), or"
            " say `known` or `missing`.",
        ),
        Code(
            "measure.groups",
            "A measure cannot be grouped like this",
            "`by:` names one or two columns, or calendar periods of dates: `by: [platform, {week: reported_on}]`.",
        ),
        Code(
            "measure.population",
            "A measure names a population that is not there",
            "Populations are defined at the top of measures.yaml: a name, the words that say what is counted, the"
            " table and the conditions. The two populations of a change are of one table.",
        ),
        Code(
            "measure.unknown",
            "A measure names another one that is not there",
            "The numerator and the denominator of a ratio, and the `parts` of a total, are measures of the same file.",
        ),
        Code(
            "measure.circular",
            "A measure leads back to itself",
            "A ratio is made of two other measures, a total of its `parts`. One of them is made of this measure again, "
            "so there is nothing to compute.",
        ),
        Code(
            "measure.disclosure",
            "A column that is never disclosed would show",
            "A column with `disclose: never` may be counted, but its values may not stand in conditions, label a "
            "table or appear in a document.",
        ),
        Code(
            "measure.quote",
            "A cited figure does not stand in its quotation",
            "The quotation proves the figure, so the number must occur in it as a whole number. Correct the value"
            " or the quotation.",
        ),
        Code(
            "measure.denominator",
            "A cited share hides its denominator",
            "“55%” of what? Where a share was counted among a part only, `denominator:` says which, and the "
            "document can print it.",
        ),
        Code(
            "measure.interval",
            "An interval that cannot be given",
            "`interval: wilson 95%` fits a share, `newcombe 95%` the difference of two shares, `log-log 95%` a time to "
            "an event. It says how far chance reaches in a random sample. Where rows were chosen on purpose it says "
            "nothing by itself: then `interval-means:` states what it means here, and the table prints that.",
        ),
        Code(
            "measure.suppress",
            "Small numbers are hidden where rows are persons",
            "`suppress: {below: 5}` hides the numbers 1 to 4 in a table, and as many others as it takes that nobody can "
            "work them out from totals. It is for datasets with `unitIsPerson: true`: “just three of 100 items were "
            "removed” tells of no person and must not be hidden. A share or a ratio of a hidden number is not given.",
        ),
        Code(
            "measure.no-rows",
            "There was nothing to count",
            "Either the conditions leave no row, so that a table would have no groups. Or the data file has names of "
            "columns, and nothing below them, so every count is 0. Often such a file was cut off, or a filter was on when "
            "it was saved. A 0 is printed only where that is what the data say.",
        ),
        Code(
            "measure.few-persons",
            "A small number of persons would be printed",
            "In a dataset with `unitIsPerson: true` a count or a share tells of fewer than five persons, or of all but so "
            "few, and somebody may know who they are. `suppress: {below: 5}` hides such numbers, and what they could be "
            "worked out from. Larger groups are another way. It is a warning: those who know the persons decide.",
        ),
        Code(
            "measure.event",
            "An event lies before its beginning",
            "A time to an event counts days from one date to another. Where the second lies before the first, one of "
            "them is wrong, and so would be the figure. A rule `notBefore` in datapackage.yaml finds such cells.",
        ),
        Code(
            "measure.observed",
            "Rows were not watched for so long",
            "Whether something happened within 28 days is only known of what was watched for 28 days. `observedUntil` in "
            "datapackage.yaml says on which day anybody looked last; no date lies after it, and `at:` asks for no "
            "longer time than the longest-watched row has.",
        ),
        Code(
            "measure.vintage",
            "A cited figure has been restated by its publisher",
            "Publishers correct their figures. The document keeps the one that the measure names as `value`; `vintages:` "
            "lists what the publisher said when. This note tells that there is a later one, so that you decide.",
        ),
        Code(
            "measure.parts",
            "Parts do not add up to their total",
            "`parts:` names measures that together make this one. Their sum must be the total; percentages as published "
            "may differ by their rounding. One of the figures is wrong, or a part is missing.",
        ),
        Code(
            "measure.whole",
            "A published share is not that of its two counts",
            "`part:` and `whole:` name the two measures that a published percentage was made of. Divided and rounded they "
            "must give it: 55% is 3,203 of 5,784, and not of 10,119. One of the three figures is wrong, or the whole is "
            "another one.",
        ),
        Code(
            "measure.series",
            "A change across two series",
            "Populations with a different `series:` are not counted in the same way, such as one provider with its related "
            "services and the same provider alone. A change between them may be a change of counting. Say in "
            "`comparable:` why it is real, or compare populations of one series.",
        ),
        Code(
            "measure.editions",
            "Several editions of one figure are counted together",
            "A column with `edition: true` names the edition of a publication in which a row stands. Added up, 9.5, 2.8 and "
            "9.4 million of one quarter would be 21.7 million that nobody published. Choose one edition, or show them apart.",
        ),
        Code(
            "comparison.unit",
            "Two figures of different units are compared as if they were alike",
            "A percentage of unlike things means nothing: reports are not incidents, and a number is not a share. Choose "
            "figures of one unit, or say openly that they are not comparable.",
        ),
        Code(
            "comparison.unlike",
            "Two figures that stand side by side differ in what they cover",
            "They are of different places or series, or one of them was counted among a part only. Readers will compare "
            "them all the same. Say in the sentence on comparability why that is fair, and name both there.",
        ),
        Code(
            "measure.empty",
            "There is nothing to divide by",
            "No row belongs to the denominator, so there is no share, ratio or change. Look at the conditions of "
            "the population and at `known:`.",
        ),
        Code(
            "expression.attribute",
            "A measure has no such part",
            "Behind the name of a measure may stand `.n`, `.of`, `.interval`, `.level`, `.rank`, `.median`, `.known`, `.unit`, "
            "`.period`, `.label` or `.population`, and for a time to an event `.at-14`, where the measure has it.",
        ),
        Code(
            "expression.filter",
            "A filter that cannot be used here",
            "`words` writes zero to nine in words, `percent` prints a share as a percentage, `round(1)` sets the "
            "decimals, `ordinal` makes 3rd of 3, `date` writes a date out, `unsigned` "
            "takes the sign from a change, where the words say whether it rose or fell.",
        ),
        Code(
            "intake.file",
            "A file cannot be taken in",
            "Evidence comes in as CSV (or other separated text), Excel (.xlsx), JSON (a list of objects) or "
            "Parquet. The file must open in the program that made it, without a password, and hold a table: names"
            " of columns, and rows below them.",
        ),
        Code(
            "intake.database",
            "A database cannot be asked",
            "An address names the kind of the database and where it is: `sqlite:///path/case.db` (a path that counts from"
            " the folder you are in; four slashes begin at the root) or `postgresql://user:password@host/database`. Keep"
            " a password out of sight: put the address into a variable and write `env:NAME`. Other databases than SQLite"
            " need a driver, a Python package of their own. No password is ever written down or shown.",
        ),
        Code(
            "intake.query",
            "A query is not one question with an answer",
            "A database is asked one SELECT (or WITH … SELECT) that changes nothing. Its answer is kept with the query and"
            " the time, because a database changes and a published number has to stay traceable. An answer without rows"
            " is no evidence.",
        ),
        Code(
            "intake.range",
            "A number is out of the range that its column speaks of",
            "A percentage above 100, or a count below nothing, is nearly always a slip, or a percentage of something else than"
            " it seems. It is read as it stands. Limits that must hold are written into the description:"
            " `constraints: {minimum: 0, maximum: 100}`.",
        ),
        Code(
            "intake.second-table",
            "There seems to be a second table",
            "Two tables on one sheet or in one file cannot be told apart reliably: their rows would be counted together. Give"
            " each of them a sheet or a file of its own.",
        ),
        Code(
            "intake.name",
            "A name is not possible for a dataset",
            "The name becomes a folder, and submissions use it: small letters, digits and hyphens, at most 63.",
        ),
        Code(
            "intake.taken",
            "A dataset of this name is already there",
            "Nothing is ever overwritten. Choose another name; when the data of an existing dataset were changed "
            "on purpose, `toolkit evidence accept NAME` writes their new fingerprint.",
        ),
        Code(
            "intake.option",
            "An option names what the file does not have",
            "Options state what is true of a file: a sheet, a column, a row, an encoding. The message says what "
            "the file has.",
        ),
        Code(
            "intake.encoding",
            "The letters of a file are not stored as UTF-8",
            "The same bytes mean ë in one encoding and something else in another, so nothing is guessed. The "
            "message shows how the file reads as Windows-1252, which older Excel files are mostly in. If it reads"
            " right, state it: `--encoding cp1252`.",
        ),
        Code(
            "intake.byte-order-mark",
            "A file begins with a byte-order mark",
            "Excel puts three invisible bytes before a “CSV UTF-8” file. They are not part of the data and are "
            "left out of the table; the original keeps them.",
        ),
        Code(
            "intake.delimiter",
            "The columns are not separated by commas",
            "Excel writes semicolons in countries with a decimal comma. State what separates the columns, "
            '`--delimiter ";"` or `--delimiter tab`; a look at decimal commas is then also in order.',
        ),
        Code(
            "intake.form",
            "A row does not have the form of the table",
            "Every row has as many cells as there are names. A text that holds the separator or a double quote "
            "stands in double quotes, and the inner quotes are doubled; otherwise values slip into the wrong "
            "column. A cell holds one value.",
        ),
        Code(
            "intake.sheet",
            "Several sheets could be meant",
            'A dataset is made from one table. State the sheet, `--sheet "Log"`, and take the others in as '
            "datasets of their own.",
        ),
        Code(
            "intake.hidden",
            "Something is hidden in the workbook",
            "Hidden rows and columns are read and counted like all others; hidden sheets are not read. All of "
            "them are in the original that is kept, so look at them before you hand it on.",
        ),
        Code(
            "intake.comment",
            "A cell has a comment",
            "Comments do not become data and are not taken over. They stay in the original.",
        ),
        Code(
            "intake.merged",
            "Cells are merged",
            "Of merged cells only the first holds a value; the others are empty, so rows would lose their month "
            "or platform. Take the merging back and fill every cell.",
        ),
        Code(
            "intake.formula",
            "A cell is a formula",
            "Excel stores the last result of a formula beside it. Without a stored result there is no value; with"
            " one, it is as old as the last time the workbook was saved.",
        ),
        Code(
            "intake.excel-error",
            "A cell holds an error of Excel",
            "#REF!, #DIV/0!, #N/A and the like are not values, and they are not “no value” either: something was "
            "lost. Mend the formula, or leave the cell empty.",
        ),
        Code(
            "intake.number-format",
            "A number is shown in another way than it is stored",
            "Excel shows 0.125 as 12.5 % and 7 as 007. What is stored is taken in, so the description of the "
            "column has to fit it.",
        ),
        Code(
            "intake.title-rows",
            "Rows stand above the names of the columns",
            "Titles, dates and explanations above a table are for readers; a program takes the first row for the "
            "names. Delete them, or state where the names are: `--header-row 3`.",
        ),
        Code(
            "intake.header",
            "The name of a column is missing or doubtful",
            "Every column has a name of its own in the first row of the table. A number or a date there mostly "
            "means that the row with the names is missing.",
        ),
        Code(
            "intake.blank",
            "Blank rows or columns were left out",
            "Rows and columns without a single value are no data; often only their formatting was left over.",
        ),
        Code(
            "intake.totals",
            "A row holds totals",
            "A totals row would be counted as one more row, and a sum would come out double. Delete it: totals "
            "are computed.",
        ),
        Code(
            "intake.note",
            "A note stands below the table",
            "Sources and footnotes below a table are no rows. Delete them, and write what matters into the README"
            " of the dataset.",
        ),
        Code(
            "intake.spaces",
            "Cells have spaces at their ends",
            "“instagram ” and “instagram” would be counted apart. Spaces at the ends are left out; those inside "
            "of a text stay.",
        ),
        Code(
            "intake.letters",
            "A text holds garbled or invisible characters",
            "“Ã¼” for “ü” shows that the text was once read in a wrong encoding. Export the file again from its "
            "source as UTF-8, or type the cell again.",
        ),
        Code(
            "intake.missing-mark",
            "A text seems to mean “no value”",
            "Whether N/A, a dash or a question mark means “not applicable”, “not known” or “nobody wrote it down”"
            " is for you to say: `--missing N/A`, once for each text. Namibia is NA too, so nothing is guessed.",
        ),
        Code(
            "intake.suppressed",
            "A count seems to be withheld or estimated",
            "“<5” protects people and is not a number. State it as a text that means “no value”, `--missing "
            '"<5"`, and write the rule into the description; figures computed from the column then leave these '
            "rows out.",
        ),
        Code(
            "intake.date-ambiguous",
            "A date can be read in two ways",
            "03/05/2020 is 3 May in Europe and 5 March in the United States, and 5/3/20 leaves even the century "
            "open. Write YYYY-MM-DD; or state the order for the whole file: `--dates dmy` or `--dates mdy`.",
        ),
        Code(
            "intake.date-form",
            "A date is not written YYYY-MM-DD",
            "Dates are stored as 2020-05-10, so that they sort and count rightly in every program and language. "
            "In Excel give the column the format of a date; in a text file write them so, or state their order "
            "with `--dates`.",
        ),
        Code(
            "intake.number-ambiguous",
            "A number can be read in two ways",
            "1,234 is one thousand two hundred and thirty-four in English and a little more than one in German. "
            "Write digits and a decimal point only; or state the decimal sign of the file: `--decimal point` or "
            "`--decimal comma`.",
        ),
        Code(
            "intake.number-form",
            "A number is not written in digits with a point",
            "Thousands marks, decimal commas, currencies and exponents make a number a text. Write digits and a "
            "decimal point only; or state the decimal sign: `--decimal comma`.",
        ),
        Code(
            "intake.percent-sign",
            "A number has a percent sign",
            "12.5 % can be stored as 12.5 or as 0.125. Write the number alone and say in the name of the column "
            "that it is percent; “find and replace” takes the sign out of a whole column.",
        ),
        Code(
            "intake.value",
            "A cell does not fit its column",
            "Most cells of the column are dates or numbers, this one is not. Correct it; if its text means “no "
            "value”, state that with `--missing`; if the column is text after all, with `--text`.",
        ),
        Code(
            "intake.duplicate",
            "Rows are not told apart",
            "A number of a case that stands twice is one case entered twice, or a slip. Correct it; if the column"
            " may repeat, state another with `--key`, or none with `--no-key`.",
        ),
        Code(
            "intake.spelling",
            "A value is spelt in two ways",
            "“Instagram” and “instagram” would be counted apart. Write one of the two everywhere; a description "
            "can list other spellings under `alsoWritten`.",
        ),
        Code(
            "intake.order",
            "An event lies before its report",
            "An item cannot be removed before it was reported, so one of the two dates is wrong. If it can be so "
            "in your data, state it with `--unordered`.",
        ),
        Code(
            "intake.column",
            "A column is not one of the description",
            "With `--like` a file has the columns that the other dataset describes, by name or by title. Correct "
            "the name in the file, describe the column, or leave it out with `--drop`.",
        ),
        Code(
            "intake.category",
            "A value is not in the list of its column",
            "The description lists all values that the column can have. Correct the cell, add the value to the "
            "list, or name it as another spelling under `alsoWritten`.",
        ),
        # ---------------------------------------------------------- parse
        Code(
            "parse.private-character",
            "A character without an agreed meaning",
            "Private-use characters mean what a single font makes of them (Wingdings bullets and arrows pasted from "
            "Word are such). On another machine they print as boxes. Type the character itself, for example • or →.",
        ),
        Code(
            "parse.html",
            "HTML in the text",
            "A submission becomes a Word file and a PDF as well as a web page, so HTML tags have no meaning in it. "
            "Use Markdown: *emphasis*, **strong**, [a link](https://example.org). A sign that is meant as a letter "
            "is written `\\<`. Comments `<!-- … -->` are allowed; they are not printed.",
        ),
        Code(
            "parse.comment-open",
            "A comment is never closed, or not where it can be",
            "A comment begins with `<!--` and ends with `-->`, in the same paragraph, list item or table cell. A longer "
            "one, with blank lines, begins on a line of its own. A note to colleagues must never be printed and a text "
            "never be lost, so where that is not certain nothing is built.",
        ),
        Code(
            "parse.code-open",
            "A code block is never closed",
            "A block that begins with ``` ends with ``` on a line of its own. Without it the rest of the text is "
            "printed as code.",
        ),
        Code(
            "parse.fence-open",
            "A block is never closed",
            "A block that begins with `::: name` ends with `:::` on a line of its own. Without it the rest of the "
            "text belongs to the block. Three or more colons close the block that was opened last.",
        ),
        Code(
            "parse.fence-stray",
            "Colons that close nothing",
            "A line of three or more colons closes the block `::: name` that was opened last; here none is open. "
            "Either the line is left over, or the block was closed earlier than meant.",
        ),
        Code(
            "parse.attributes",
            "Attributes that cannot be read",
            'Attributes stand in braces: `{#id key=value key="two words"}`. The id begins with `#`, values of '
            "several words stand in straight double quotes, and there is no space round `=`. A heading takes an id "
            "alone.",
        ),
        Code(
            "parse.footnote-undefined",
            "A footnote that is not there",
            "`[^label]` calls the footnote that a line `[^label]: text` defines. Write the definition, or put the "
            "text where the footnote is called: `^[text]`.",
        ),
        Code(
            "parse.footnote-unused",
            "A footnote that nothing calls",
            "The footnote is defined but not called, so it is not printed. Write `[^label]` where it belongs, or "
            "delete it.",
        ),
        Code(
            "parse.footnote-twice",
            "A footnote is defined twice",
            "Two footnotes of one label: only the first would be printed. Give one of them another label.",
        ),
        Code(
            "parse.footnote-inside",
            "A footnote inside a footnote",
            "Word, PDF and print know no footnotes of footnotes. Put the words into the outer footnote.",
        ),
        Code(
            "parse.footnote-empty",
            "An empty footnote",
            "A number that leads to nothing looks like a mistake of the printer. Write the text of the footnote, or delete "
            "the footnote.",
        ),
        Code(
            "parse.heading-empty",
            "A heading without words",
            "It would stand in the table of contents as an empty line, and a screen reader would announce nothing. Write "
            "its words, or delete the line. To begin a line with the letter # write `\\#`.",
        ),
        Code(
            "parse.link",
            "A link that nobody can or should follow",
            "A link needs words that are printed, `[words](https://example.org)`. Addresses that run a program or read a file on the reader's machine (javascript:, data:, file:) do not "
            "belong into a published document. Link to a web page, or put the picture into the folder of the "
            "submission.",
        ),
        Code(
            "parse.link-undefined",
            "A link whose address is defined nowhere",
            "`[words][label]` takes its address from a line `[label]: https://example.org`. Without that line the brackets "
            "are printed as they stand. Correct the label, or write `[words](https://example.org)`; brackets that are "
            "meant as letters are written `\\[`.",
        ),
        Code(
            "parse.strike",
            "Words between ~~",
            "Some editors strike out what stands between two pairs of tildes. A document that is sent out has no struck-out "
            "words, so the tildes are printed as letters. Delete the words, or the tildes.",
        ),
        Code(
            "parse.table",
            "A table that is read as text",
            "Under the first row of a table stands a line with as many columns, made of hyphens: `| a | b |`, then "
            "`|---|---|`. Without it the rows are printed as text, with their bars. Type hyphens, not dashes (—).",
        ),
        Code(
            "parse.link-unused",
            "A link definition that nothing uses",
            "A line `[label]: address` is not printed itself; it gives an address to `[label]` elsewhere in the "
            "text. Here nothing asks for it. If the line was meant as text, begin it in another way.",
        ),
        Code(
            "parse.link-twice",
            "A link is defined twice",
            "Two definitions of one label: the first is used, the second is not. Give one of them another label.",
        ),
        Code(
            "parse.table-cells",
            "A row with too many cells",
            "The first row of a table says how many columns it has; what stands in further cells is not printed. A "
            "letter | inside a cell is written `\\|`.",
        ),
        Code(
            "parse.nesting",
            "Too many levels",
            "Lists, quotations and blocks stand inside each other more deeply than can be printed. What follows on "
            "that level is left out. This is nearly always an accident of indentation.",
        ),
        Code(
            "expression.syntax",
            "An expression that cannot be read",
            "Between {{ and }} stands the name of a measure, `name.measure` or `name.measure.attribute`, and behind "
            "`|` how to print it: `{{ log.removal-share | round(1) }}`. Nothing is computed in a text: every number "
            "is defined once, in measures.yaml.",
        ),
        Code(
            "expression.open",
            "Braces that are never closed",
            "`{{` begins an expression, which ends with `}}` in the same paragraph. To print two braces write `\\{{`.",
        ),
        Code(
            "expression.not-opened",
            "Braces that were never opened",
            "`}}` ends an expression that begins with `{{` in the same paragraph; here nothing begins one, so the braces, "
            "and the name of the measure instead of its number, would be printed. To print two braces write `\\}}`.",
        ),
        Code(
            "expression.tag",
            "A template's tag in a submission",
            "`{% … %}` belongs to the language of templates. In a submission recurring parts are blocks, `::: "
            "name`. To print the signs write `\\{%`.",
        ),
        Code(
            "expression.place",
            "An expression in a place that takes text alone",
            "Expressions stand in running text, headings, tables, notes and the words of a link; not in an address, "
            "a title, a citation or the first line of a block.",
        ),
        Code(
            "citation.syntax",
            "A citation that cannot be read",
            "A citation in brackets is a list of works with semicolons between them, each with its key: `[see @one, "
            "p. 3; @two, art. 6]`. `[-@one]` leaves the author out, for all works of the citation.",
        ),
        Code(
            "citation.style",
            "Markup inside a citation",
            "The words before and after a key are handed to the citation style as plain words; emphasis, links and "
            "notes in them are lost. Put them into the text, outside the brackets.",
        ),
        Code(
            "template.syntax",
            "The template cannot be read",
            "The template is written in Jinja, and the message says what Jinja did not understand. Statements are "
            "{% … %}, values {{ … }}, comments {## … ##}. Filters such as `safe` do not exist: values are put in as "
            "they are.",
        ),
        Code(
            "template.unknown-name",
            "A name that the template does not get",
            "The template prints or includes something that does not exist. The message lists names that do; fields "
            "of the front matter that a template needs are declared in its template.yaml.",
        ),
        Code(
            "template.failed",
            "The template stopped",
            "The template tried something that does not work or is not allowed: a calculation with a text, an "
            "endless loop, an attribute that is private. Nothing was filled in.",
        ),
        Code(
            "template.joined",
            "A value joined to text",
            "A value that a template joins to its own text, with `~`, `join` or `replace`, would be read as "
            "Markdown and could change the document. Print the parts one after the other instead.",
        ),
        # ---------------------------------------------------------- resolve
        Code(
            "values.unknown-name",
            "A name means nothing here",
            "In `{{ log.removed }}` the first word is a name from `evidence:` in the front matter, "
            "`signatories`, or a field of the front matter.",
        ),
        Code(
            "values.unknown-measure",
            "There is no such measure",
            "Measures are defined in the measures.yaml of the dataset. Until the name is right the document "
            "shows ⟨?⟩ and is not built.",
        ),
        Code(
            "values.grouped",
            "A measure with several numbers stands in a sentence",
            "A measure with `by:` has one number per group. Print it with `::: table` or `::: figure`, or "
            "define a measure without `by:`.",
        ),
        Code(
            "directive.unknown",
            "There is no such directive",
            "A directive is a block between `::: name` and `:::`. The message names the nearest one.",
        ),
        Code(
            "directive.argument",
            "A directive lacks its argument, or has too many",
            "`::: table` and `::: figure` name one measure, as in `::: table log.outcomes`; `::: part` names "
            "a part of the template.",
        ),
        Code(
            "directive.attribute",
            "A directive does not take this attribute",
            "Attributes stand in braces after the name: `{#id key=value}`. The message names those that the "
            "directive knows.",
        ),
        Code(
            "timeline.column",
            "A timeline cannot use this column",
            "`::: timeline case.letters {date=sent_on text=what who=sender cite=source}` names columns of the table that "
            "the population `letters` belongs to. `date` is a column of dates or years, the others hold text.",
        ),
        Code(
            "timeline.date",
            "An event of a timeline has no date",
            "Events stand in the order of their dates. A row without one has no place among them, and would be left out "
            "without anybody noticing. Add the date, or choose the rows with `where: {column: known}` in the population.",
        ),
        Code(
            "timeline.empty",
            "A timeline has no events",
            "No row fulfils the conditions of the population, so there is nothing to show.",
        ),
        Code(
            "timeline.disclosure",
            "A timeline would show what may not be shown",
            "A timeline prints the cells of single rows, not counts. Every column that it shows must be `disclose: open`, "
            "and a row may not be a person.",
        ),
        Code(
            "claim.figure",
            "A claim does not compare two figures",
            "`::: claim {theirs=meta.rate ours=log.share}` sets one figure that somebody published (`statistic: cited`) "
            "beside one or several of ours. A table has no single number.",
        ),
        Code(
            "claim.words",
            "A claim does not quote what was claimed",
            "Readers should see the words of the other side. Write them as a block quote (`> …`) inside the claim, or as "
            "`quote:` of the measure.",
        ),
        Code(
            "claim.comparable",
            "A claim does not say whether its figures may be compared",
            "Two percentages beside each other look as if they were of the same thing. `comparable=` says in a sentence why "
            "they may stand side by side, `not-comparable=` why they may not be compared as like with like. One of the "
            "two is needed; it is printed below the table.",
        ),
        Code(
            "figure.kind",
            "This kind of figure does not fit the measure",
            "Bars compare groups. A line shows what becomes of a number along days, weeks, months or years. A dot plot "
            "compares groups with their intervals. The curve of Kaplan and Meier (`km`) shows a time to an event. A figure "
            "of another kind would suggest something that the data do not say; the message names one that fits.",
        ),
        Code(
            "figure.size",
            "A figure would hold more than anybody can read",
            "Four colours and patterns, 400 marks or the 60 rows of a dot plot are what a reader can tell apart on one page. "
            "Take a coarser grouping, longer periods, or the first ten of a `rank`; a table holds everything.",
        ),
        Code(
            "structure.unknown-part",
            "The template has no part of this name",
            "The parts of a template stand in its template.yaml, with their headings.",
        ),
        Code(
            "structure.nested-part",
            "A part stands inside something else",
            "A part stands on its own, not in a box, a list or another part. Usually a `:::` is missing above.",
        ),
        Code(
            "structure.no-body",
            "A template does not place the text",
            "The document.md.j2 of a template says with `::: graft body` where the text of the submission goes. Without it the "
            "document would be published without its text.",
        ),
        Code(
            "structure.nested-recommendation",
            "A recommendation stands in another",
            "Recommendations are numbered one after the other. Usually a `:::` is missing above.",
        ),
        Code(
            "structure.wide",
            "A wide page stands inside of something",
            "`::: wide` turns whole pages: what stands inside gets pages in landscape, and the text goes on upright behind "
            "it. So it stands by itself, between paragraphs, also within a part; not inside a list, a box, a quotation, a "
            "note, or another `::: wide`.",
        ),
        Code(
            "structure.graft",
            "`graft` stands in a submission",
            "`::: graft` is for templates: it says where the text of the submission goes.",
        ),
        Code(
            "structure.duplicate-id",
            "Two places have the same id",
            "A cross-reference needs to know which of them is meant. Give each place its own id.",
        ),
        Code(
            "reference.unknown",
            "A cross-reference leads nowhere",
            "`@tbl-x`, `@fig-x`, `@sec-x`, `@para-x` and `@rec-x` refer to a place with the id `{#tbl-x}` and so on.",
        ),
        Code(
            "reference.unnumbered",
            "A reference to a place without a number",
            "Paragraphs have numbers where the template numbers them (treaty bodies). Elsewhere refer to the section, the "
            "table or the figure.",
        ),
        Code(
            "signatories.none",
            "There is no list of signatories",
            "`::: signatories` prints the list that `signatories:` in the front matter names.",
        ),
        Code(
            "cite.no-references",
            "A list of references is missing",
            "Styles that cite in the text (“Smith 2020”, “[1]”) say in a list at the end which works are meant. Without the list "
            "a reader cannot find them.",
        ),
        Code(
            "cite.unknown-key",
            "A citation key is not in the bibliography",
            "`[@key]` needs an entry of that key in one of the files under `bibliography:`. Until it has one "
            "the document shows ⟨?⟩ and is not built.",
        ),
        Code(
            "cite.identifier",
            "An identifier that does not exist",
            "`[@un:CRC/C/GC/25]` names a document by its own number, without a bibliography: `un` (UN symbols), `celex`, `com` "
            "and `oj` (European Union), `ecli` and `echr` (judgments), `unts` and `cets` (treaties). The number is compared with "
            "what such numbers can be: a body, a country, a session or a year that does not exist is a slip of the pen, and "
            "would lead a reader to nothing or to another document. Copy it from the document itself. Where it is right and "
            "refused all the same, make an entry in the bibliography with `cite-full` and without that field.",
        ),
        # ---------------------------------------------------------- cite (bibliographies, styles)
        Code(
            "bibliography.syntax",
            "A bibliography file is not well-formed",
            "An entry of a .bib file is `@type{key, name = {value}, name = {value}}`: a comma behind the key and behind "
            "every field, and as many closing braces as opening ones. Without a comma the next field would be lost "
            'without anybody noticing. A .json file holds CSL-JSON, a list of works: `[{"id": "key", "type": "report", …}]`. '
            "Other kinds of file cannot be read; reference managers such as Zotero export both of these.",
        ),
        Code(
            "bibliography.key",
            "An entry cannot be cited",
            "The key is what a document writes behind `@`: one word, without spaces. Give the entry one.",
        ),
        Code(
            "bibliography.twice",
            "Something stands twice in a bibliography",
            "Two different entries have the same key, or an entry has the same field twice. Only the first one is used, "
            "which may not be the one that you mean. Delete one, or give it a key of its own.",
        ),
        Code(
            "bibliography.macro",
            "A word stands without braces",
            "In a .bib file a word without braces is an abbreviation that an `@string{…}` explains, such as the months "
            "`jan` to `dec`. Put the value in braces.",
        ),
        Code(
            "bibliography.type",
            "An unknown type of entry",
            "The type (`@report`, `@online`, `@article`, `@book`, `@legislation`, `@jurisdiction`, `@legal` for treaties …) "
            "decides how a work is printed. CSL-JSON has names of its own: `report`, `webpage`, `article-journal`, `book`, "
            "`legislation`, `legal_case`, `treaty` … Use the type that comes nearest.",
        ),
        Code(
            "bibliography.name",
            "An organisation is read as a person",
            "`author = {Human Rights Council}` means a person called Council. Two pairs of braces keep the name of an "
            "organisation together: `author = {{Human Rights Council}}`.",
        ),
        Code(
            "bibliography.date",
            "A date that cannot be read",
            "Dates are written as 2024, 2024-03 or 2024-03-31; a period as 2024-03/2024-05; an uncertain one as 2024~. "
            "Anything else is printed as it stands, and a style can neither sort nor abbreviate it. CSL-JSON has numbers for "
            'that: `{"date-parts": [[2024, 3, 31]]}`.',
        ),
        Code(
            "bibliography.field",
            "A field of an entry is missing, misspelt or of the wrong kind",
            "A work without title can hardly be found, and a field whose name nobody knows is not printed. Correct the "
            "name, or write the whole citation into `cite-full`. In CSL-JSON names of people are a list of "
            '`{"family": "Hern", "given": "Alex"}` or `{"literal": "UNICEF"}`, dates are '
            '`{"date-parts": [[2024, 3, 31]]}` or `"2024-03-31"`, and all else is a text or a number; a field of another '
            "kind is left out.",
        ),
        Code(
            "bibliography.via",
            "A work cannot have been read there",
            "`via = {jones2004}` says that you know this work from another one, which you have seen: it is printed as "
            "“Smith, cited in Jones”. The other one needs an entry in the bibliography, and may not itself be known from the "
            "first one.",
        ),
        Code(
            "bibliography.latex",
            "An unknown LaTeX command",
            "Bibliography files may write letters as LaTeX commands. The toolkit knows accents, common signs and "
            "italics; for all others write the letter itself, the file is UTF-8.",
        ),
        Code(
            "style.unknown",
            "There is no such citation style",
            "The name is that of a CSL style, as on https://www.zotero.org/styles without `.csl`: `oscola-no-ibid`, `apa`, "
            "`chicago-notes-bibliography` … A style of your own goes into templates/styles/<name>.csl.",
        ),
        Code(
            "style.invalid",
            "A citation style cannot be read",
            "A style is an XML file in the language CSL 1.0.2. Copy the file again from where it comes from, or choose "
            "another style.",
        ),
        Code(
            "cite.style",
            "The citation style does not work",
            "The program that formats citations stopped at this style. Nearly always the style has a mistake: choose "
            "another one, or check it with the validator of citationstyles.org.",
        ),
        Code(
            "cite.empty",
            "A citation comes out empty",
            "The style prints nothing for this work, because the work lacks the fields that the style asks for, or because "
            "the style knows nothing of its type. Fill in the fields, or write the citation word for word into "
            "`cite-full` (and its short form into `cite-short`).",
        ),
        Code(
            "cite.not-printed",
            "A citation style leaves out what a reader needs",
            "The bibliography has the number, the court, the date or the address of this source, and the chosen style prints it "
            "nowhere: many styles know nothing of laws, reports and judgments. A reader cannot find the source. Give the entry "
            "its number in a field of its own (`un`, `celex`, `com`, `ecli`, `echr`), or write the citation out in `cite-full`.",
        ),
        # ---------------------------------------------------------- check
        Code(
            "structure.missing-field",
            "The template needs a field",
            "Add the line that the hint names to the front matter.",
        ),
        Code(
            "structure.missing-part",
            "The template needs a part",
            "Readers and venues look for it. Write it between `::: part name` and `:::`.",
        ),
        Code(
            "structure.empty-part",
            "A part is empty",
            "Write its text, or delete it where the template does not need it.",
        ),
        Code(
            "structure.part-twice",
            "A part stands in the submission twice",
            "Put the two together: the template prints each part in one place.",
        ),
        Code(
            "structure.heading-skip",
            "A heading skips a level",
            "After a heading `#` comes `##`, not `###`: screen readers and the table of contents follow the levels.",
        ),
        Code(
            "structure.open-field",
            "A field is still to be filled in",
            "The template lets this field open: somebody fills it in with Word. Every other format prints its name in "
            "brackets, so write it into the front matter before you publish a PDF.",
        ),
        Code(
            "structure.comment",
            "The text holds comments for colleagues",
            "What stands between `{>>` and `<<}` is meant for colleagues. It is in no output, unless the front matter says "
            "`comments: docx`: then the Word file shows it as a comment, with your name, and must not be published.",
        ),
        Code(
            "access.alt",
            "A picture or figure lacks words for people who cannot see it",
            "Say in a sentence or two what it shows, not what it looks like. Charts of measures get their "
            "words from the data.",
        ),
        Code(
            "length.words",
            "The submission is longer than allowed",
            "`word-limit:` in the front matter says how many words the venue accepts. Text, headings, lists, "
            "tables and footnotes count; title, contents and references do not.",
        ),
        # ---------------------------------------------------------- venues
        Code(
            "venue.unknown",
            "There is no venue of this name",
            "`toolkit venues` lists the bodies and calls whose rules are known, and `toolkit venues commons` those with a word in "
            "their name. For another one write templates/venues/<id>.yaml in your workspace (docs/venues.md shows how).",
        ),
        Code(
            "venue.own",
            "The rules of a venue come from your workspace",
            "A file templates/venues/<id>.yaml of your workspace goes before the one of the same name that comes with the toolkit. "
            "Delete yours when you want the other one back.",
        ),
        Code(
            "venue.unsure",
            "What is not sure is not a rule",
            "A limit that nobody found on a page of the venue may be wrong, and a text cut to it is cut for nothing. Leave it out of "
            "the pack, say under `ask:` what has to be found out, and set the value in the front matter of a submission once "
            "somebody has asked: `venue: {id: …, words: 4000}`.",
        ),
        Code(
            "venue.depends",
            "A limit depends on something that nobody has said",
            "Some venues allow more words to some: by consultative status, by kind of report, to several together. Say in the front "
            "matter which it is, in the line that the message shows.",
        ),
        Code(
            "venue.words",
            "More words than the venue takes",
            "The venue may refuse or cut a longer text. The message says how many words must go and what was counted; "
            "`toolkit count` shows where they are.",
        ),
        Code(
            "venue.characters",
            "More characters than the venue takes",
            "Forms on the web cut what is too long, or refuse it. Portals differ in how they count a line end and an emoji; the "
            "message says how it was counted here.",
        ),
        Code(
            "venue.answer",
            "An answer is longer than its box",
            "A questionnaire on the web has a limit for each answer. Shorten the answer, or put the rest into the file that may be "
            "uploaded with it.",
        ),
        Code(
            "venue.pages",
            "More pages than the venue takes",
            "The pages of the PDF are counted; Word may break a line elsewhere. Shorten the text, or choose a theme with smaller "
            "margins where the venue does not prescribe them.",
        ),
        Code(
            "venue.format",
            "The venue takes none of the files that would be made",
            "Many bodies take Word files only, because they edit and publish the text themselves. Add the format that the hint names "
            "to `outputs:` in the front matter.",
        ),
        Code(
            "venue.send",
            "One of the files is not for the venue",
            "More files are made than the venue takes. This is fine, as long as the right one is sent: the message says which.",
        ),
        Code(
            "venue.file-size",
            "The file is larger than the venue takes",
            "Pictures make files large. Use smaller ones, or fewer; a chart made from data takes next to nothing.",
        ),
        Code(
            "venue.macros",
            "The Word file holds macros",
            "Macros come from an organisation's own Word file (`reference-doc`). Save that file as .docx, without macros.",
        ),
        Code(
            "venue.language",
            "The venue does not take this language",
            "`lang:` in the front matter is not one of the languages that the venue takes. Have the text translated, or correct the line.",
        ),
        Code(
            "venue.field",
            "The venue must be told something",
            "The venue asks every sender for this. Say it in the front matter (below `venue:`, or as a field of the template), or once "
            "for all submissions under `organisation:` in toolkit.yaml.",
        ),
        Code(
            "venue.eligible",
            "The venue does not take submissions from everybody",
            "What you have told about yourself is not among what the venue takes. If it is a slip, correct it; otherwise find a partner "
            "who may submit, or another way in.",
        ),
        Code(
            "venue.not-printed",
            "The venue wants to read something in the text itself",
            "It is known, but the document does not print it where the venue looks for it. Use a template that prints this field, or "
            "write it where the message says.",
        ),
        Code(
            "venue.number",
            "A register number or docket number cannot be right",
            "The number does not have the form that such numbers have. Copy it from the register; the hint shows what one looks like.",
        ),
        Code(
            "venue.opening",
            "The words with which such a text begins are missing",
            "Some parliaments want the first line of a submission in fixed words, so that they can publish it as it is. The template "
            "for them prints that line.",
        ),
        Code(
            "venue.part",
            "The venue wants a part that is not there",
            "Write the part with `::: part name` where the template has one, or as a section under a heading of that name.",
        ),
        Code(
            "venue.order",
            "The parts stand in another order than the venue wants",
            "Clerks look for the summary, the recommendations or the paragraph about you where they always stand. Move the part that "
            "the message names.",
        ),
        Code(
            "venue.summary",
            "The summary is not as the venue wants it",
            "Some venues want it first, in bullet points, or on one page. The message says which of these it is not.",
        ),
        Code(
            "venue.recommendation",
            "Recommendations are not wanted at this stage",
            "Before a committee has adopted its list of issues it takes questions to the State; recommendations come with the report.",
        ),
        Code(
            "venue.paragraphs",
            "The paragraphs have no numbers",
            "Committees cite evidence by paragraph. Use a template that numbers them; nobody has to type a number.",
        ),
        Code(
            "venue.page-numbers",
            "The pages have no numbers",
            "The theme prints no page number in the head or foot of the page, and the venue asks for one.",
        ),
        Code(
            "venue.paragraph-reference",
            "A comment does not say which paragraph of the draft it is on",
            "Who comments on a draft must name the paragraph, in a heading or a sentence: “Paragraph 36 of the draft …”. References to "
            "paragraphs of your own text and in citations do not count.",
        ),
        Code(
            "venue.term",
            "The venue does not want to read this word",
            "Some words say something that a venue does not accept: a “shadow report” would stand in the shadow of the State's. Use the "
            "word that the hint names.",
        ),
        Code(
            "venue.emphasis",
            "Bold, italics or underlining are not allowed",
            "The venue prints the text without them, or sends it back. Take the stars away and say in words what matters.",
        ),
        Code(
            "venue.font",
            "The font or its size is not what the venue prescribes",
            "The theme decides on fonts and sizes. Make a theme of your own that extends the one you use, with the line that the hint shows.",
        ),
        Code(
            "venue.layout",
            "Paper, margins or spacing are not what the venue prescribes",
            "The theme decides on them. Make a theme of your own that extends the one you use, with the line that the hint shows.",
        ),
        Code(
            "venue.contact",
            "Contact data stand in a text that will be published",
            "An address, an e-mail or a telephone number stays in the record for good once a committee has published it. Put it into a "
            "covering letter, which is not published; the template `parliament` prints no address by itself.",
        ),
        Code(
            "venue.cover-letter",
            "The venue wants a covering letter",
            "Contact data, who signs and why you write stand in a letter of their own: `toolkit new my-letter --template cover-letter`. "
            "Name its folder in the front matter of the submission: `venue: {id: …, cover-letter: my-letter}`.",
        ),
        Code(
            "venue.joint",
            "The names of a joint submission are not where the venue wants them",
            "Venues differ in where the names of several stand and in which order. The message says which name, and the hint what to write.",
        ),
        Code(
            "venue.confidential",
            "Confidential text is not marked as the venue wants it",
            "You have said that the text is confidential. The venue treats it so only when the word that the message names stands in front.",
        ),
        Code(
            "venue.deadline",
            "The deadline has passed",
            "The document is dated after the deadline, or has no date and the deadline lies behind us. The hour is that of the venue's "
            "own zone. If the venue has given you more time, set it: `venue: {id: …, deadline: 2026-12-10 17:00}`.",
        ),
        Code(
            "venue.deadlines",
            "Two deadlines are in circulation",
            "The venue, or those who pass its call on, have named two days. Ask; until you know, the first one counts.",
        ),
        Code(
            "venue.time",
            "How long a venue is still open",
            "The deadline is told in the venue's own zone and in yours. Portals are slow in the last hour.",
        ),
        Code(
            "venue.checklist",
            "Some rules of the venue only a person can check",
            "`toolkit venues show ID` lists them with the venue's words, and what could not be found out about it. Look at the call "
            "itself before you send.",
        ),
        Code(
            "access.link-text",
            "The words of a link say nothing",
            "Who listens to a document jumps from link to link and hears only their words: “here”, “here”, “read more”. On "
            "paper nobody can click at all. Let the link be the words that name its aim.",
        ),
        Code(
            "access.link-address",
            "The words of a link are an address",
            "A screen reader spells an address letter by letter. Words as a link are better in Word and HTML; an address "
            "in a footnote or a citation is as it should be, and nothing is said of it.",
        ),
        Code(
            "words.acronym",
            "Acronyms are not explained",
            "Members of a committee are seldom specialists. Write a name in full where it stands first, with the letters in "
            "brackets behind it. What everybody knows (EU, UN, NGO …) need not be explained, and citations are not looked at.",
        ),
        Code(
            "words.language",
            "The text seems to be in another language than it says",
            "`lang` in the front matter decides on hyphens, quotation marks, numbers, spelling and the voice of screen readers. "
            "It is compared with the most frequent small words of the text; a passage in another language can be marked.",
        ),
        Code(
            "words.register-number",
            "A number of a register cannot be right",
            "A body that asks for the number of a register looks it up; with a wrong one your submission may be counted as "
            "that of a private person. Copy the number from the register.",
        ),
        Code(
            "sources.unknown",
            "A published figure names a source that the bibliography lacks",
            "A measure with `statistic: cited` says in `source:` (and `via:`) where the figure stands. The "
            "submission that prints it must have that source in its bibliography, so that it can be cited.",
        ),
        # ---------------------------------------------------------- numbers in the text, waivers
        Code(
            "numbers.unbound",
            "A figure in the text has no source",
            "A number that somebody typed changes in silence when the data change, and no reader can look it up. Print it "
            "from a measure (`{{ log.removed }}`), or name its source in the same sentence (a citation, a footnote with a "
            "source, a table or figure of the document that is made from data). Digits, number words, fractions, multiples "
            "and “millions of” count, in English, French, German and Spanish; dates, articles, document numbers, ages in a "
            "definition, names and small numbers such as “two reasons” do not. Where a figure needs no source, say why: "
            "`<!-- toolkit: ignore numbers.unbound (the reason) -->` at the end of its paragraph or on the line above. "
            "`numbers: strict` in the front matter or in toolkit.yaml makes this an error, `numbers: off` switches it off.",
        ),
        Code(
            "numbers.typed-twice",
            "The same thing has two numbers",
            "Two sentences say the same of the same things, with two numbers; one of them is out of date, or a slip. Print "
            "both from one measure. If they are about different things, say so in the words around them.",
        ),
        Code(
            "numbers.differs",
            "A typed count differs from the data",
            "The typed number counts what a measure of the document counts, in the words of that measure, but is another "
            "number. Print it from the measure, or name what is counted differently.",
        ),
        Code(
            "numbers.parts",
            "The parts do not add up to the whole",
            "The sentence divides a whole into parts, and their sum is not the whole. Correct a number; where parts "
            "overlap, or some are left out, say so.",
        ),
        Code(
            "numbers.majority",
            "A majority that is none",
            "“Most”, “a majority” and “more than half” mean more than one half; the figure beside them is less. Write "
            "“many”, “the largest group”, or correct the figure.",
        ),
        Code(
            "numbers.points",
            "Per cent and percentage points are mixed up",
            "From 10% to 15% is a rise of 5 percentage points, and of 50 per cent. Write which of the two is meant.",
        ),
        Code(
            "numbers.computed",
            "A typed figure is one that a measure computes",
            "The document prints this number from its data elsewhere. Typed, it stays behind when the data change; put the "
            "placeholder of the measure in its place.",
        ),
        Code(
            "waiver.unused",
            "A waiver that nothing needs",
            "The comment tells the toolkit to pass over a finding, and there is none in its block any more. A waiver that "
            "stays behind would hide the next mistake. Delete it, or put it at the block that it is for: in the paragraph, "
            "or by itself on the line above.",
        ),
        Code(
            "waiver.reason",
            "A waiver without a reason",
            "A finding is passed over only where somebody says why, for whoever reads the text next: "
            "`<!-- toolkit: ignore numbers.unbound (a round number, for illustration) -->`.",
        ),
        Code(
            "waiver.code",
            "A waiver names no code that can be waived",
            "Only findings of rules about the text can be waived: numbers, quotations, what a citation prints, headings. "
            "What is wrong with the form of a text, a missing part, evidence, consent or privacy must be mended.",
        ),
        Code(
            "waiver.form",
            "A comment to the toolkit cannot be read",
            "A comment that begins with `toolkit:` is an order: `<!-- toolkit: ignore CODE (reason) -->`; several codes are "
            "separated by commas. No output shows it.",
        ),
        # ---------------------------------------------------------- quotations and the copies of sources
        Code(
            "quotation.differs",
            "A quotation is not what the source says",
            "The words between quotation marks are compared with the copy of the source in evidence/sources/. The message says "
            "what differs, the hints show both texts with the words in question between ⟦ ⟧. Typography, line ends, capitals "
            "and footnote numbers make no difference. Leave words out with `[…]`, put your own in brackets: `[the company]`, "
            "`[t]he`; `[sic]` and `(emphasis added)` are understood. A translation is marked `[@key, para 12, our translation]`.",
        ),
        Code(
            "quotation.not-found",
            "The source does not hold the quotation",
            "No passage of the copy in evidence/sources/ resembles the quotation. Perhaps it comes from another document or another "
            "edition, or the copy is a part only. A quotation in your own translation is marked `our translation` behind its place.",
        ),
        Code(
            "quotation.order",
            "The parts of a quotation stand elsewhere in the source",
            "Each part of the quotation stands in the source, but not in this order, or so far apart that `[…]` would hide pages. "
            "Keep the order, or make several quotations of it, each with its place.",
        ),
        Code(
            "quotation.place",
            "The quotation stands in another paragraph or page",
            "The words are right, but a reader who looks at the place in the citation will not find them there. Paragraphs, articles "
            "and sections are judged where the copy has such numbers, pages where it is a PDF or has form feeds. A page counts by "
            "its printed number and by its place in the file.",
        ),
        Code(
            "quotation.account",
            "How many quotations were compared with their sources",
            "A quotation is compared when it has four words or more, a citation right behind it, and a copy of that source in "
            "evidence/sources/. Those without a copy are counted here and not judged.",
        ),
        Code(
            "sources.changed",
            "The copy of a source is not the one that was written down",
            "sources.yaml holds the fingerprint (SHA-256) of each copy, so that nobody quotes from a file that was changed or exchanged "
            "unnoticed. Put the old file back, or take in the new one with `toolkit cite add … --replace`.",
        ),
        Code(
            "sources.unreadable",
            "The copy of a source cannot be read",
            "The PDF is damaged or locked. Save it again, or keep its text beside it as a .txt file.",
        ),
        Code(
            "sources.no-text",
            "The copy of a source holds no text",
            "A scanned PDF holds pictures of pages, which cannot be compared with a quotation. Keep its text beside it as .txt, with "
            "the name of the key.",
        ),
        Code(
            "sources.not-seen",
            "Nobody says when a web page was seen",
            "Web pages change. Give the entry an access date (`urldate = {2020-11-09}` in BibTeX), or write `seen:` in "
            "evidence/sources/sources.yaml.",
        ),
        Code(
            "sources.not-archived",
            "A web page is not archived",
            "When the page is gone, the claim stands alone. Save it at web.archive.org or keep a copy (`toolkit cite add`), and write "
            "`archived: https://web.archive.org/…` in evidence/sources/sources.yaml.",
        ),
        Code(
            "sources.unused",
            "An entry of the bibliography is not cited",
            "It is not printed anywhere, so it does no harm; it may be the trace of a sentence that lost its source.",
        ),
        Code(
            "sources.taken",
            "There is a copy of this source already",
            "A copy that quotations were compared with is not overwritten by accident. `--replace` takes the new one in its place.",
        ),
        Code(
            "sources.kind",
            "Such a file cannot be the copy of a source",
            "Copies are text files: .txt, .md, .html or .pdf. Save the document as one of them.",
        ),
        # ---------------------------------------------------------- questionnaires
        Code(
            "questions.condition",
            "A condition of a question cannot be read",
            "`when:` says with which answers the portal asks a question, as a sentence: `q3 is yes`, `q3 is not yes`, `q5 "
            "includes hosting`, `q5 does not include hosting`, `q7 is at least 3`, `q8 is answered`, with `and`, `or` and "
            "brackets. Questions are named by their ids, options by theirs.",
        ),
        Code(
            "questions.circle",
            "Questions wait for each other",
            "Each of these questions is asked only after another one of them was answered, so a respondent would never see "
            "any of them. Compare the conditions (`when:`) with the portal.",
        ),
        Code(
            "questions.impossible",
            "A condition can never be true",
            "No answers make this condition true: it asks for two answers to a question that takes one, for a number beyond "
            "its limits, or for an answer to a question that is not asked then. Compare it with the portal.",
        ),
        Code(
            "questions.duplicate",
            "Two questions, or two options of one, have the same name",
            "Ids are what answers and conditions name, numbers are what the portal prints; each stands once. Most often a "
            "question was copied and its id or number not changed.",
        ),
        Code(
            "questions.options",
            "A question has no options, or has some that do not belong to its kind",
            "Single choice, multiple choice and ranking need `options:`; yes/no has its two already; free text, numbers and "
            "uploads have none. Correct `kind:`, or the options.",
        ),
        Code(
            "questions.limit",
            "The limits of a question do not fit it",
            "`min-choices` and `max-choices` are for multiple choice and ranking, at most as many as there are options, and "
            "the least is not more than the most. The same holds for `minimum` and `maximum` of a number.",
        ),
        Code(
            "questions.list",
            "A list of questions cannot be read",
            "`toolkit answers import` reads a Word file (.docx), an Excel file (.xlsx) or a CSV file: in Word each question is "
            "a paragraph with its number, its options are bullets below it; in a table each row is a question, and a column "
            "is called “Question”. Save a PDF or an old .doc as .docx first.",
        ),
        Code(
            "questions.unclear",
            "Something in a list of questions was not understood",
            "Nothing is guessed in silence: what could not be read as a question, an option, a limit or a section stands in "
            "the draft as a comment at its place. Read questions.yaml beside the original, line by line.",
        ),
        Code(
            "questions.exists",
            "There is a questions.yaml already",
            "An import never writes over it, for somebody may have entered owners, conditions and sign-offs. Rename or move "
            "the old file, or write the draft elsewhere with `--out`, and take over what is new.",
        ),
        Code(
            "answers.no-questions",
            "An answer, but no questions",
            "`::: answer q3` answers the question `q3` of questions.yaml, which lies beside submission.md. There is none. "
            "`toolkit answers import` makes a draft from a list of questions.",
        ),
        Code(
            "answers.unknown",
            "An answer to a question that there is not",
            "`::: answer` takes the id of a question in questions.yaml, not the number that the portal prints.",
        ),
        Code(
            "answers.nested",
            "An answer stands in another",
            "Each answer goes into a box of its own. Most often the line `:::` that ends the first one is missing.",
        ),
        Code(
            "answers.duplicate",
            "A question is answered twice",
            "The portal has one box for it. Keep one answer, or put both texts into one block.",
        ),
        Code(
            "answers.missing",
            "A required question is not answered",
            "The portal does not accept a contribution without this answer. Write it, or decide not to: `declined: reason` in "
            "questions.yaml keeps the decision for your colleagues (the portal may then want “not applicable”).",
        ),
        Code(
            "answers.not-asked",
            "An answer to a question that is not asked",
            "With the other answers the portal does not show this question, so nobody can paste the answer. Change the answer "
            "on which it depends, or take this one out; its text may fit another box.",
        ),
        Code(
            "answers.empty",
            "An answer is empty",
            "The block says nothing: no choice, no words. Write the answer, or delete the block.",
        ),
        Code(
            "answers.choice",
            "What is chosen is not what can be chosen",
            '`choice` names options of the question by their ids, several with commas between them: `{choice="a, b"}`. One '
            "for single choice and yes/no, as many as `max-choices` allows for multiple choice, all in order for a ranking.",
        ),
        Code(
            "answers.number",
            "The answer is no number, or not one that is asked for",
            "A question of the kind `number` takes one number as its first paragraph, in digits or as `{{ dataset.measure }}`, "
            "between `minimum` and `maximum`.",
        ),
        Code(
            "answers.file",
            "The file of an answer is missing, or not wanted",
            'A question of the kind `upload` takes a file, `{file="annex.pdf"}`, of the kinds that `accepts:` names.',
        ),
        Code(
            "answers.text",
            "Words where the portal has no box",
            "A question with options has room for words only where questions.yaml says so (`text-box: true`, or a limit). "
            "Often the explanation has a question of its own.",
        ),
        Code(
            "answers.length",
            "An answer is too long for its box",
            "The text is counted as it is pasted, with its notes and sources below it, in the way of the portal: EUSurvey "
            "counts each line end twice, so that two short paragraphs less save more than they seem to.",
        ),
        Code(
            "answers.character",
            "The portal refuses a character of an answer",
            "EUSurvey takes no characters of four bytes, which are most emoji and a few rare letters, and refuses the whole "
            "answer. Leave them out.",
        ),
        Code(
            "answers.reference",
            "An answer refers to what stands elsewhere",
            "Each box is read by itself, often by somebody who reads only this question. A table, figure or section of another "
            "answer or of the paper is not there: say in words what it shows, or name the question.",
        ),
        Code(
            "answers.declined",
            "A question is declined without a reason, or all the same answered",
            "`declined:` is followed by the reason, for colleagues and for the table of what was answered. A question that is "
            "answered is not declined.",
        ),
        Code(
            "answers.sign-off",
            "Answers are not signed off",
            "Where `owner`, `status` or `signed-off` are used, every answer should be signed off before it is sent: `status: "
            "signed-off` and `signed-off: {by: Name, on: YYYY-MM-DD}`. `toolkit answers --matrix` shows where each one stands.",
        ),
        # ---------------------------------------------------------- build
        Code(
            "build.folder",
            "The folder for the results cannot be written",
            "The disk is full, or the folder belongs to somebody else, or a program keeps one of the files open (close the "
            "document in Word). The files of the last build are as they were.",
        ),
        # ---------------------------------------------------------- letters to many (build --each)
        Code(
            "recipients.none",
            "A letter to nobody",
            "The text speaks of `recipient`, or the command was given `--each`, but there is no list of those to whom the "
            "letter goes. Name it in the front matter (`recipients: recipients.csv`) or in the command.",
        ),
        Code(
            "recipients.column",
            "The list of recipients has no such column",
            "`{{ recipient.committee }}` prints what stands in the column `committee` of the row. Capitals, spaces and hyphens "
            "in the name of a column make no difference; anything else does.",
        ),
        Code(
            "recipients.private",
            "E-mail addresses are printed nowhere",
            "A column with e-mail addresses gets into no letter, no index, no manifest and no message, whatever it is called. "
            "If the column holds something else too, put that into a column of its own.",
        ),
        Code(
            "recipients.row",
            "A row cannot be a letter",
            "Every other row gets its letter; this one gets none, and an older letter to it was taken away. Mend the row, as the "
            "message says, and run the same command again: only what changed is made.",
        ),
        Code(
            "recipients.twice",
            "A row stands in the list twice",
            "Somebody would get two letters, or two letters would have one name. Give every row an id of its own, or delete one.",
        ),
        Code(
            "recipients.character",
            "A row holds characters that nobody can see",
            "Control characters, private ones, and those that turn the direction of a line come from other programs and are no "
            "part of a name. They are left out.",
        ),
        Code(
            "recipients.empty",
            "A row says nothing where the letter prints something",
            "The letter would read “We write to you as a member of , elected in”. Fill in the cell, or write the sentence so that "
            "it needs none. The space beside what is empty is left out, so an empty title before a name does no harm.",
        ),
        Code(
            "recipients.language",
            "There is no text in the language of a row",
            "A letter is in the language of its row where a text in that language stands beside submission.md, as "
            "submission.fr.md. It has a front matter of its own; what that does not say, submission.md says.",
        ),
        Code(
            "recipients.specimen",
            "This is the specimen of a letter to many",
            "Without `--each` a letter to many is built once, with the names of the columns where words of a row will stand, "
            "so that it can be read and agreed to. `toolkit build … --each LIST` writes the letters.",
        ),
        Code(
            "recipients.removed",
            "Letters to rows that left the list were taken away",
            "Files of an earlier run whose row is not in the list any more are deleted, so that nobody gets a letter who was "
            "taken off the list. A row whose id or name was changed gets files with a new name.",
        ),
        Code(
            "recipients.letter",
            "One letter was not written",
            "Something in this row makes a letter that does not pass: a word that is too wide for the page, for example. All "
            "others were written; an older letter to this row was taken away.",
        ),
        Code(
            "recipients.fault",
            "The toolkit failed at one letter",
            "This is a fault of the toolkit. The other letters were written; please report it with the row that the message names.",
        ),
        Code(
            "recipients.interrupted",
            "The run was interrupted",
            "The letters that were ready are there and are right. The same command goes on where it stopped.",
        ),
        # ---------------------------------------------------------- trace
        Code(
            "trace.unknown",
            "No such number in this document",
            "A number is traced as it is printed (3%, 20,307,216, “3 of 9”), a measure by the name that the document gives "
            "it (log.removed), the cell of a table by its labels in brackets. `toolkit trace` with the submission alone lists "
            "every number; one that is typed into the text by hand stands on no data, so it cannot be traced.",
        ),
        Code(
            "trace.key",
            "The key for the public account cannot be used",
            "With `--public` rows are not named but sealed, so that only who has the data and the key can check them. A short "
            "key could be guessed, and the rows with it. Take 16 random characters or more, keep them outside of the "
            "workspace, and give them in the variable TOOLKIT_TRACE_KEY or with --key-file.",
        ),
        # ---------------------------------------------------------- write
        Code(
            "output.unresolved",
            "Something was left unfinished in the document",
            "An expression, a directive, a citation or a cross-reference has not got its content, so the file "
            "shows where it should stand. The messages before this one say why.",
        ),
        Code(
            "output.not-shown",
            "This format cannot show everything",
            "The format has no means for what stands here, so its words are printed without their form. Look "
            "whether that is good enough, or send another format.",
        ),
        Code(
            "output.character",
            "A character that a Word file cannot hold",
            "A control character stands in the text, mostly because it was copied from a PDF or came with the data. "
            "Nobody can see it, and Word would refuse to open the file, so it was left out. Delete it at its source.",
        ),
        Code(
            "output.picture",
            "A picture cannot be put into the file",
            "The file is named like a picture, but cannot be read as one; its description stands in its place. "
            "Open it in a picture editor and save it again as PNG or JPEG.",
        ),
        Code(
            "output.chart-picture",
            "A chart stays a picture in Word",
            "With `charts: native` Word draws bars, lines and dots itself, from numbers that can be edited. The curve of a "
            "time to an event, and numbers that are printed in words (“3 of 9”), have no such form: the picture stays.",
        ),
        Code(
            "output.toc-pages",
            "The pages of the table of contents could not be counted",
            "`toc-pages: libreoffice` lets LibreOffice lay the Word file out and writes the pages that it comes to into the "
            "table of contents. Without it the table has links but no page numbers, until somebody updates it in Word.",
        ),
        Code(
            "output.fonts",
            "The fonts of the theme do not come with the toolkit",
            "The PDF is set in a font of this computer: on another computer its lines and pages may break "
            "elsewhere. Use a font that the toolkit ships (Noto Serif, Noto Sans), or make the PDF always on the "
            "same computer.",
        ),
        Code(
            "output.glyph",
            "A character that the fonts lack",
            "The fonts of the toolkit have Latin, Greek, Cyrillic and Arabic letters and common signs. Emoji and rare signs "
            "they lack: the PDF would show an empty box, and a reader would think that the file is broken. For Hebrew, "
            "Chinese, Japanese, Korean and other scripts the PDF takes a font of this computer, if there is one: install "
            "the package that the message names. On another computer such lines may break elsewhere. "
            "A file with an empty box does not claim to be PDF/UA (accessible) and PDF/A (for archives).",
        ),
        Code(
            "output.overflow",
            "Something is wider than the page of the PDF",
            "What stands beyond the edge of a page would be cut off in print, and readers would not know that it is "
            "missing. A table with many columns gets smaller letters by itself, down to a size that can still be read; "
            "this one has more columns than that. Put `::: wide` and `:::` around it, and it gets a page in landscape; or turn "
            "it (what are columns now become rows), or split it into two.",
        ),
        Code(
            "output.footnote-lost",
            "A footnote is missing in the PDF",
            "Every footnote is looked for in the finished pages, and this one is not there, or stands there "
            "twice, although the pages were laid out again several times. No file is written. Shorten the note or the "
            "paragraph that calls it, or move the note out of its table cell or caption.",
        ),
        Code(
            "output.footnote-elsewhere",
            "A footnote does not fit on the page of its call",
            "A reader looks for a footnote at the foot of the page on which its number stands. The pages were laid out again "
            "several times – the paragraph kept together, then on a new page – and the note still does not fit. Most often "
            "it, or all notes of the paragraph together, are longer than a page has room for: shorten the note, or split "
            "the paragraph.",
        ),
        Code(
            "attach.rows",
            "The rows of a table do not go into the PDF",
            "`attach: [data]` puts the rows of a dataset into the PDF as far as every reader may see them one by one: the "
            "columns that its description marks `disclose: open`, where a row is no person, and of at most 100,000 rows. "
            "The tables that the document prints are attached in any case.",
        ),
        Code(
            "output.pdf-engine",
            "The PDF engine could not do what the stylesheet asks",
            "The template's theme.css, or its page.html.j2, uses something that the PDF engine (WeasyPrint) does "
            "not know; it was left out. Change the line, if the PDF does not look as it should.",
        ),
        # ---------------------------------------------------------- proof (the finished files, read again)
        Code(
            "proof.missing",
            "A file of the build lacks something that the text says",
            "Each build reads its Word file and its PDF again, as a screen reader would, and holds them against the text. "
            "Something is not there, so nothing was written. This is a fault of the toolkit: please report it with the "
            "submission. If it is urgent, `--no-verify` builds all the same; then look at this place in the file yourself.",
        ),
        Code(
            "proof.differs",
            "A file of the build says something in another way than the text",
            "Word file and PDF must say the same as the text, word for word, with the same numbers before paragraphs and the "
            "same levels of headings. This is a fault of the toolkit: please report it with the submission. `--no-verify` "
            "builds all the same; then look at this place in the file yourself.",
        ),
        Code(
            "proof.order",
            "Something stands at another place in a file of the build",
            "Whoever has a document read aloud hears it in the order in which the file holds it; this place has another order "
            "than the text. This is a fault of the toolkit: please report it with the submission. `--no-verify` builds all "
            "the same.",
        ),
        Code(
            "proof.added",
            "A file of the build says more than the text",
            "Something stands in the file that is not in the text. If the template prints it (in its page.html.j2), all is "
            "well, but the Word file does not have it. Otherwise it is a fault of the toolkit: please report it.",
        ),
        Code(
            "proof.file",
            "A finished file has a fault",
            "The file was made, but Word or a screen reader would stumble over it, so nothing was written. This is a fault of "
            "the toolkit, not of your text: please report it with the submission.",
        ),
        # ---------------------------------------------------------- finished files
        Code(
            "file.broken",
            "A finished file cannot be read",
            "Whoever gets it cannot open it either. Save it again from its program, open it once yourself, and send that "
            "file.",
        ),
        Code(
            "file.locked",
            "A finished file has a password",
            "A venue does not have the password, and portals refuse such files. Save it without one; what is confidential "
            "goes another way.",
        ),
        Code(
            "file.format",
            "A finished file is of a kind that is not taken",
            "A file that was only renamed does not change: save it from its program in the form that the venue takes. What a "
            "file is, is told by its contents.",
        ),
        Code(
            "file.size",
            "A finished file is too large",
            "Portals refuse a file that is too large, often without saying so. Pictures make a file large: use smaller or "
            "fewer ones.",
        ),
        Code(
            "file.pages",
            "A finished file has too many pages",
            "The pages are those that the PDF has, or that Word counted when it saved the file last. Shorten the text, or "
            "move details into an annex if the venue takes one.",
        ),
        Code(
            "file.words",
            "A finished file has too many words",
            "The words are counted as Word does in its status bar, with footnotes unless you ask otherwise. `toolkit count` "
            "tells which part of a submission is long.",
        ),
        Code(
            "file.name",
            "The name of a file may give trouble",
            "Portals refuse or change names with accents, signs or many characters, and everybody reads “final_v7”. Name a "
            "file after who sends it and what it is, in plain letters.",
        ),
        Code(
            "file.macros",
            "A finished file holds programs",
            "Macros, and programs that run when a PDF is opened, are what viruses use: mail programs and portals stop such "
            "files. Save a Word file as .docx.",
        ),
        Code(
            "file.tracked-changes",
            "Tracked changes are still in the file",
            "Everybody who opens the file can read what was deleted and who wrote what. Accept or reject all changes, stop "
            "tracking, and save.",
        ),
        Code(
            "file.comments",
            "Comments are still in the file",
            "What colleagues wrote at the margin is for colleagues. Delete all comments before the file leaves the house.",
        ),
        Code(
            "file.hidden-text",
            "The file has text that is not shown",
            "Hidden text is found with two clicks, and by every program that searches or converts the file. `File > Info > "
            "Inspect Document` in Word takes it out.",
        ),
        Code(
            "file.local-path",
            "The file names a place on a computer",
            "A link to a file on your computer or server leads nowhere for others, and tells them names of people and "
            "folders. Remove the link or the picture that was linked, and choose another template.",
        ),
        Code(
            "file.embedded",
            "There are files inside of a finished file",
            "A chart or a table that was pasted from Excel brings its whole workbook, with all its sheets; a PDF may have "
            "attachments. Look whether each of them is meant to be there.",
        ),
        Code(
            "file.metadata",
            "A finished file tells who made it",
            "Author, company, last editor and further properties can be read by everybody. What is right may stay; the names "
            "of people who need protection should not.",
        ),
        Code(
            "file.pictures",
            "There are too many pictures in a file",
            "The venue takes only so many. Keep those that show what words cannot.",
        ),
        Code(
            "file.picture-place",
            "A picture tells where it was taken",
            "Telephones write the coordinates of the place into a photo, and it keeps them in Word and PDF: a reader finds "
            "the house. Save the photo without them (a screenshot of it has none).",
        ),
        Code(
            "file.picture-coarse",
            "A picture is coarse",
            "With fewer than about 110 dots to the inch, letters and lines in a picture blur in print. Take a larger picture, "
            "or show it smaller.",
        ),
        Code(
            "file.screen-reader",
            "People who listen to the file miss something",
            "Pictures without words, tables without a head, headings out of order, a missing language or title: a screen "
            "reader cannot make up for them. Word shows the places under `Review > Check Accessibility`.",
        ),
        Code(
            "template.page",
            "The page of a template cannot be filled",
            "page.html.j2 is the HTML round the document, written in Jinja. It may use `body`, `css`, `title`, "
            "`subtitle`, `lang`, `authors`, `keywords`, `date`, `created` and `organisation`.",
        ),
    )
)
