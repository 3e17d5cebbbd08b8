"""Paths to a report, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from checker.linking import MESSAGES
from checker.model import (
    LIMITS,
    MIN_CONFIDENCE,
    STDIN_NAME,
    Claim,
    Document,
    Limits,
    Progress,
    Report,
    Rule,
    Skipped,
    Stage,
    silent,
)
from checker.pipeline.comparing import NOTHING_SWITCHED, check_shelved, running_in
from checker.pipeline.confidence import sure
from checker.pipeline.extracting import extract_documents
from checker.pipeline.gathering import Found, find, gather
from checker.pipeline.held import Form, OfClaims
from checker.pipeline.linked import Link, linked
from checker.pipeline.means import IN_THIS_PROCESS, LOCAL, Means, engine_of
from checker.pipeline.pieces import size
from checker.pipeline.rules import rules_of_run
from checker.pipeline.shelf import Shelved, shelved
from checker.pipeline.side_by_side import SideBySide
from checker.pipeline.since import since, since_when
from checker.pipeline.sources import with_authorities
from checker.pipeline.work import Work
from checker.settings import Settings, Switches

if TYPE_CHECKING:
    from pandas import DataFrame

    from checker.pipeline.cluster.frames import Engine
    from checker.pipeline.recalling import Recalled


def check(
    paths: Sequence[str],
    *,
    rules: Sequence[str] = (),
    builtin: bool = True,
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    settings: Settings | None = None,
    decisions: Sequence[str] = (),
    published_since: str | None = None,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
    against: str | None = None,
) -> Report:
    """What the documents below some paths say of the same facts.

    Args:
        paths: files, folders and globs, ``-`` for standard input.
        rules: rule files and folders, added to the shipped packs.
        builtin: False leaves the shipped packs out.
        generic: False leaves linking without a rule out.
        checks: False leaves the recomputed figures out.
        min_confidence: findings of generic linking that are less sure are left out, and counted in ``below``.
        settings: which rules are on, how much they matter, and what sources are; options in them are the caller's to heed.
        decisions: files of what people have decided about findings.
        published_since: leave out findings all of whose documents were published before this day, month or year.
        limits: how much of a file is read at most.
        stdin_name: what standard input is called where a path is ``-``.
        progress: told how far the run has come.
        means: with what the run works; it plays no part in what is found.
        against: a store of documents that are compared with these as well; findings are those that one of these takes part in.

    Raises:
        CheckerError: ``min_confidence`` is not between 0 and 1, or ``published_since`` is no date.
        DecisionsError: files of decisions have mistakes; all of them.
        PathError: a path does not exist.
        RuleError: rule files have mistakes; all of them.
        SettingsError: the settings name a pack or a rule that there is not.
    """
    sure((), min_confidence)  # before the documents are read
    since_when(published_since)
    decided = _decided(decisions)
    known, switched = rules_of_run(rules, builtin=builtin, settings=settings)
    without_rule = generic and not MESSAGES.keys() <= switched.off.keys()
    if against is not None:
        from checker.pipeline import store  # only who has one needs SQLite

        store.look(against, known)
    work = Work(known, places=without_rule, limits=limits)
    found = find(paths, work, stdin_name=stdin_name, progress=progress)
    sources = [*settings.sources.items()] if settings is not None else []  # in order: of two spellings of a name the last one holds
    asked = [known, switched, sources, generic, checks, min_confidence]
    kept = _recalled(found, work, means, asked) if against is None else None
    new = None
    report = kept.report() if kept is not None else None
    if report is not None:
        progress(Stage.RECALL, len(report.documents), len(report.documents))
    else:
        with engine_of(means) as engine:
            documents, skipped = gather(found, work, means=means, progress=progress, engine=engine)
            if against is not None:
                new = frozenset(document.id for document in documents.documents)
                documents = documents.and_more(store.read(against, known, without=new))
            if settings is not None:
                documents.documents = with_authorities(documents.documents, settings)
            with means.side_by_side(len(documents)) if engine is None else SideBySide() as processes:
                report = check_shelved(
                    documents if processes.jobs > 1 else documents.spread_out(),
                    known,
                    skipped=skipped,
                    generic=without_rule,
                    checks=checks,
                    min_confidence=min_confidence,
                    switches=switched,
                    progress=progress,
                    link=_by(processes, engine),
                    about=new,
                    processes=processes,
                )
        if kept is not None:
            kept.keep(report)
    report = decided(report, running=running_in(known, generic=without_rule, checks=checks, switches=switched), about=new)
    return report if published_since is None else since(report, published_since)


def _recalled(found: Found, work: Work, means: Means, asked: object) -> Recalled | None:
    """Where the report of an earlier run over some files is kept, None where none is.

    Args:
        asked: what beside the work decides what a report says.
    """
    if means.cache is None or means.engine != LOCAL or not means.processes((one.path, size(one)) for one in found.sources):
        return None
    from checker.pipeline.recalling import recalled  # with SQLite, which a run of a little text does without

    return recalled(means.cache, found.sources, found.skipped, work.limits, asked)


def _decided(files: Sequence[str]) -> Callable[..., Report]:
    """What gives a report the status of what people have decided; their files are read at once, for the mistakes in them."""
    if not files:
        return lambda report, **_: report
    from checker.decisions import apply, read  # bring YAML

    return partial(apply, entries=read(files))


def extract(paths: Sequence[str], *, limits: Limits = LIMITS, means: Means = IN_THIS_PROCESS) -> DataFrame:
    """Every claim of the documents below some paths, one row a claim in order of document and place."""
    from checker.model.tables import extracted

    return extracted(claims_below(paths, limits=limits, means=means)[0])


def claims_below(
    paths: Sequence[str],
    *,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
) -> tuple[Iterable[Claim], tuple[str, ...], tuple[Skipped, ...]]:
    """Every claim of the documents below some paths, in order of document and place, read anew each time; their files; what was skipped."""
    documents, files, skipped = _below(paths, None, limits=limits, stdin_name=stdin_name, progress=progress, means=means)
    return documents.claims, files, skipped


def formed_below(
    paths: Sequence[str],
    form: Callable[[Sequence[Claim]], bytes],
    *,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
) -> tuple[Iterable[bytes], tuple[str, ...], tuple[Skipped, ...]]:
    """The same, but of each document what a function makes of its claims.

    Args:
        form: works where the document is extracted, so that the claims themselves need not come here; it has to go through pickle.
        paths, limits, stdin_name, progress, means: as for :func:`check`.
    """
    documents, files, skipped = _below(paths, OfClaims(form), limits=limits, stdin_name=stdin_name, progress=progress, means=means)
    return documents.formed, files, skipped


def _below(
    paths: Sequence[str], form: Form | None, *, limits: Limits, stdin_name: str, progress: Progress, means: Means
) -> tuple[Shelved, tuple[str, ...], tuple[Skipped, ...]]:
    with engine_of(means) as engine:
        work = Work(limits=limits, form=form)
        found = find(paths, work, stdin_name=stdin_name, progress=progress)
        documents, skipped = gather(found, work, means=means, progress=progress, engine=engine)
    files = dict.fromkeys(document.file for document in documents.documents if document.file)
    return documents, tuple(files), tuple(skipped)


def keep(
    paths: Sequence[str],
    store: str,
    *,
    rules: Sequence[str] = (),
    builtin: bool = True,
    settings: Settings | None = None,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
) -> tuple[int, tuple[Skipped, ...]]:
    """Write what lies below some paths, with all that is extracted of it, into a store; how many documents, and what was skipped.

    Raises:
        PathError: a path does not exist, or the store cannot be written.
        RuleError, SettingsError: as for :func:`check`.
    """
    from checker.pipeline.store import write

    known, _ = rules_of_run(rules, builtin=builtin, settings=settings)
    with engine_of(means) as engine:
        work = Work(known, places=True, limits=limits)
        found = find(paths, work, stdin_name=stdin_name, progress=progress)
        documents, skipped = gather(found, work, means=means, progress=progress, engine=engine)
    return write(store, documents, known), tuple(skipped)


def _by(processes: SideBySide, engine: Engine | None) -> Link:
    if engine is None:
        return partial(linked, processes=processes)
    from checker.pipeline.cluster.linking import linked as on_engine

    return partial(on_engine, engine)


def check_documents(
    documents: Sequence[Document],
    rules: Sequence[Rule],
    *,
    skipped: Sequence[Skipped] = (),
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    switches: Switches = NOTHING_SWITCHED,
) -> Report:
    """The report on some documents, with ids of their own; all else as for :func:`check_shelved`."""
    return check_shelved(
        shelved(zip(documents, extract_documents(documents, rules, places=generic), strict=True)),
        rules,
        skipped=skipped,
        generic=generic,
        checks=checks,
        min_confidence=min_confidence,
        switches=switches,
    )
