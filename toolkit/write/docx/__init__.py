"""DOCX: native Word (ECMA-376) on python-docx. `DOCX` is the writer; nothing heavy is imported until it writes."""

from toolkit.write.docx.document import DOCX

__all__ = ["DOCX"]
