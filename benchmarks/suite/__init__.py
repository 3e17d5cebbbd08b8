"""All figures of speed and memory in one run: ``python -m benchmarks``.

A part takes a :class:`~benchmarks.suite.setting.Setting` and yields figures as they are measured; ``PARTS`` in ``benchmarks/__main__.py``
lists them. Commands run as processes of their own, with an empty cache, and take turns where they are compared.
"""
