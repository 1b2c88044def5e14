"""Build hook: a wheel also carries the built-in templates, citeproc-js and the fonts."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))
import fetch_assets


class Assets(BuildHookInterface):
    def dependencies(self) -> list[str]:
        return [fetch_assets.node_requirement()] if fetch_assets.needs_npm() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        fetch_assets.main()
        templates = Path(self.root, "templates")
        if version == "standard" and self.target_name == "wheel" and templates.is_dir():
            build_data["force_include"][str(templates)] = "toolkit/_library/templates"
