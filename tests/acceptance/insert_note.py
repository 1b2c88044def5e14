"""Run by a Python that has `uno`: opens a DOCX in LibreOffice, puts a footnote in front of all others, saves it again.

    python3 insert_note.py FILE.docx SAVED.docx PROFILE

Prints JSON: the numbers and texts of the footnotes as LibreOffice shows them, before and after all fields were updated.
"""

import json
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]


def main(path: str, saved: str, profile: str) -> None:
    pipe = "pipe,name=" + "".join(sign for sign in profile if sign.isalnum())[-40:]
    options = ("--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept={pipe};urp;")
    office = subprocess.Popen(("soffice", *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desktop = _desktop(pipe)
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (_option("Hidden", True),))
        before = _notes(document)
        _insert_note(document)
        document.TextFields.refresh()
        after = _notes(document)
        document.storeToURL(f"file://{saved}", (_option("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        print(json.dumps({"before": before, "after": after}))
        desktop.terminate()
    finally:
        office.terminate()
        office.wait(30)


def _desktop(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(200):
        try:
            there = resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except Exception:  # it has not started yet
            time.sleep(0.3)
    raise SystemExit("LibreOffice did not start")


def _option(name: str, value: object) -> Any:
    option = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    option.Name, option.Value = name, value
    return option


def _notes(document: Any) -> list[list[str]]:
    notes = document.Footnotes
    found = [notes.getByIndex(at) for at in range(notes.Count)]
    return [[note.Anchor.String, note.String] for note in found]


def _insert_note(document: Any) -> None:
    note = document.createInstance("com.sun.star.text.Footnote")
    text = document.Text
    text.insertTextContent(text.createTextCursorByRange(text.Start), note, False)
    note.insertString(note.createTextCursor(), "Inserted.", False)


if __name__ == "__main__":
    main(*sys.argv[1:])
