"""Reports whose figures tie, each spoilt by one named error or none; tools/corpus/generate.py is the command.

    wording      the sentences (templates/open, templates/held_out) and invented names
    printed      occurrences of figures on the page; sentences and rows that hold them
    ties         a tie between printed figures, evaluated on what is printed
    draft        a report being written: blocks and ties
    department, indicator_tree, scores, disclosure_parts            pieces of reports
    self_report, budget_report, final_report, evaluation_report     the four kinds of report
    errors       error injection
    truth        every tie of the finished report as a truth record
    report       one report from one seed
"""
