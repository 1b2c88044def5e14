"""Proof: finished files → findings. What a build made is read again, and compared with the document it was made from."""
