"""Words and their meaning as tables, no logic: one row a word, each table with its source, licence and columns at its top.

``checker.text.lookup.table`` reads them. Scripts that made the larger ones stand in ``build/``, outside the wheel.
"""
