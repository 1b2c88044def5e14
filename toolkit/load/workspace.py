"""Load: toolkit.yaml, the root of a workspace."""

import re
from pathlib import Path

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.load.text import read_source
from toolkit.model.people import Organisation
from toolkit.model.submission import NUMBERS
from toolkit.model.workspace import ENGINES, Workspace, is_engine

NAME = "toolkit.yaml"


def find_root(start: str) -> Path | None:
    """Return the nearest folder at or above `start` that holds a toolkit.yaml."""
    here = Path(start).absolute()
    return next((folder for folder in (here, *here.parents) if (folder / NAME).is_file()), None)


def load_workspace(start: str, report: Report) -> Workspace:
    """Return the workspace that `start` (a file or folder) lies in; `Failure` when there is none."""
    root = find_root(start)
    if root is None:
        report.error(
            "workspace.missing",
            f"there is no {NAME} in {start} or in any folder above it",
            Source(path=start, text="").span(),
            "`toolkit new <name>` starts a workspace in the folder you are in",
        )
        raise Failure
    source = read_source(str(root), NAME, report, None)
    if source is None:
        raise Failure
    fields = Fields(read_yaml(source, report), report, NAME)
    if fields.text("version", required=True) not in ("", "1"):
        message = "this toolkit reads version 1 of toolkit.yaml"
        report.error("fields.value", message, fields.span("version"), "write `version: 1`")
    organisation = fields.mapping_at("organisation", required=True)
    workspace = Workspace(
        root=str(root),
        organisation=_organisation(organisation, report),
        lang=fields.text("lang", "en-GB"),
        template=fields.text("template", "consultation"),
        theme=fields.text("theme", ""),
        csl=fields.text("csl", ""),
        engine=_engine(fields, report),
        numbers=fields.choice("numbers", NUMBERS, "warn"),
        span=source.span(),
    )
    fields.finish()
    return workspace


def _engine(fields: Fields, report: Report) -> str:
    """A name, or a URL. The password of a database does not belong into a file that is handed on."""
    written = fields.scalar("evidence-engine")
    if written is None or not is_engine(written.text) or "://" not in written.text:
        return fields.choice("evidence-engine", ENGINES, "duckdb")
    if re.search(r"://[^/@]*:[^/@]*@", written.text):
        hint = "leave it out here, and state the whole address in the environment variable TOOLKIT_ENGINE"
        report.error("workspace.password", "this address holds a password", written.span, hint)
    return written.text


def _organisation(mapping: Mapping | None, report: Report) -> Organisation:
    if mapping is None:
        return Organisation(name="")
    fields = Fields(mapping, report, "organisation")
    organisation = {
        "name": fields.text("name", required=True),
        "short_name": fields.text("short-name"),
        "email": fields.text("email"),
        "web": fields.text("web"),
    }
    address = fields.texts("address")
    more = {key.text: value.text for key, value in fields.rest() if isinstance(value, Scalar)}
    return Organisation(**organisation, address=address, more=more)
