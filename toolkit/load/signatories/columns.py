"""Load, signatories: the columns of the list, and what may stand in them."""

COLUMNS = (
    "id", "kind", "name", "sort_as", "role", "organisation", "country", "capacity", "email", "consent", "consent_on",
    "text_hash", "public", "logo", "aliases", "standing", "first", "note",
)  # fmt: skip
REQUIRED = ("kind", "name", "consent")
CHOICES = {
    "kind": ("organisation", "person"),
    "consent": ("yes", "no", "withdrawn"),
    "public": ("", "yes", "no"),
    "capacity": ("", "official", "personal"),
    "standing": ("", "general", "special", "roster"),
    "first": ("", "yes", "no"),
}
SEVERAL = ";"  # what separates several aliases
