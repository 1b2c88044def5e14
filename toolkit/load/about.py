"""Load: what a descriptor says about a dataset to people: licences, sources, contributors, limits."""

from toolkit.base.records import Fields, Mapping
from toolkit.load.particulars import Particulars
from toolkit.model.evidence import About, Named


def read_about(fields: Fields, own: Particulars) -> About:
    """Read what Data Package v2 keeps for readers. A licence has a `name`; a source and a contributor a `title`."""
    return About(
        description=fields.text("description"),
        method=own.method,
        limits=own.limits,
        licences=_named(fields, "licenses", "a licence"),
        sources=_named(fields, "sources", "a source"),
        contributors=_named(fields, "contributors", "a contributor"),
    )


def _named(fields: Fields, key: str, what: str) -> tuple[Named, ...]:
    found = []
    for record in fields.items(key):
        if not isinstance(record, Mapping):
            fields.report.error("fields.value", f"{what} must be lines of the form `name: value`", record.span)
            continue
        inner = Fields(record, fields.report, what)
        name, title, path = inner.text("name"), inner.text("title"), inner.text("path")
        roles = tuple(filter(None, (inner.text("role"), *inner.texts("roles"))))
        inner.finish(also=("email", "organization", "givenName", "familyName", "version"))
        found.append(Named(title=title or name or path, path=path, roles=roles))
    return tuple(found)
