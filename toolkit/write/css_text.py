"""Write: texts as CSS strings that can stand inside of the HTML element `style`."""


def quoted(text: str) -> str:
    return '"' + "".join(char if char.isalnum() or char in " .,:;-–()" else f"\\{ord(char):x} " for char in text) + '"'
