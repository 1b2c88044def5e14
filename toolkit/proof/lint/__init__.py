"""Proof, lint: a Word file → faults for which Word calls it damaged, and which no schema shows."""

from toolkit.proof.lint.fault import Fault
from toolkit.proof.lint.run import lint

__all__ = ["Fault", "lint"]
