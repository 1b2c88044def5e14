"""Load, intake: what a person has stated about a file. Whatever is not stated here is not assumed about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The options of `toolkit evidence add`. Empty means: nothing was stated.

    `dates`: "dmy", "mdy" or "iso" (year first). `decimal`: "comma" or "point". `text`: columns that are text, whatever
    stands in them. `unordered`: an event may lie before its report. `keyless`: no column tells the rows apart.
    """

    sheet: str = ""
    header_row: int | None = None
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    decimal: str = ""
    missing: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    keyless: bool = False
    unordered: bool = False

    def as_options(self) -> str:
        """The statement as it was typed, for the README of the dataset."""
        single = {"sheet": self.sheet, "header-row": self.header_row, "encoding": self.encoding, "dates": self.dates}
        single |= {"delimiter": self.delimiter, "decimal": self.decimal}
        typed = [f'--{name} "{value}"' for name, value in single.items() if value]
        for name, values in (("missing", self.missing), ("key", self.key), ("drop", self.drop), ("text", self.text)):
            typed += [f'--{name} "{value}"' for value in values]
        typed += ["--no-key"] * self.keyless + ["--unordered"] * self.unordered
        return " ".join(typed)
