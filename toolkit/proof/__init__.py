"""Proof: finished files → findings. What a build made is read again and held against the document it comes from."""
