"""Rows against rows: footage, records of erasure, nights, certificates, holds, last days."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from cameras.models import Regulations
from retention.models import Erasure, Footage, HeldFootage, NightlyRun, Recorder
from retention.models.erasure import Ending
from retention.models.footage import LIVE
from retention.models.nightly_run import Outcome
from retention.queries.erasure_leaves import root_of_run
from retention.queries.reconcile.found import Found, place_of
from retention.queries.reconcile.stores import last_seeing_night
from retention.rules.faults import Fault
from retention.rules.period import RetentionTerm, last_day_kept

_CHUNK = 2000


def check_records(*, on: date, depth: int) -> Iterator[Found]:
    yield from _erasures()
    yield from _nights(asks_root=depth > 2)  # noqa: PLR2004 - the third depth
    if depth > 1:
        yield from _holds(on)
        yield from _last_days(on)


def _erasures() -> Iterator[Found]:
    live = Erasure.objects.filter(footage__stage__in=LIVE).order_by("pk")
    for path in live.values_list("path", flat=True).iterator(chunk_size=_CHUNK):
        yield Found(Fault.ERASURE_OF_LIVE, path)
    yield from _told(Fault.GONE_UNRECORDED, Footage.objects.gone().filter(erasure=None))


def _told(fault: Fault, files: QuerySet[Footage]) -> Iterator[Found]:
    rows = files.select_related("recorder__association").order_by("pk")
    for row in rows.iterator(chunk_size=_CHUNK):
        yield Found(fault, f"{place_of(row.recorder)}　{row.path}")


def _nights(*, asks_root: bool) -> Iterator[Found]:
    """A night whose counts differ is told by them alone; its root would say the same again."""
    missing = Q(erasures__ending=Ending.MISSING)
    finished = NightlyRun.objects.exclude(outcome=Outcome.RUNNING)
    wrong = finished.annotate(
        erased=Count("erasures", filter=~missing), missed=Count("erasures", filter=missing)
    ).exclude(erased_count=F("erased"), missing_count=F("missed"))
    yield from (Found(Fault.NIGHT_COUNTS, _where(run)) for run in _each(wrong))
    if asks_root:
        for run in _each(finished.exclude(pk__in=wrong.values("pk"))):
            if root_of_run(run) != run.erasures_root:
                yield Found(Fault.NIGHT_ROOT, _where(run))
    owed = NightlyRun.objects.awaiting_certificate()
    yield from (Found(Fault.CERTIFICATE_OWED, _where(run)) for run in _each(owed))


def _each(nights: QuerySet[NightlyRun]) -> Iterator[NightlyRun]:
    rows = nights.select_related("recorder__association").order_by("pk")
    return rows.iterator(chunk_size=_CHUNK)


def _where(run: NightlyRun) -> str:
    return f"{place_of(run.recorder)}　{run.night.isoformat()}の夜（{run.pk}）"


def _holds(on: date) -> Iterator[Found]:
    """What is held on a day is compared: an end that has passed holds nothing, whatever it was."""
    in_force = Q(held__hold__released_at=None, held__hold__ends_on__gte=on)
    ends = Max("held__hold__ends_on", filter=in_force)
    kept = Footage.objects.kept()
    wrong = kept.held(on).annotate(ends=ends).exclude(ends=F("held_until"), ends__isnull=False)
    yield from _told(Fault.HELD_OTHERWISE, wrong)
    forgotten = kept.not_held(on).annotate(ends=ends).filter(ends__isnull=False)
    yield from _told(Fault.HELD_OTHERWISE, forgotten)
    while_held = HeldFootage.objects.filter(
        Q(hold__released_at=None) | Q(hold__released_at__gt=F("footage__erasure__erased_at")),
        footage__erasure__erased_at__gt=F("hold__placed_at"),
        footage__erasure__erased_at__date__lte=F("hold__ends_on"),
    ).exclude(footage__erasure__ending=Ending.MISSING)
    yield from _told(
        Fault.ERASED_WHILE_HELD, Footage.objects.gone().filter(pk__in=while_held.values("footage"))
    )


def _last_days(on: date) -> Iterator[Found]:
    """Against the 規程 that the last night knew: what came later is applied by the next."""
    for recorder in Recorder.objects.in_use(on).managed():
        night = last_seeing_night(recorder)
        terms = _terms_known_to(night) if night else ()
        as_of = night.night if night else on
        kept = Footage.objects.filter(recorder=recorder).kept()
        days = kept.order_by().values_list("recorded_on", flat=True).distinct()
        for day in [day for day in days if day]:
            last_day = last_day_kept(_noon(day), terms, as_of=as_of)
            later = kept.filter(recorded_on=day, last_day_kept__gt=last_day)
            yield from _told(Fault.KEPT_TOO_LONG, later)


def _terms_known_to(night: NightlyRun) -> tuple[RetentionTerm, ...]:
    known = Regulations.objects.filter(
        association_id=night.recorder.association_id, recorded_at__lte=night.started_at
    )
    rows = known.order_by("effective_on", "version").values_list("retention_days", "effective_on")
    return tuple(RetentionTerm(days, effective_on) for days, effective_on in rows)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
