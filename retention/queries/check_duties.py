"""What an association must do about its on-site recorders: check them, and mend what was found."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from retention.models import Recorder
from retention.queries.checks import OnSiteRecorder, on_site_recorders
from retention.rules.recorder_check import DAYS_OF_NOTICE, Fault

_NAMED = 2


def check_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Three queries at most, whatever the number of recorders."""
    for each in on_site_recorders(association_id, on):
        yield from _to_mend(each)
        if each.due_on - timedelta(days=DAYS_OF_NOTICE) <= on:
            yield _to_check(each)


def _to_mend(each: OnSiteRecorder) -> Iterator[Duty]:
    if each.last is None or not each.last.faults:
        return
    found, reason = _found(each.last.faults)
    yield Duty(
        title=f"{each.recorder.name}：{found}",
        reason=reason,
        clause="、".join(dict.fromkeys(fault.clause for fault in each.last.faults)),
        url=_page("recorder_checks", each.recorder),
        action_label="点検の記録を見る",
        needs=Permission.SEE_FOOTAGE_DAYS,
        due_on=each.last.check.checked_on,
    )


def _found(faults: tuple[Fault, ...]) -> tuple[str, str]:
    """What was found and why it matters: one fault with its remedy, of several the gravest two."""
    if len(faults) == 1:
        return faults[0].sentence, faults[0].todo
    more = f"ほか{len(faults) - _NAMED}件。" if len(faults) > _NAMED else ""
    named = "".join(fault.sentence for fault in faults[:_NAMED])
    return f"直すところが{len(faults)}件あります", f"{named}{more}"


def _to_check(each: OnSiteRecorder) -> Duty:
    late = f"点検の記録が{each.missed}回ありません。" if each.missed else ""
    return Duty(
        title=f"{each.recorder.name}を点検してください",
        reason=f"{late}現地で上書きされるので、月に一度、映像の日時と時計を確かめます。",
        clause=HOUSE_RULE,
        url=_page("recorder_check_new", each.recorder),
        action_label="点検を記録する",
        needs=Permission.KEEP_RECORDS,
        due_on=each.due_on,
    )


def _page(name: str, recorder: Recorder) -> str:
    return reverse(name, args=[recorder.association_id, recorder.pk])
