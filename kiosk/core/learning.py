"""What the kiosk learns from check-ins by face: one template a visit, few a student. Main thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kiosk.core.look_alikes import LookAlikes
from kiosk.core.observation import Candidate, Challenge, Observation, Sample
from kiosk.core.ports import Clock, Store, Workers, WorldError
from kiosk.core.schoolday import SchoolDay
from kiosk.core.values import LEARNT, StudentId

_log = logging.getLogger(__name__)

LEARN_CONFIDENCE = 0.9
"""How sure the search must have been. At 0.55 three of a thousand strangers are let through: one of them
learnt would come back every day. At 0.9 the evidence lies a whole standard deviation of strangers further
(see Calibration: 2 spreads), where about one in 100,000 of them lies, and the challenge was passed too."""

LEARNT_KEPT = 2
"""Learnt templates of a student. A distance is the mean of the three nearest templates: with two learnt ones
at least one that the student sat for always has its say, so nobody drifts into somebody else."""


@dataclass(frozen=True)
class _Look:
    """The best frontal look of a challenge so far."""

    task: Challenge
    sample: Sample
    confidence: float


class Learning:
    """Keeps the best look of a challenge; stores it with a later tick, has it searched from the next day on.

    Not at once: a gallery that changes is calibrated anew, and nobody in the queue shall wait for that.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        day: SchoolDay,
        workers: Workers,
        look_alikes: LookAlikes,
        agrees: Callable[[StudentId], bool],
        *,
        on: bool = True,
    ) -> None:
        self._store, self._clock, self._day, self._workers = store, clock, day, workers
        self._look_alikes, self._agrees = look_alikes, agrees
        self.is_on = on
        self._best: _Look | None = None
        self._waiting: list[Sample] = []
        self._known: dict[StudentId, object] | None = None
        self._looked_on: date | None = None

    def look(self, seen: Observation) -> None:
        """One look of a challenge: keep its sample when it is the best so far."""
        task, candidate = seen.task, seen.candidate
        if not self.is_on or not isinstance(task, Challenge):
            return
        if self._best is not None and self._best.task != task:
            self._best = None
        if seen.sample is None or candidate is None or candidate.student_id != task.student_id:
            return
        if candidate.accepted and (self._best is None or candidate.confidence > self._best.confidence):
            self._best = _Look(task, seen.sample, candidate.confidence)

    def learn(self, candidate: Candidate, track_id: int) -> None:
        """This student was just marked by face, in this track: learn from it if everything was sure."""
        best, self._best = self._best, None
        if not self.is_on or best is None or candidate.confidence < LEARN_CONFIDENCE:
            return
        if (best.task.student_id, best.task.track_id) != (candidate.student_id, track_id):
            return
        report = self._look_alikes.report
        calibrated = report is not None and report.own  # else confidences are the shipped numbers' guess
        if calibrated and candidate.student_id not in self._look_alikes.needs_number:
            self._waiting.append(best.sample)

    def forget_looks(self) -> None:
        """Nobody is challenged: what was seen of whoever was is gone."""
        self._best = None

    # --- with a tick --------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Store what was learnt, then once a local day let the gallery catch up. Costs nothing otherwise."""
        waiting, self._waiting = self._waiting, []
        for sample in waiting:
            self._store_one(sample)
        today = self._clock.now().astimezone(self._day.place.zone).date()
        if today != self._looked_on:
            self._catch_up()
            self._looked_on = today

    def _store_one(self, sample: Sample) -> None:
        """The check-in counts in any case: what cannot be learnt is only logged."""
        template = replace(sample.template, sitting=LEARNT)
        picture = replace(sample.picture, sitting=LEARNT)
        try:
            if self._agrees(template.student_id):
                self._store.faces.learn(template, picture, LEARNT_KEPT, self._clock.now())
        except WorldError as error:
            _log.warning("not learnt from a check-in: %s", error)

    def _catch_up(self) -> None:
        """Search with what was learnt since, and without what was forgotten, here or by IT's command."""
        now: dict[StudentId, object] = dict(self._store.faces.learnt())
        before, report = self._known, self._look_alikes.report
        if before is None:  # the gallery was loaded with these
            self._known = now
            return
        if report is None:
            return
        for student_id in sorted(before.keys() | now.keys()):
            if before.get(student_id) == now.get(student_id):
                continue
            templates = self._store.faces.templates_of(student_id, report.engine)
            self._workers.remove_templates(student_id)
            if templates:
                self._workers.add_templates(templates)
        self._known = now
