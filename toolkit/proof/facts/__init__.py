"""Proof, facts: a finished file → what a venue counts in it, and what a reader could find who looks behind the text."""

from toolkit.proof.facts.facts import FileFacts, PictureFact
from toolkit.proof.facts.file import facts_of

__all__ = ["FileFacts", "PictureFact", "facts_of"]
