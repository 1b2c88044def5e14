"""Sign: the e-mail to those who signed an earlier text of a letter, in the language of the letter."""

from collections.abc import Sequence

from toolkit.sign.agreed import Change

TEXTS = {  # language → subject, opening, what changed, from – to, request, thanks
    "en": (
        "Please confirm your signature: {title}",
        "You signed the letter “{title}”. Its text has been changed since then.",
        "These passages have changed:",
        ("Before:", "Now:"),
        "Please reply “I agree” if we may print your name below the new text. Without your answer we shall not.",
        "The whole text as it now stands is below. (Text {digest})",
    ),
    "fr": (
        "Merci de confirmer votre signature : {title}",
        "Vous avez signé la lettre « {title} ». Son texte a été modifié depuis.",
        "Les passages suivants ont changé :",
        ("Avant :", "Maintenant :"),
        "Merci de répondre « J’accepte » si nous pouvons imprimer votre nom sous le nouveau texte. Sans réponse de "
        "votre part, il n’y figurera pas.",
        "Le texte complet dans sa version actuelle figure ci-dessous. (Texte {digest})",
    ),
    "de": (
        "Bitte bestätigen Sie Ihre Unterschrift: {title}",
        "Sie haben den Brief „{title}“ unterzeichnet. Sein Text ist seitdem geändert worden.",
        "Diese Stellen sind anders:",
        ("Bisher:", "Jetzt:"),
        "Bitte antworten Sie mit „Ich stimme zu“, wenn wir Ihren Namen unter den neuen Text setzen dürfen. Ohne Ihre "
        "Antwort drucken wir ihn nicht.",
        "Der ganze Text in der jetzigen Fassung steht unten. (Text {digest})",
    ),
    "es": (
        "Confirme su firma, por favor: {title}",
        "Usted firmó la carta «{title}». Su texto ha cambiado desde entonces.",
        "Han cambiado estos pasajes:",
        ("Antes:", "Ahora:"),
        "Responda «Acepto» si podemos publicar su nombre bajo el nuevo texto. Sin su respuesta no lo publicaremos.",
        "El texto completo en su versión actual figura más abajo. (Texto {digest})",
    ),
}


def confirmation(title: str, digest: str, text: str, changes: Sequence[Change], lang: str) -> str:
    """Subject, blank line, body. `changes` are those since the text that was signed; none where it was not kept."""
    subject, opening, changed, (before, now), request, below = TEXTS.get(lang.split("-")[0], TEXTS["en"])
    fill = {"title": title, "digest": digest}
    lines = [subject.format(**fill), "", opening.format(**fill), ""]
    if changes:
        lines += [changed, ""]
        for change in changes:
            lines += [f"{before} {change.before or '–'}", f"{now} {change.after or '–'}", ""]
    return "\n".join([*lines, request, "", below.format(**fill), "", text.rstrip(), ""])
