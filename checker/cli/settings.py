"""The settings of a run on the command line: found, read, held against the options, and made their defaults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.errors import SettingsError
from checker.text.contents import is_there

if TYPE_CHECKING:
    from checker.errors import Mistake
    from checker.settings import Settings

_CONFIG_HELP = "Settings; without it checker.toml, or [tool.checker] in pyproject.toml, in the folder of PATH or above it."
_NO_SETTINGS = frozenset({"config", "no-config", "help"})
_OF_CHECK_ALONE = frozenset({"format", "output", "all", "show"})
"""Options that mean something else to another command."""
_PLACES = frozenset({"PATH", "FILE", "STORE"})
"""What options that name a file call their value."""


class Configured(click.Command):
    """A command whose options have their defaults in a file of settings; the command line wins, and adds to ``rules``.

    The settings stand in ``context.obj``, None where there are none. They are those of ``checker check``; another command takes of them
    what it has.
    """

    def __init__(self, *arguments: Any, beside_paths: bool = True, **options: Any) -> None:
        """Take what a click command takes.

        Args:
            beside_paths: False looks for the file from the current folder on, not from PATH.
        """
        super().__init__(*arguments, **options)
        self.beside_paths = beside_paths
        self.params += [
            click.Option(["--config"], metavar="FILE", expose_value=False, help=_CONFIG_HELP),
            click.Option(["--no-config"], is_flag=True, expose_value=False, help="Read no settings."),
        ]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings before click reads the arguments, for they are its defaults."""
        if not ctx.resilient_parsing and not set(ctx.help_option_names) & set(args):
            typed = self.make_parser(ctx).parse_args(list(args))[0]
            file = None if typed.get("no_config") is True else self._file(typed)
            if not (typed.get("no_config") or typed.get("config") or typed.get("quiet")):
                self._tell_unused(file, typed)
            if file is not None:
                more = typed.get("rule_paths")
                ctx.obj, values = _load(file, more if isinstance(more, (list, tuple)) else ())
                args = self._use(ctx, values, typed, args)
        return super().parse_args(ctx, args)

    def _file(self, typed: dict[str, Any]) -> Path | None:
        from checker.settings import find

        if isinstance(typed.get("config"), str):
            return Path(typed["config"])
        paths = typed.get("paths") if self.beside_paths else None
        return find(paths if isinstance(paths, (list, tuple)) else ())

    def _tell_unused(self, used: Path | None, typed: dict[str, Any]) -> None:
        """Say which settings hold for some of the paths only, and so for none: a run has one file."""
        from checker.cli import streams
        from checker.settings import find
        from checker.settings.reading import called

        paths = typed.get("paths") if self.beside_paths else None
        if not isinstance(paths, (list, tuple)) or len(paths) < 2:
            return
        files = dict.fromkeys(file for path in paths if isinstance(path, str) and (file := find([path])) is not None and file != used)
        for file in files:
            name = called(str(file))
            streams.say(f"{name} is not used, for not all that is given lies below it: --config {name} uses it for all")

    def _use(self, ctx: click.Context, values: dict[str, Any], typed: dict[str, Any], args: list[str]) -> list[str]:
        """Make the values the defaults of the command; the arguments, with the rules of the settings where more are named."""
        ctx.default_map = {}
        for param in self.params:
            key = _key(param)
            if key not in values or param.name is None or (self.name != "check" and key in _OF_CHECK_ALONE):
                continue
            ctx.default_map[param.name] = values[key]
            if key == "rules" and isinstance(typed.get(param.name), (list, tuple)):
                args = [word for path in values[key] for word in ("--rules", path)] + args
        return args


def _load(file: Path, rules: Sequence[str]) -> tuple[Settings, dict[str, Any]]:
    """The settings of a file, and the values of options by long option, as click takes them.

    Args:
        file: of settings.
        rules: rule files and folders that the command line adds to its own.

    Raises:
        SettingsError: every mistake of the file.
    """
    from checker.cli.check import check
    from checker.settings import read

    options = {key: param for param in check.params if (key := _key(param)) not in {"", *_NO_SETTINGS}}
    settings, mistakes = read(file, options)
    values = {}
    for key, value in settings.options.items():
        taken = _value(settings, key, value, options[key], mistakes)
        if taken is not None:
            values[key] = taken
    if mistakes:
        mistakes += _wrong_names(settings, [*values.get("rules", ()), *rules])
        raise SettingsError(sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    return settings, values


def _wrong_names(settings: Settings, paths: Sequence[str]) -> list[Mistake]:
    """The packs and rules that there are not, to be told with the other mistakes; none where the rules themselves cannot be read."""
    from checker.errors import CheckerError
    from checker.pipeline.rules import wrong_names
    from checker.rulebook.catalogue import load_rules

    try:
        rules = load_rules(paths)
    except CheckerError:
        return []
    return wrong_names(rules, settings)


def _key(param: click.Parameter) -> str:
    """The long option without its hyphens, "" for an argument."""
    return max(param.opts, key=len).removeprefix("--") if isinstance(param, click.Option) else ""


def _value(settings: Settings, key: str, value: Any, param: click.Parameter, mistakes: list[Mistake]) -> Any:
    """The value as click takes it, paths seen from the current folder; None for a mistake, which is added."""
    from checker.settings.reading import called, kind_of
    from checker.text.suggest import advice

    several = param.multiple if isinstance(param, click.Option) else False
    items = value if several and isinstance(value, list) else [value]
    kind, told = _kind(param)
    good = True
    for index, item in enumerate(items):
        where = (key, index) if items is value else (key,)
        if not isinstance(item, kind) or (kind is not bool and isinstance(item, bool)):
            mistakes.append(settings.mistake(where, f"`{key}` takes {told}, not {kind_of(item)}"))
            good = False
        elif isinstance(param.type, click.Choice) and item not in param.type.choices:
            mistakes.append(settings.mistake(where, f'"{item}" cannot be `{key}`', help=advice(str(item), param.type.choices)))
            good = False
    if not good:
        return None
    if isinstance(param, click.Option) and param.metavar in _PLACES:
        items = [called(str(settings.folder / item)) for item in items]
        for index, item in enumerate(items if param.metavar == "PATH" else ()):
            if not is_there(item):
                where = (key, index) if isinstance(value, list) else (key,)
                mistakes.append(settings.mistake(where, f"`{key}`: there is no file or folder {item}"))
                good = False
        if not good:
            return None
    taken = items if several else items[0]
    try:
        param.process_value(click.Context(click.Command(key)), taken)
    except click.BadParameter as error:
        mistakes.append(settings.mistake((key,), f"`{key}`: {error.message.rstrip('.')}"))
        return None
    return taken


def _kind(param: click.Parameter) -> tuple[type | tuple[type, ...], str]:
    """The types of TOML that an option takes, and how people call them."""
    if isinstance(param, click.Option) and param.is_flag:
        return bool, "true or false"
    if isinstance(param.type, click.types.FloatParamType):
        return (int, float), "a number"
    if isinstance(param.type, click.types.IntParamType):
        return int, "a whole number"
    return str, "text"
