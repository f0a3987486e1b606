"""The world of the harness: one association, and for each round new recorders with a few files.

Days are reckoned here from the files' names alone, by other code than the night's.
"""

import hashlib
import os
import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from associations.models import Association, User
from associations.rules.roles import Role
from cameras.models import Camera
from retention.actions.index_store import index_store
from retention.actions.place_hold import place_hold
from retention.models import Footage, Recorder
from retention.models.footage import Stage
from retention.rules.erasure import Method
from retention.rules.grounds import Ground
from retention.stores.folder import FolderStore
from tests.factories.associations import AppointmentFactory, AssociationFactory
from tests.factories.cameras import CameraFactory, CameraSiteFactory, RegulationsFactory
from tests.factories.days import JAPAN
from tests.factories.retention import TOKEN, ChannelFactory, RecorderFactory

KEPT_DAYS = 14  # what the 規程 of RegulationsFactory says
_TWO_RECORDERS = 0.3


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as it was put there. `due_from` is the first night that may erase it."""

    path: Path
    begun: datetime
    sha256: str

    @property
    def due_from(self) -> date:
        return self.begun.date() + timedelta(days=KEPT_DAYS + 1)

    @property
    def is_gone(self) -> bool:
        return not self.path.exists()

    @property
    def is_whole(self) -> bool:
        return not self.is_gone and _digest(self.path.read_bytes()) == self.sha256


@dataclass(slots=True)
class Round:
    """`night` is the latest night that was begun; files that are `saved` must outlive it."""

    on: date
    night: date
    camera: Camera
    recorders: list[Recorder] = field(default_factory=list)
    files: list[Laid] = field(default_factory=list)
    saved: set[Path] = field(default_factory=set)

    @property
    def due(self) -> list[Laid]:
        return [file for file in self.files if file.due_from <= self.on]


class World:
    """Django is set up and its tables are there."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self.association: Association = AssociationFactory()
        today = timezone.localdate()
        term = {"starts_on": today - timedelta(days=90), "term_until": today + timedelta(days=90)}
        RegulationsFactory(association=self.association)
        chair = AppointmentFactory(association=self.association, role=Role.CHAIR, **term)
        self.chair: User = chair.user

    def lay(self) -> Round:
        """One or two new recorders with 5 to 12 files each; those of earlier rounds retire."""
        today = timezone.localdate()
        Recorder.objects.filter(retired_on=None).update(retired_on=today)
        # What is left of them would keep them in every later night.
        Footage.objects.filter(recorder__retired_on=today).live().update(stage=Stage.MISSING)
        site = CameraSiteFactory(association=self.association)
        laid = Round(on=today, night=today, camera=CameraFactory(site=site))
        self._lay_recorder(laid, Method.OVERWRITE_UNLINK)
        if self.random.random() < _TWO_RECORDERS:
            self._lay_recorder(laid, Method.UNLINK)
        return laid

    def _lay_recorder(self, laid: Round, method: Method) -> None:
        recorder = RecorderFactory.build(
            association=self.association, recorded_by=self.chair, method=method
        )
        folder = Path(settings.STORE_ROOTS[0]) / f"recorder-{Recorder.objects.count()}"
        folder.mkdir(parents=True)
        recorder.folder = str(folder)
        recorder.save()
        ChannelFactory(recorder=recorder, camera=laid.camera)
        FolderStore(folder, TOKEN).mark()
        laid.recorders.append(recorder)
        laid.files += [self._lay_file(folder, days, number) for number, days in self._ages()]

    def _ages(self) -> list[tuple[int, int]]:
        """Days ago. Always one that is due just today, and one whose last day is today."""
        ages = [KEPT_DAYS + 1, KEPT_DAYS]
        ages += [self.random.randint(1, KEPT_DAYS + 5) for _ in range(self.random.randint(3, 10))]
        return list(enumerate(ages))

    def _lay_file(self, folder: Path, days_ago: int, number: int) -> Laid:
        day = timezone.localdate() - timedelta(days=days_ago)
        begun = datetime.combine(day, time(9, number), JAPAN)
        inner = folder / self.random.choice(["", "", "inner"])
        inner.mkdir(exist_ok=True)
        path = inner / f"ch01_{begun:%Y%m%d_%H%M%S}.avi"
        content = os.urandom(self.random.randint(1, 3000))
        path.write_bytes(content)
        os.utime(path, (begun.timestamp(), begun.timestamp()))
        return Laid(path, begun, _digest(content))

    def hold_beforehand(self, laid: Round) -> None:
        """One due file is indexed and held before the night: it must outlive it."""
        for recorder in laid.recorders:
            index_store(recorder, recorder.open_store(), on=laid.on, at=timezone.now())
        file = self.random.choice(laid.due)
        self.hold(laid, file)
        laid.saved.add(file.path)

    def hold(self, laid: Round, file: Laid) -> None:
        place_hold(
            association=self.association,
            cameras=[laid.camera],
            from_at=file.begun,
            to_at=file.begun + timedelta(seconds=30),
            ground=Ground.INVESTIGATION,
            requester="見本警察署",
            reason="捜査のため",
            address="http://example.invalid",
            by=self.chair,
            at=timezone.now(),
        )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
