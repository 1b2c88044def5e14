"""Model: who signs, and who speaks."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from toolkit.base.records import Scalar
from toolkit.base.source import Span, Written

Consent = Literal["yes", "no", "withdrawn"]
Standing = Literal["", "general", "special", "roster"]

LIST_LOOK: dict[str, tuple[str, ...]] = {  # how a list may be printed: the first of each where nothing is said
    "order": ("name", "country", "standing", "list"),
    "layout": ("columns", "list", "table", "compact", "logos"),
    "by": ("kind", "country", "standing", "nothing"),
}


class Signatory(Written, frozen=True, kw_only=True):
    """One row of the list of those who sign. E-mail and note are not read into the model: they cannot leak.

    `mail` is a digest of the address, good for comparing only. `country` is the row's own text. `signed` is the digest
    of the text that was agreed to, `on` the date. `standing`: consultative status with ECOSOC. `logo`: a picture file.
    """

    id: str
    kind: Literal["organisation", "person"]
    name: str
    sort_as: str = ""
    role: str = ""
    organisation: str = ""
    country: str = ""
    country_span: Span | None = None
    personal: bool = False
    consent: Consent = "yes"
    public: bool = True
    signed: str = ""
    on: str = ""
    mail: str = ""
    aliases: tuple[str, ...] = ()
    standing: Standing = ""
    first: bool = False
    logo: Scalar | None = None
    span: Span


class SignedText(Written, frozen=True, kw_only=True):
    """A text that people have been asked to sign, by its digest. `editorial`: why it says the same as `before`."""

    digest: str
    on: str = ""
    before: str = ""
    editorial: str = ""
    span: Span


class Decision(Written, frozen=True, kw_only=True):
    """What a person has decided about rows of the list that look alike; `keep` is the id that is printed."""

    these: tuple[str, ...]
    same: bool
    keep: str = ""
    why: str = ""
    span: Span


class Organisation(Struct, frozen=True, kw_only=True):
    """The organisation that publishes; `more` holds register numbers and the like, by their names in toolkit.yaml."""

    name: str
    short_name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


class Recipient(Written, frozen=True, kw_only=True):
    """One row of the list of those to whom a letter goes. E-mail addresses are not read into the model.

    `cells`: column → text, lines apart where a cell has several; `lang`: as the row says, or empty. `span`: the row.
    """

    id: str
    name: str
    address: tuple[str, ...]
    salutation: str
    lang: str
    cells: Mapping[str, str]
    span: Span


class Recipients(Struct, frozen=True, kw_only=True, eq=False):
    """A list of recipients. `columns`: what a text may print; `private`: those with e-mail addresses, which it may not.

    `digest` is that of the file. `broken`: the file could not be read, so that nothing is known of its columns.
    """

    file: str
    columns: tuple[str, ...]
    private: tuple[str, ...]
    rows: tuple[Recipient, ...]
    digest: str
    span: Span
    broken: bool = False
