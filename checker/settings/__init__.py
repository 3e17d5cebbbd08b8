"""Settings of a folder: what ``checker.toml`` says of its documents, read once for a run.

In come the PATHs of a run, or a file by name; out go :class:`Settings`: options, and which packs and rules are on, how much their
conflicts matter and what the sources are; or every mistake at once with its place. ``finding`` walks up to the file, ``reading`` reads it,
``switches`` turns what it says of rules into what is on. To add a key, describe it in ``reading.KEYS``, give it a place in
``Settings`` and a reader in ``reading``.
"""

from checker.settings.finding import find
from checker.settings.reading import KEYS, Settings, read
from checker.settings.switches import Switches, mistaken, switches

__all__ = ["KEYS", "Settings", "Switches", "find", "mistaken", "read", "switches"]
