"""Which engine serves, which is wanted, and how templates are made for that meanwhile. Main thread."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core.office import PAUSED, REMAKING, RESUMED
from kiosk.core.ports import Clock, EngineError, EngineTrouble, Store, StoreError
from kiosk.core.screens import Main, Screen
from kiosk.core.values import StudentId, Template
from kiosk.vision.engines.choose import BUILT_IN, ENGINES, Makers, chosen, engine_named
from kiosk.vision.remake import Remade, Remaking
from kiosk.vision.workers import Serving

_log = logging.getLogger(__name__)

REMADE = "replace_templates"
"""The journal's word for templates that were made again."""


@dataclass(frozen=True)
class RecognitionState:
    """What IT is told: who serves with how many templates, what is wrong, how far the re-making is.

    ``wanted`` is the engine that templates are made for, of ``total`` students so far ``done``; equal to
    ``engine`` when it serves already. ``again`` are the numbers of students whose pictures do not open: they
    use number and PIN until they give their face again. ``paused``: a person stopped the re-making;
    ``unreadable``: the templates do not open, so that nobody is searched.
    """

    engine: str
    templates: int
    trouble: EngineTrouble | None = None
    wanted: str = ""
    done: int = 0
    total: int = 0
    again: tuple[str, ...] = ()
    paused: bool = False
    unreadable: bool = False

    @property
    def pausable(self) -> bool | None:
        """Whether the re-making is paused; None when there is nothing to pause."""
        return self.paused if self.done < self.total else None


@dataclass(frozen=True)
class _Kind:
    """An engine that can be had here: its name in the settings, its name in templates."""

    setting: str
    name: str


