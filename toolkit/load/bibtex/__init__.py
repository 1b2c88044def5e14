"""Load, bibliographies in BibTeX and BibLaTeX: syntax (file → entries), then csl (entry → CSL-JSON) with the rest."""
