"""Load: what LaTeX commands print: accents, signs, and looks in the rich text of CSL."""

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
SIGNS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "i": "ı", "j": "ȷ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    "\\": " ", ",": "\u202f", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "guillemotleft": "«", "guillemotright": "»", "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textbullet": "•", "textordfeminine": "ª", "textordmasculine": "º", "slash": "/",
    "times": "×", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "pm": "±", "to": "→", "cdot": "·", "infty": "∞",
    "neq": "≠", "newline": " ", "quad": " ", "qquad": " ", "nobreakspace": "\u00a0", "LaTeX": "LaTeX", "TeX": "TeX",
    "relax": "", "bibrangedash": "–", "emdash": "—", "endash": "–", "hyphen": "-", "guillemetleft": "«",
    "guillemetright": "»", "textexclamdown": "¡", "textquestiondown": "¿", "protect": "", "upshape": "",
    "normalfont": "",
}  # fmt: skip
DROPPED = ("noopsort", "sortnoop", "SortNoop", "noop", "cite", "citet", "citep", "nocite", "label", "index", "hskip")
"""Commands whose argument nobody sees: it sorts, or leads elsewhere."""
SMALL_CAPS = ('<span style="font-variant:small-caps;">', "</span>")
UPRIGHT = ('<span style="font-style:normal;">', "</span>")
NOCASE = ('<span class="nocase">', "</span>")
STYLES = {  # commands whose argument gets a look
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"), "mkbibitalic": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"), "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"), "textsc": SMALL_CAPS,
    "mkbibacro": SMALL_CAPS, "textsuperscript": ("<sup>", "</sup>"), "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"), "mkbibsubscript": ("<sub>", "</sub>"), "textup": UPRIGHT,
    "textnormal": UPRIGHT, "enquote": ('"', '"'), "mkbibquote": ('"', '"'), "text": ("", ""), "mbox": ("", ""),
    "textrm": ("", ""), "textsf": ("", ""), "texttt": ("", ""), "mathrm": ("", ""), "ensuremath": ("", ""),
    "uppercase": ("", ""), "MakeUppercase": ("", ""), "underline": ("", ""), "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}  # fmt: skip
SWITCHES = {  # commands that give the rest of their group a look
    "em": ("<i>", "</i>"), "it": ("<i>", "</i>"), "itshape": ("<i>", "</i>"), "sl": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"), "bfseries": ("<b>", "</b>"), "sc": SMALL_CAPS, "scshape": SMALL_CAPS, "rm": ("", ""),
    "tt": ("", ""), "sf": ("", ""),
}  # fmt: skip
