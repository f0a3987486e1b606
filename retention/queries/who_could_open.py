"""Who could have opened this footage on that day? The question after a leak (規程4(3)・4(5)).

Judged as it was: a post, its end, a permit and its revocation count from the moment they were
recorded, whatever day they name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from associations.models import Appointment
from associations.rules.roles import Role
from retention.models import Erasure, Footage, HandlingPermit, PreservationHold
from retention.rules.handling import Span

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opener:
    """From `start` on, before `end`, on that day; `permit_id` is None for the 管理責任者."""

    user_id: int
    name: str
    role: Role
    start: datetime
    end: datetime
    permit_id: int | None


def who_could_open(footage: Footage, on: date) -> tuple[Opener, ...]:
    """In the order of the moments. Five queries at most.

    Of the last day kept, what the row says now is taken for what it said then.
    """
    readable = _readable(footage, on)
    if not readable:
        return ()
    association_id = footage.recorder.association_id
    posts = Appointment.objects.of_association(association_id).handling_footage()
    permits = list(HandlingPermit.objects.of_association(association_id))
    openers = [
        opener
        for post in posts.select_related("user")
        if (held := _held(post, on).within(readable))
        for opener in _openers(post, held, permits)
    ]
    return tuple(sorted(openers, key=lambda each: (each.start, each.user_id, each.end)))


def _readable(footage: Footage, on: date) -> Span:
    """That day, from when the file was found until it was erased; empty behind the read barrier."""
    day = _whole(on)
    if footage.last_day_kept is None:
        return Span(day.start, day.start)
    if footage.last_day_kept < on:
        day = _while_held(footage, on)
    erasures = Erasure.objects.filter(footage=footage).values_list("erased_at", flat=True)
    return Span(max(day.start, footage.found_at), min([day.end, *erasures]))


def _while_held(footage: Footage, on: date) -> Span:
    """Beyond its last day: from the first moment of that day to the last that a hold covered it.

    Between two holds the night erases it, or nobody was there: nothing is left out here.
    """
    day = _whole(on)
    holds = PreservationHold.objects.filter(footage=footage, ends_on__gte=on, placed_at__lt=day.end)
    covered = [Span(hold.placed_at, hold.released_at or day.end).within(day) for hold in holds]
    spans = [span for span in covered if span]
    if not spans:
        return Span(day.start, day.start)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _held(post: Appointment, on: date) -> Span:
    """As `giving_access` judged it at each moment of that day."""
    day = _whole(on)
    if not post.starts_on <= on <= post.term_until:
        return Span(day.start, day.start)
    return Span(max(day.start, post.recorded_at), min(day.end, _end_of(post, on) or day.end))


def _end_of(post: Appointment, on: date) -> datetime | None:
    """The moment at which the end was recorded, where it took the access away on that day.

    An end that was recorded ahead leaves its own day whole.
    """
    if post.ended_on is None or post.ended_at is None or post.ended_on > on:
        return None
    was_ahead = timezone.localdate(post.ended_at) < post.ended_on
    return None if post.ended_on == on and was_ahead else post.ended_at


def _openers(post: Appointment, held: Span, permits: Iterable[HandlingPermit]) -> Iterator[Opener]:
    if post.role == Role.MANAGER:
        yield _opener(post, held, None)
        return
    for permit in permits:
        if permit.handler_id == post.user_id and (span := _valid(permit).within(held)):
            yield _opener(post, span, permit.pk)


def _valid(permit: HandlingPermit) -> Span:
    start = max(permit.starts_at, permit.granted_at)
    return Span(start, min(permit.ends_at, permit.revoked_at or permit.ends_at))


def _opener(post: Appointment, span: Span, permit_id: int | None) -> Opener:
    return Opener(post.user_id, post.user.name, Role(post.role), span.start, span.end, permit_id)


def _whole(day: date) -> Span:
    start, end = (timezone.make_aware(datetime.combine(each, time())) for each in (day, day + _DAY))
    return Span(start, end)