class Recognition(QObject):
    """Decides at the start, then follows the re-making. Every entry is a slot on the main thread.

    The engine that describes most students serves. If it is not the wanted one, templates are made for that
    while the other goes on serving, and the wanted one takes over in one go, when nobody is using the screen.
    If it is, students who are missing are added one by one.
    """

    serve = Signal(object)  # Serving, for the analysis thread
    add = Signal(object)  # templates, for the analysis thread
    remake = Signal(object)  # Remaking, for the remake thread
    changed = Signal(str)  # the name of the engine that serves from now on

    def __init__(
        self, store: Store, clock: Clock, kiosk_id: str, setting: str, engines: Makers = ENGINES
    ) -> None:
        super().__init__()
        self._store, self._clock, self._kiosk_id = store, clock, kiosk_id
        self._setting, self._engines = setting, engines
        self._trouble: EngineTrouble | None = None
        self._wanted = self._serving = _Kind(BUILT_IN, "")
        self._paused = self._unreadable = False
        self._home = True
        self._is_due = False  # nothing is being made, and the wanted engine may not have taken over yet
        self._hopeless: set[StudentId] = set()
        self._forget_progress()

    def _forget_progress(self) -> None:
        self._done: set[StudentId] = set()
        self._made = self._total = 0

    # --- the start ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose who serves, have its gallery loaded, begin to make what is missing unless that is paused.

        Raises:
            StoreError: nobody can be asked what is there.
        """
        told = self._store.journal.tally(REMAKING)
        self._paused = told.get(PAUSED, 0) > told.get(RESUMED, 0)
        choice = chosen(self._setting, self._engines)
        if choice.error is not None:
            _log.error("%s; the kiosk uses %s", choice.error, choice.engine.name)
            self._trouble = choice.error.trouble
        self._wanted = _Kind(choice.setting, choice.engine.name)
        missing = self._missing(self._wanted)
        self._hand_over(min(self._kinds(), key=self._missing) if missing else self._wanted)
        self._settle()

    def _missing(self, kind: _Kind) -> int:
        return len(self._store.faces.undescribed(kind.name))

    def _kinds(self) -> Iterator[_Kind]:
        """The wanted engine first, then whatever else can be had here."""
        yield self._wanted
        for setting in self._engines:
            if setting != self._wanted.setting:
                with suppress(EngineError):
                    yield _Kind(setting, engine_named(setting, self._engines).name)

    def _hand_over(self, kind: _Kind) -> None:
        self._serving, self._unreadable = kind, False
        _log.info("recognition engine: %s", kind.name)
        self.serve.emit(Serving(kind.setting, partial(self._store.faces.templates, kind.name)))
        self.changed.emit(kind.name)

    # --- re-making ------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Ask for the templates that are missing; when none is, let the wanted engine take over."""
        self._is_due = True
        undescribed = self._store.faces.undescribed(self._wanted.name)
        missing = tuple(one for one in undescribed if one not in self._hopeless)
        if missing:
            self._is_due = False
            self._total = len(self._done.union(missing))
            if self._paused:
                return
            make_engine = partial(engine_named, self._wanted.setting, self._engines)
            self.remake.emit(Remaking(make_engine, missing))
        elif self._home or self._serving == self._wanted:
            if self._serving != self._wanted:
                self._hand_over(self._wanted)
            self._write_down()
            self._is_due = False

    def _settle_if_due(self) -> None:
        if self._is_due:
            try:
                self._settle()
            except StoreError as error:
                _log.error("the engine cannot change yet: %s", error)

    @Slot(bool)
    def on_paused(self, paused: bool) -> None:
        """A person stops the re-making, or lets it go on; what is done stays done."""
        if paused == self._paused:
            return
        self._paused = paused
        if paused:
            self.remake.emit(Remaking(partial(engine_named, self._wanted.setting, self._engines), ()))
        else:
            self._is_due = True
            self._settle_if_due()

    @Slot(object)
    def on_student_done(self, done: Remade) -> None:
        """One student's templates are in the store."""
        self._done.add(done.student_id)
        self._made += len(done.templates)
        if not done.templates:
            self._hopeless.add(done.student_id)
        elif done.templates[0].engine == self._serving.name:
            self.add.emit(done.templates)

    @Slot()
    def on_all_done(self) -> None:
        """Whoever enrolled meanwhile has no template of the wanted engine yet: look again."""
        self._is_due = True
        self._settle_if_due()

    @Slot(object)
    def on_screen_changed(self, screen: Screen) -> None:
        """Engines change only on the main page: nobody is in the midst of an enrolment there."""
        self._home = isinstance(screen, Main)
        if self._home:
            self._settle_if_due()

    @Slot(object)
    def on_face_given(self, templates: tuple[Template, ...]) -> None:
        """Whose pictures did not open has new ones."""
        self._hopeless.difference_update(template.student_id for template in templates)

    def _write_down(self) -> None:
        if self._made:
            again = len(self._hopeless)
            detail = f"{self._wanted.name}: {self._made} templates of {len(self._done) - again} students"
            if again:
                detail += f"; {again} to give their face again"
            actor = f"kiosk:{self._kiosk_id}"
            self._store.journal.append(actor, REMADE, "templates", detail, self._clock.now())
        self._forget_progress()

    @Slot()
    def on_gallery_failed(self) -> None:
        """The templates were altered or are damaged: number and PIN go on working, and IT is told."""
        self._unreadable = True

    # --- an engine that stops while it works ----------------------------------------------------------

    @Slot(EngineTrouble)
    def on_engine_failed(self, trouble: EngineTrouble) -> None:
        """The built-in engine takes over at once, with what it describes; the rest is made again for it.

        A pause ends with it: it was meant for another engine, and nobody would be searched.
        """
        if self._wanted.setting == BUILT_IN:
            return
        _log.error("%s: %s; the kiosk uses %s", self._wanted.name, trouble.value, BUILT_IN)
        self._trouble, self._paused = trouble, False
        self._hopeless.clear()
        self._forget_progress()
        self._wanted = _Kind(BUILT_IN, engine_named(BUILT_IN, self._engines).name)
        if self._serving != self._wanted:
            self._hand_over(self._wanted)
        self._is_due = True
        self._settle_if_due()

    # --- for IT ---------------------------------------------------------------------------------------

    def state(self) -> RecognitionState:
        """Where things stand. Raises StoreError."""
        faces = self._store.faces
        without = self._hopeless and self._hopeless.intersection(faces.undescribed(self._wanted.name))
        numbers = [one.number for one in self._store.people.students() if one.student_id in without]
        return RecognitionState(
            engine=self._serving.name,
            templates=faces.count(self._serving.name),
            trouble=self._trouble,
            wanted=self._wanted.name,
            done=len(self._done),
            total=self._total,
            again=tuple(numbers),
            paused=self._paused,
            unreadable=self._unreadable,
        )
