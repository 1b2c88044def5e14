"""The syntax that is ours or pandoc's, one construct a file: citations, cross-references, directives."""
