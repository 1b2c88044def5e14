"""What a template's style sheet says of sides is mirrored where lines are read from the right."""

import pytest

from toolkit.write.css_text import mirrored


@pytest.mark.parametrize(
    ("css", "turned"),
    [
        ("p { padding-left: 3em; margin-right: 1em }", "p { padding-right: 3em; margin-left: 1em }"),
        ("p { border-left-width: 2px; text-align: left; float: right }", "p { border-right-width: 2px; text-align: right; float: left }"),
        ("p { margin: 1em 2em 3em 4em; padding: 1px 2px }", "p { margin: 1em 4em 3em 2em; padding: 1px 2px }"),
        ("p { left: 0; color: red }", "p { right: 0; color: red }"),
        (".left-hand > .right { color: #111 }", ".left-hand > .right { color: #111 }"),
        ("p { background: url(left.png) }", "p { background: url(left.png) }"),
    ],
)  # fmt: skip
def test_sides_change(css: str, turned: str) -> None:
    assert mirrored(css) == turned
    assert mirrored(turned) == css
