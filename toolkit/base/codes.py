"""Base: every code that a diagnostic may carry, with what `toolkit explain CODE` prints. One place, nothing twice."""

from dataclasses import dataclass

from toolkit.base.registry import Registry


@dataclass(frozen=True, slots=True)
class Code:
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
            "signatories.column",
            "The list of signatories has a wrong or missing column",
            "The columns are kind, name, sort_as, role, organisation, country, capacity, email, consent, "
            "consent_on, text_hash, public, logo and note; kind, name and consent must be there.",
        ),
        Code(
            "signatories.value",
            "A value in the list of signatories is not possible",
            "kind is organisation or person, consent is yes or no, capacity is official or personal. "
            "Everybody has a name.",
        ),
        Code(
            "signatories.twice",
            "A signatory stands in the list twice",
            "A name that is printed twice is noticed by the first journalist. Delete one of the rows; two "
            "people of one name are told apart by a word in the name.",
        ),
        Code(
            "signatories.left-out",
            "Signatories are not printed",
            "Only those whose consent is yes, and whose public is not no, are printed and counted.",
        ),
        Code(
            "image.missing",
            "A picture is missing",
            "The path of a picture is counted from the folder of submission.md.",
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
            "Use PNG or JPEG. Save other pictures in one of these formats.",
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
            "evidence.value",
            "A cell holds a value that is not possible",
            "The schema in datapackage.yaml says what each column holds. Mend the cell, or correct the "
            "description; a text that means “no value” (n/k, n/a) belongs into `missingValues`. Values of columns"
            " that are never disclosed are not shown.",
        ),
        Code(
            "measure.statistic",
            "An unknown statistic",
            "`statistic:` says how a measure is computed; there is a short closed list, which the message names.",
        ),
        Code(
            "measure.column",
            "A measure names a column that cannot be used",
            "Names of columns are those of datapackage.yaml. A sum needs a column of numbers.",
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
            "A ratio names a measure that is not there",
            "The numerator and the denominator of a ratio are measures of the same file.",
        ),
        Code(
            "measure.circular",
            "A ratio leads back to itself",
            "A ratio is made of two other measures. One of them is made of this ratio again, so there is nothing "
            "to compute.",
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
            "measure.empty",
            "There is nothing to divide by",
            "No row belongs to the denominator, so there is no share, ratio or change. Look at the conditions of "
            "the population and at `known:`.",
        ),
        Code(
            "expression.attribute",
            "A measure has no such part",
            "Behind the name of a measure may stand `.n`, `.of`, `.known`, `.unit`, `.period`, `.label` or "
            "`.population`, where the measure has it.",
        ),
        Code(
            "expression.filter",
            "A filter that cannot be used here",
            "`words` writes zero to nine in words, `percent` prints a share as a percentage, `round(1)` sets the "
            "decimals, `ordinal` makes 3rd of 3, `date` writes a date out, `unsigned` "
            "takes the sign from a change, where the words say whether it rose or fell.",
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
            "A comment is never closed",
            "A comment begins with `<!--` and ends with `-->`. Without its end everything after it would be lost, "
            "so it is printed instead, with this error.",
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
            "parse.link",
            "An address that may not be followed",
            "Addresses that run a program or read a file on the reader's machine (javascript:, data:, file:) do not "
            "belong into a published document. Link to a web page, or put the picture into the folder of the "
            "submission.",
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
            "signatories.none",
            "There is no list of signatories",
            "`::: signatories` prints the list that `signatories:` in the front matter names.",
        ),
        Code(
            "cite.unknown-key",
            "A citation key is not in the bibliography",
            "`[@key]` needs an entry of that key in one of the files under `bibliography:`. Until it has one "
            "the document shows ⟨?⟩ and is not built.",
        ),
        # ---------------------------------------------------------- cite (bibliographies, styles)
        Code(
            "bibliography.syntax",
            "A bibliography file is not well-formed",
            "An entry of a .bib file is `@type{key, name = {value}, name = {value}}`: a comma behind the key and behind "
            "every field, and as many closing braces as opening ones. Without a comma the next field would be lost "
            "without anybody noticing. A .json file holds CSL-JSON, a list of works.",
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
            "decides how a work is printed. Use the type that comes nearest.",
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
            "Anything else is printed as it stands, and a style can neither sort nor abbreviate it.",
        ),
        Code(
            "bibliography.field",
            "A field of an entry is missing or misspelt",
            "A work without title can hardly be found, and a field whose name nobody knows is not printed. Correct the "
            "name, or write the whole citation into `cite-full`.",
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
        Code(
            "sources.unknown",
            "A published figure names a source that the bibliography lacks",
            "A measure with `statistic: cited` says in `source:` (and `via:`) where the figure stands. The "
            "submission that prints it must have that source in its bibliography, so that it can be cited.",
        ),
        # ---------------------------------------------------------- build
        Code(
            "build.folder",
            "The folder for the results cannot be written",
            "The disk is full, or the folder belongs to somebody else, or a program keeps one of the files open (close the "
            "document in Word). The files of the last build are as they were.",
        ),
        # ---------------------------------------------------------- write
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
            "A picture cannot be put into the Word file",
            "The file is named like a picture, but cannot be read as one; its description stands in its place. "
            "Open it in a picture editor and save it again as PNG or JPEG.",
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
            "A character that no font has",
            "Fonts do not have every character: emoji, rare signs, and scripts that the theme's fonts were not made for are "
            "missing. The PDF would show an empty box, and a reader would think that the file is broken.",
        ),
        Code(
            "output.footnote-lost",
            "A footnote is missing in the PDF",
            "Every footnote is looked for in the finished pages, and this one is not there, or stands there "
            "twice. Do not send the file. Move the note out of its table cell or caption, or shorten the "
            "paragraph that calls it.",
        ),
        Code(
            "output.pdf-engine",
            "The PDF engine could not do what the stylesheet asks",
            "The template's theme.css, or its page.html.j2, uses something that the PDF engine (WeasyPrint) does "
            "not know; it was left out. Change the line, if the PDF does not look as it should.",
        ),
        Code(
            "template.page",
            "The page of a template cannot be filled",
            "page.html.j2 is the HTML round the document, written in Jinja. It may use `body`, `css`, `title`, "
            "`lang`, `authors`, `keywords`, `date`, `created` and `organisation`.",
        ),
    )
)
