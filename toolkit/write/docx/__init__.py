"""DOCX: native Word (ECMA-376) on python-docx and lxml."""
