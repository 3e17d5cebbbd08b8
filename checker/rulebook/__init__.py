"""Rule files: YAML that an editor wrote comes in, rules ready to run (``model.Rule``) go out, or every mistake at once.

``schema`` says which keys there are and ``structure`` puts into words what it refuses; ``phrases`` reads the signs of a
phrase; ``compiling`` makes a rule of what the schema let through, key by key (``finds``, ``compares``, ``aliases``, ``examples``), with
``one_rule`` as the slate that slots and mistakes are kept on; ``reading`` reads one file, ``load`` files and folders;
``catalogue`` knows the packs that ship with checker, and ``shipped`` keeps their rules so that a run need not read them; ``json_schema``
tells editors what ``schema`` says; ``written`` is a rule as its file has it, and ``lint`` says what in it does less than it seems to. To
add a key, describe it in ``schema``, give it a place in ``model.Rule``, and fill that where ``compiling`` makes the rule.
"""

from checker.rulebook.catalogue import builtin_folder, load_rules
from checker.rulebook.load import load

__all__ = ["builtin_folder", "load", "load_rules"]
