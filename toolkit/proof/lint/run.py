"""Proof, lint: all rules over one Word file. To add one, write it into the file of its topic and list it here."""

import re

from toolkit.proof.docx_package import Package
from toolkit.proof.lint.fault import Fault
from toolkit.proof.lint.fields import balanced, targets
from toolkit.proof.lint.marks import bookmark_ids, bookmark_names, links, paragraph_ids
from toolkit.proof.lint.names import numberings, styles
from toolkit.proof.lint.notes import comments, footnotes
from toolkit.proof.lint.parts import content_types, margins, orphans, relation_ids, relation_targets
from toolkit.proof.lint.pictures import descriptions, drawing_ids
from toolkit.proof.lint.reading import heading_order, headings_with_words, language, title
from toolkit.proof.lint.tables import cells, described, grids, heads

STORY = re.compile(r"word/(document|footnotes|endnotes|comments|(header|footer)\d*)\.xml")
IN_STORIES = (
    relation_ids, bookmark_ids, balanced, targets, links, styles, numberings, cells, heads, grids, described,
    drawing_ids, descriptions,
)  # fmt: skip
IN_PACKAGE = (
    relation_targets, orphans, content_types, margins, bookmark_names, paragraph_ids, footnotes, comments,
    heading_order, headings_with_words, language, title,
)  # fmt: skip


def lint(package: Package) -> tuple[Fault, ...]:
    """Every fault of the file; none for a file that Word opens and a screen reader can read."""
    stories = {name: root for name, root in package.roots.items() if STORY.fullmatch(name)}
    inside = (fault for rule in IN_STORIES for name, root in stories.items() for fault in rule(name, root, package))
    return (*inside, *(fault for rule in IN_PACKAGE for fault in rule(stories, package)))
