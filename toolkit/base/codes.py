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
        # ---------------------------------------------------------- evidence (datasets, measures)
        # ---------------------------------------------------------- parse
        # ---------------------------------------------------------- resolve
        # ---------------------------------------------------------- cite (bibliographies, styles)
        # ---------------------------------------------------------- check
        # ---------------------------------------------------------- write
    )
)
