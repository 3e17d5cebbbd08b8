"""What words and figures look like: folding, sentences, tokens, numerals, dates, names, and the tables of words.

In comes a document's text; out come places in it with their meaning, never a changed text. Nothing here knows of claims.
To add a word, add a row in ``checker/data``; to add a shape, add a file here.
"""
