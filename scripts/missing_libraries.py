"""Print the libraries that WeasyPrint needs and this machine cannot load; exit 1 when there are any."""

import ctypes
import sys

NAMES = {"gobject-2.0": 0, "pango-1.0": 0, "pangoft2-1.0": 0, "harfbuzz": 0, "harfbuzz-subset": 0, "fontconfig": 1}
HOMEBREW = ("/opt/homebrew/lib/", "/usr/local/lib/")  # on Apple silicon the loader does not look in the first by itself


def paths(name: str, version: int) -> list[str]:
    if sys.platform == "darwin":
        return [f"{folder}lib{name}.{version}.dylib" for folder in ("", *HOMEBREW)]
    return [f"lib{name}.so.{version}"]


def loads(path: str) -> bool:
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    missing = [name for name, version in NAMES.items() if not any(map(loads, paths(name, version)))]
    print(*missing, sep=", ")
    sys.exit(1 if missing else 0)
