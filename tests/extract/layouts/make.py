#!/usr/bin/env python3
"""Makes the files of this folder: <name>.docx and <name>.pdf through LibreOffice, and <name>.txt, which is what a reader
must understand of both. The expectation comes from the description, never from gouji.

    tests/extract/layouts/make.py [NAME...]
"""
import os
import shutil
import subprocess
import sys
import tempfile

from document import Odt, expected
from layouts import LAYOUTS

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    names = sys.argv[1:] or sorted(LAYOUTS)
    for name in names:
        blocks = LAYOUTS[name]()
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, name + ".fodt")
            with open(source, "w", encoding="utf-8") as out:
                out.write(Odt().make(blocks))
            for kind in ("docx", "pdf"):
                subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                                "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                shutil.copy(os.path.join(folder, f"{name}.{kind}"), HERE)
        with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as out:
            out.write(expected(blocks))
        print(name)


if __name__ == "__main__":
    main()
