"""The holds of an association or of all, with what lies under them: counts, never pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, Prefetch, Q
from django.utils import timezone

from associations.models import User
from cameras.models import Camera
from retention.models import HeldFootage, HoldRenewal, PreservationHold
from retention.models.footage import Stage
from retention.models.hold import PreservationHoldQuerySet
from retention.rules.hold import HoldState, days_beyond, days_label, is_beyond_the_month

_GONE = Q(footage__stage__in=[Stage.ERASED, Stage.MISSING])


@dataclass(frozen=True, slots=True)
class HoldRow:
    """`days_beyond`: days from the earliest last day of its files to its end; `renewals` confirmed."""

    hold: PreservationHold
    state: HoldState
    cameras: tuple[str, ...]
    kept: int
    gone: int
    days_beyond: int
    is_beyond_the_month: bool
    renewals: int
    open_renewal: HoldRenewal | None
    renewal_is_beyond_the_month: bool

    @property
    def title(self) -> str:
        """「11月12日 集会所前ほかの映像の保全」, the days in Japan."""
        labels = [camera.site.label for camera in self.hold.cameras.all()]
        days = days_label(self.hold.from_at, self.hold.to_at)
        return f"{days} {labels[0] if labels else ''}{'ほか' if labels[1:] else ''}の映像の保全"

    @property
    def days_longer(self) -> int:
        return (self.open_renewal.ends_on - self.hold.ends_on).days if self.open_renewal else 0

    @property
    def waits(self) -> bool:
        """For a second person."""
        return self.state is HoldState.PROVISIONAL or (
            self.state.is_in_force and self.open_renewal is not None
        )

    @property
    def begun_by(self) -> User:
        """Whoever cannot confirm what waits for a second person."""
        renews = self.open_renewal if self.state is HoldState.CONFIRMED else None
        return renews.proposed_by if renews else self.hold.placed_by

    @property
    def next_step(self) -> str:
        """For those who may confirm; all others read."""
        return "仮保全を確かめる" if self.state is HoldState.PROVISIONAL else "延長を確かめる"

    @property
    def chip(self) -> str:
        """The colour of the state; its words always stand with it."""
        colours = {HoldState.PROVISIONAL: "chip-warning", HoldState.CONFIRMED: "chip-info"}
        return colours.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a hold, for its timeline."""

    at: datetime
    what: str
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Files:
    kept: int = 0
    gone: int = 0
    first_last_day: date | None = None
    first_day: date | None = None


def hold_rows(holds: PreservationHoldQuerySet, on: date) -> list[HoldRow]:
    """Four queries, in the order of `holds`, whatever their number."""
    cameras = Prefetch("cameras", Camera.objects.select_related("site").order_by("site__number"))
    people = ("association", "placed_by", "confirmed_by", "released_by")
    renewals = Prefetch(
        "renewals", HoldRenewal.objects.select_related("proposed_by", "confirmed_by")
    )
    found = list(holds.select_related(*people).prefetch_related(cameras, renewals))
    files = _files([hold.pk for hold in found])
    return [_row(hold, files.get(hold.pk, _Files()), on) for hold in found]


def timeline(hold: PreservationHold) -> list[Happening]:
    """Newest first, from rows that `hold_rows` has fetched."""
    return sorted(_happenings(hold), key=lambda each: each.at, reverse=True)


def _files(hold_ids: Iterable[int]) -> dict[int, _Files]:
    rows = (
        HeldFootage.objects.filter(hold__in=hold_ids)
        .values_list("hold")
        .annotate(
            kept=Count("pk", filter=~_GONE),
            gone=Count("pk", filter=_GONE),
            first_last_day=Min("footage__last_day_kept"),
            first_day=Min("footage__recorded_on"),
        )
    )
    return {pk: _Files(*facts) for pk, *facts in rows}


def _row(hold: PreservationHold, files: _Files, on: date) -> HoldRow:
    renewals = list(hold.renewals.all())
    ended_on = timezone.localdate(hold.released_at) if hold.released_at else hold.ends_on
    open_renewal = next((each for each in renewals if not each.confirmed_at), None)
    return HoldRow(
        hold=hold,
        state=hold.state(on),
        cameras=tuple(f"{each.site.number}号 {each.site.label}" for each in hold.cameras.all()),
        kept=files.kept,
        gone=files.gone,
        days_beyond=days_beyond(ended_on, files.first_last_day),
        is_beyond_the_month=is_beyond_the_month(ended_on, files.first_day),
        renewals=sum(bool(each.confirmed_at) for each in renewals),
        open_renewal=open_renewal,
        renewal_is_beyond_the_month=open_renewal is not None
        and is_beyond_the_month(open_renewal.ends_on, files.first_day),
    )


def _happenings(hold: PreservationHold) -> Iterator[Happening]:
    yield Happening(hold.placed_at, "仮保全した", hold.placed_by.name, hold.reason)
    if hold.confirmed_at and hold.confirmed_by:
        number = f"文書の番号：{hold.document_number}"
        yield Happening(hold.confirmed_at, "確かめた", hold.confirmed_by.name, number)
    for each in hold.renewals.all():
        yield Happening(each.proposed_at, "延長を申し出た", each.proposed_by.name, each.reason)
        if each.confirmed_at and each.confirmed_by:
            yield Happening(each.confirmed_at, "延長を確かめた", each.confirmed_by.name)
    if hold.released_at and hold.released_by:
        yield Happening(hold.released_at, "解いた", hold.released_by.name)
