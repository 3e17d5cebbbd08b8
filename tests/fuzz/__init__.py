"""A fuzzer for whatever comes from outside: files of every kind, rules, settings, decisions, sidecars, stored reports.

``corpus`` makes healthy inputs, ``mutating`` and ``packages`` damage them, ``targets`` says what is done with each and ``holding`` what has
to hold afterwards; ``running`` does it over and over, ``guided`` with an eye on which code is reached. To add a target, add a line in
``TARGETS``.
"""
