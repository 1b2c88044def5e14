"""Write: what a finished document must not hold any more. Every writer shows a sign in its place, and says so."""

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Citation, Directive, Expr, Reference


def sign_for(node: Expr | Directive | Citation | Reference, report: Report) -> str:
    """Report `node` as unresolved, and return what stands in its place: visible to every reader."""
    match node:
        case Expr(path=path):
            what, sign = "an expression", f"⟨{'.'.join(path)}⟩"
        case Directive(name=name):
            what, sign = f"the directive `{name}`", f"⟨{name}⟩"
        case Citation(cites=cites):
            what, sign = "a citation", f"⟨{'; '.join(cite.key for cite in cites)}⟩"
        case Reference(target=target):
            what, sign = "a cross-reference", f"⟨{target}⟩"
    report.error("output.unresolved", f"{what} has not got its content; {sign} is printed", node.span)
    return sign
