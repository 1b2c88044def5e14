"""Resolve: the appendix on the evidence: what a dataset is, what is missing in it, and what every figure counts."""
