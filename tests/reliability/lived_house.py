"""One association's footage, lived through step by step: what the state machine does to it."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import time_machine

from associations.actions.appoint import appoint
from associations.actions.resign import resign
from associations.models import Appointment
from associations.rules.roles import Role
from civic import steps
from civic.actors import SystemActor
from civic.refusals import Refused
from retention.actions.confirm_brake import confirm_brake
from retention.actions.confirm_hold import confirm_hold
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.actions.end_copies import end_copies
from retention.actions.erase_overdue import erase_overdue
from retention.actions.grant_handling_permit import grant_handling_permit
from retention.actions.make_copy import make_copy
from retention.actions.open_footage import open_footage
from retention.actions.place_hold import place_hold
from retention.actions.release_hold import release_hold
from retention.actions.seal_night import seal_night
from retention.models import BrakeStop, Footage, FootageCopy, PreservationHold
from retention.models.footage_copy import KeyEnding
from retention.models.handling import AccessKind
from retention.rules.grounds import Ground
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import JAPAN, NOW
from tests.factories.recordings import leave
from tests.factories.retention import TOKEN, ChannelFactory, RecorderFactory

NIGHTLY = SystemActor("nightly")
FAR_AHEAD = timedelta(days=40)


class Killed(BaseException):
    """The process is gone; nobody catches this."""


class LivedHouse:
    """`now` is the true time; a clock may be wrong for one night."""

    def __init__(self, root: Path) -> None:
        self.now = NOW
        self.traveller = time_machine.travel(self.now, tick=False)
        self.clock = self.traveller.start()
        self.manager, self.chair, self.handler = (UserFactory() for _ in range(3))
        self.association = AssociationFactory(registered_by=self.manager)
        self.posts = {
            role: AppointmentFactory(user=user, association=self.association, role=role)
            for user, role in (
                (self.manager, Role.MANAGER), (self.chair, Role.CHAIR), (self.handler, Role.HANDLER),
            )
        }  # fmt: skip
        self.folder = root / uuid.uuid4().hex
        self.folder.mkdir()
        self.recorder = RecorderFactory(
            association=self.association, folder=str(self.folder), store_token=TOKEN
        )
        self.recorder.open_store().mark()
        self.channel = ChannelFactory(recorder=self.recorder, key="01")
        self.regulations = 0
        self.kept: dict[str, date] = {}  # path → recorded day, of every file ever laid
        self.destroyed_keys: set[str] = set()

    def close(self) -> None:
        self.traveller.stop()

    @property
    def today(self) -> date:
        return self.now.astimezone(JAPAN).date()

    # --- Steps -------------------------------------------------------------

    def let_days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.clock.move_to(self.now)

    def record(self, days_ago: int, hour: int) -> None:
        started = datetime.combine(self.today - timedelta(days=days_ago), time(hour), tzinfo=JAPAN)
        if started > self.now:
            return
        path = leave(
            self.folder, f"ch01_{started:%Y%m%d_%H%M%S}.avi", at=self.now - timedelta(hours=1)
        )
        self.kept[path.name] = started.date()

    def shorten(self, days: int) -> None:
        self.regulations += 1
        RegulationsFactory(
            association=self.association, version=self.regulations,
            effective_on=self.today, retention_days=days,
        )  # fmt: skip

    def night(self, at: datetime | None = None) -> None:
        moment = at or self.now
        self.clock.move_to(moment)
        on = moment.astimezone(JAPAN).date()
        try:
            erase_overdue(on=on, at=moment, by=NIGHTLY, only=self.recorder.pk)
            end_copies(on=on, at=moment, by=NIGHTLY)
        finally:
            self.clock.move_to(self.now)

    def night_cut_off(self, at_step: int, at: datetime | None = None) -> None:
        seen = 0

        def count(_step: str) -> None:
            nonlocal seen
            seen += 1
            if seen > at_step:
                raise Killed

        steps.listen(count)
        try:
            self.night(at)
        except Killed:
            pass
        finally:
            steps.leave(count)

    def seal(self) -> None:
        seal_night(at=self.now, by=NIGHTLY)

    def lift_brake(self) -> None:
        """They are shown the night's date, and never confirm one that is not today's."""
        waiting = BrakeStop.objects.of_association(self.association.pk).waiting()
        waiting = waiting.filter(run__night=self.today)
        for stop in waiting:
            for person in (self.manager, self.chair):
                self._try(
                    lambda stop=stop, person=person: confirm_brake(
                        stop=stop, by=person, at=self.now
                    )
                )

    def hold(self, from_days_ago: int, days: int) -> None:
        begins = datetime.combine(self.today - timedelta(days=from_days_ago), time(0), tzinfo=JAPAN)
        ends = min(begins + timedelta(days=days), self.now)
        self._try(lambda: place_hold(
            association=self.association, cameras=[self.channel.camera], from_at=begins, to_at=ends,
            ground=Ground.INVESTIGATION, requester="見本警察署", reason="見本",
            address="http://testserver", by=self.manager, at=self.now,
        ))  # fmt: skip

    def confirm(self, days: int) -> None:
        for hold in self.holds().provisional():
            self._try(lambda hold=hold: confirm_hold(
                hold=hold, document_number="見本第1号", ends_on=self.today + timedelta(days=days),
                by=self.chair, at=self.now,
            ))  # fmt: skip

    def release(self) -> None:
        for hold in self.holds()[:1]:
            release_hold(hold=hold, by=self.chair, at=self.now)

    def permit(self, hours: int) -> None:
        self._try(lambda: grant_handling_permit(
            association=self.association, handler=self.handler, purpose="見本", starts_at=self.now,
            ends_at=self.now + timedelta(hours=hours), by=self.manager, at=self.now,
        ))  # fmt: skip

    def change_handler(self) -> None:
        post = self.posts.pop(Role.HANDLER, None)
        if post:
            self._try(lambda: resign(
                appointment=post, ended_on=self.today, by=self.manager, at=self.now
            ))  # fmt: skip
        else:
            self.handler = UserFactory()
            self.posts[Role.HANDLER] = appoint(
                user=self.handler, association=self.association, role=Role.HANDLER, post="防犯部長",
                starts_on=self.today, term_until=self.today + timedelta(days=100),
                by=self.manager, at=self.now,
            )  # fmt: skip

    def provide(self, number: int) -> None:
        footage = self._some(number)
        if footage:
            self._try(lambda: make_copy(
                footage=footage, reference="disclosures.provision:1", purpose="見本",
                by=self.manager, at=self.now,
            ))  # fmt: skip

    def hand_over(self) -> None:
        for copy in self.copies()[:1]:
            destroy_copy_key(copy=copy, ending=KeyEnding.HANDED_OVER, by=NIGHTLY, at=self.now)

    def may_handle(self, number: int) -> bool | None:
        """Whether the handler could open a file; None when there is none."""
        footage = self._some(number)
        if footage is None:
            return None
        return self._try(lambda: open_footage(
            footage=footage, kind=AccessKind.PLAYBACK, purpose="見本", by=self.handler, at=self.now
        ))  # fmt: skip

    # --- Looking -----------------------------------------------------------

    def holds(self):
        return PreservationHold.objects.of_association(self.association.pk).in_force(self.today)

    def copies(self):
        return FootageCopy.objects.of_association(self.association.pk).with_key()

    def ended_copies(self):
        copies = FootageCopy.objects.of_association(self.association.pk)
        return copies.exclude(key_destroyed_at=None)

    def rows(self):
        return Footage.objects.filter(recorder=self.recorder)

    def handler_in_office(self) -> bool:
        posts = Appointment.objects.of_association(self.association.pk).filter(user=self.handler)
        return posts.in_office(self.today).exists()

    def _some(self, number: int) -> Footage | None:
        readable = list(self.rows().readable(self.today).order_by("pk"))
        return readable[number % len(readable)] if readable else None

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Refused:
            return False
        return True
