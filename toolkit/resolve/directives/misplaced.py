"""Directives `part` and `graft` where they may not stand: the pass `graft` takes the others away before."""

from toolkit.model.tree import Blocks, Directive
from toolkit.resolve.directive import DirectiveType, Setting


def _part(directive: Directive, setting: Setting) -> Blocks:
    hint = "close the directive around it with `:::` first"
    setting.report.error("structure.nested-part", "a part cannot stand inside another directive", directive.span, hint)
    return directive.content


def _graft(directive: Directive, setting: Setting) -> Blocks:
    hint = "only the document.md.j2 of a template says where the submission stands"
    setting.report.error("structure.graft", "`graft` cannot stand in a submission", directive.span, hint)
    return directive.content


PART = DirectiveType(name="part", expand=_part)
GRAFT = DirectiveType(name="graft", expand=_graft)
