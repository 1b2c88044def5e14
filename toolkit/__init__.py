"""Advocacy documents that stand on evidence: datasets and citations in, submissions and open letters out."""

__version__ = "0.1.0"
