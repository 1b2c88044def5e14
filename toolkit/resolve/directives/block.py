"""Directives `block ROLE` and `line ROLE`: blocks and paragraphs with a look of their own, for templates.

`::: block addressee` makes a group, `::: line subtitle` gives each paragraph in it the role.
"""

from msgspec.structs import replace

from toolkit.model.tree import Blocks, Directive, Group, Paragraph
from toolkit.resolve.directive import DirectiveType, Setting


def _block(directive: Directive, setting: Setting) -> Blocks:
    role = _role(directive, setting)
    return (Group(role=role, name=role, content=directive.content, id=directive.id, span=directive.span),)


def _line(directive: Directive, setting: Setting) -> Blocks:
    role = _role(directive, setting)
    return tuple(replace(block, role=role) if isinstance(block, Paragraph) else block for block in directive.content)


def _role(directive: Directive, setting: Setting) -> str:
    if len(directive.arguments) == 1:
        return directive.arguments[0]
    setting.report.error("directive.argument", f"`{directive.name}` needs the name of one role", directive.span)
    return ""


BLOCK = DirectiveType(name="block", expand=_block)
LINE = DirectiveType(name="line", expand=_line)
