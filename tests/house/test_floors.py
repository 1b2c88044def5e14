"""The laws of the house that imports can break."""

import ast
from pathlib import Path

import pytest

import toolkit

PACKAGE = Path(toolkit.__file__).parent
FLOOR = {
    "base": 1, "model": 2, "load": 3, "parse": 3, "measure": 3, "cite": 3, "sign": 3, "check": 3, "write": 3, "proof": 3,
    "resolve": 4, "build": 5, "cli": 6,
}  # fmt: skip
HEAVY = {
    "duckdb": {
        "measure/engines/duck.py",
        "measure/engines/parquet_texts.py",
        "load/stored.py",
        "load/intake/engine.py",
        "load/intake/records.py",
    },
    "sqlalchemy": {"load/intake/database.py"},
    "jsonschema": {"load/standard.py"},
    "openpyxl": {"load/intake/workbook.py"},
    "pandas": {"measure/engines/referee.py", "build/notebook.py"},
    "ibis": {"measure/engines/cluster.py"},
    "pyspark": {"measure/engines/cluster.py"},
    "weasyprint": {"write/pdf"},
    "pydyf": {"write/pdf"},
    "fontTools": {"write/typefaces.py", "write/chart/letters.py"},
    "docx": {"write/docx"},
    "lxml": {"write/docx", "load/sources", "proof/docx_package.py"},
    "pikepdf": {"write/docx/pages.py", "proof/pdf_events.py", "proof/pdf_text.py", "proof/facts/pdf.py"},
    "pypdfium2": {"load/sources/pdf.py", "write/chart/png.py"},
    "matplotlib": {"write/chart/shaped.py"},
    "py_mini_racer": {"base/v8.py"},
    "bibtexparser": {"load/bibtex"},
    "jinja2": {"parse/fill.py", "parse/frame_names.py", "write/page.py"},
    "babel": {"measure", "sign/countries.py"},
    "rapidfuzz": {"sign/duplicates.py"},
    "anyascii": {"sign/folding.py"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module]
    return []


def _own(tree: ast.Module) -> list[str]:
    names = [name for node in ast.walk(tree) for name in _imports(node)]
    return [name.split(".")[1] for name in names if name.startswith("toolkit.")]


@pytest.mark.parametrize("path", [file for file in FILES if file.parent != PACKAGE], ids=str)
def test_imports_go_down(path: Path) -> None:
    room = _room(path)
    wrong = [other for other in _own(_tree(path)) if other != room and FLOOR[other] >= FLOOR[room]]
    assert not wrong, f"{room} (floor {FLOOR[room]}) imports {wrong}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_own_imports_stand_at_the_top(path: Path) -> None:
    tree = _tree(path)
    inner = [
        name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        for name in _imports(node)
        if name.startswith("toolkit.")
    ]
    assert not inner
    assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


def _modules() -> dict[str, set[str]]:
    names = {".".join(("toolkit", *file.relative_to(PACKAGE).with_suffix("").parts)): file for file in FILES}
    names = {name.removesuffix(".__init__"): file for name, file in names.items()}
    graph: dict[str, set[str]] = {}
    for name, file in names.items():
        wanted: set[str] = set()
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.ImportFrom) and node.module in names:
                wanted |= {f"{node.module}.{alias.name}" for alias in node.names} & names.keys() or {node.module}
            elif isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names} & names.keys()
        graph[name] = wanted - {name}
    return graph


def test_no_circles() -> None:
    graph, done, path = _modules(), set[str](), list[str]()

    def visit(name: str) -> None:
        assert name not in path, f"circle: {' → '.join([*path, name])}"
        if name not in done:
            path.append(name)
            for other in sorted(graph[name]):
                visit(other)
            path.pop()
            done.add(name)

    for name in graph:
        visit(name)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_heavy_libraries_have_an_owner_and_come_late(path: Path) -> None:
    tree, place = _tree(path), path.relative_to(PACKAGE).as_posix()
    for node in ast.walk(tree):
        for name in _imports(node):
            library = name.split(".")[0]
            if library in HEAVY:
                assert any(place == owner or place.startswith(f"{owner}/") for owner in HEAVY[library]), (
                    f"{place} imports {library}"
                )
                assert node not in tree.body, f"{place} imports {library} at its top"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_file_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(_tree(path))
    assert docstring
    assert len(docstring.splitlines()[0]) <= 120


def test_only_the_cli_prints() -> None:
    for path in FILES:
        calls = [
            node.func.id
            for node in ast.walk(_tree(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        assert "print" not in calls or _room(path) == "cli", path


def test_no_room_without_a_subject() -> None:
    assert not [file for file in FILES if file.stem in ("utils", "helpers", "common", "misc", "manager")]
