"""A report of mdformat as DOCX, the way Word or WPS writes it; tools/corpus/render.py is the command.

    runs       text cut into runs        tables     w:tbl        body      paragraphs, headings, lists, sections
    package    the parts of the file and the zip                 pdf       DOCX to PDF through LibreOffice
"""
