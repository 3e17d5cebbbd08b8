"""The tables of ``checker/data`` are tested like code."""
