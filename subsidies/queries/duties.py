"""What an association must do about its subsidy, and by when."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.fiscal_year import FiscalYear
from civic.refusals import HOUSE_RULE
from civic.wareki import wareki
from subsidies.models import GrantApplication
from subsidies.queries.correction import correcting_letter
from subsidies.queries.reportable_years import first_reportable
from subsidies.queries.standing import act_at
from subsidies.queries.windows import closes_on
from subsidies.rules.annual import due_on, is_wanted
from subsidies.rules.progress import Now, now_at
from subsidies.rules.stages import CORRECTING, Act, Stage

_HANDED_IN_BY_WINDOW = {Stage.DRAFT, Stage.SELECTED}


def duties_of_association(association_id: int, on: date) -> Iterator[Duty]:
    """Two queries, and two for each application that waits for the association."""
    mine = GrantApplication.objects.of_association(association_id).going_on()
    for application in mine.with_parties().prefetch_related("programme__windows"):
        yield from _duties(application, on)


def _duties(application: GrantApplication, on: date) -> Iterable[Duty]:
    stage = application.now
    if stage in _HANDED_IN_BY_WINDOW:
        return [_in_window(application, on)]
    if stage in CORRECTING:
        return [_correction(application)]
    if stage is Stage.STARTED:
        return [_report(application)]
    if stage is Stage.HOLDING:
        return _years(application, on)
    if stage in {Stage.DECIDED, Stage.SETTLED}:
        now = _now(application)
        return [_duty(application, now.sentence, due=None)] if now.button else []
    return []


def _in_window(application: GrantApplication, on: date) -> Duty:
    act = act_at(application, on)
    last_day = closes_on(application, act, on) if act else None
    until = f"受付は{wareki(last_day)}までです。" if last_day else "いまは受付期間ではありません。"
    return _duty(application, f"{until}書いたところまで、残っています。", due=last_day)


def _correction(application: GrantApplication) -> Duty:
    letter = correcting_letter(application)
    due = letter.due_on if letter else None
    until = f"{wareki(due)}までに" if due else ""
    return _duty(
        application,
        f"市から、直していただくことの知らせがありました。{until}出し直してください。",
        due=due,
    )


def _report(application: GrantApplication) -> Duty:
    """By the day that the decision names; without one, by the end of the programme's fiscal year."""
    decided = application.letters.issued().of_act(Act.DECIDE).order_by("-approved_at").first()
    named = decided.due_on if decided else None
    last_day = named or application.programme.year.last_day
    told = f"設置と支払いが終わったら、{wareki(last_day)}までに報告します。"
    return _duty(application, told, due=last_day)


def _years(application: GrantApplication, on: date) -> Iterator[Duty]:
    if not application.programme.wants_annual_report:
        return
    done = {report.fiscal_year for report in application.annual_reports.all()}
    now, first = FiscalYear.of(on), first_reportable(application)
    for year in (FiscalYear(start) for start in range(first.start_year, now.start_year + 1)):
        if year.start_year in done or not is_wanted(year, on):
            continue
        yield Duty(
            title=f"{year.label}の年次報告",
            reason=f"{application.programme.name}のカメラの、1年の様子を報告します。",
            clause=HOUSE_RULE,
            url=_url(application, "grant_year"),
            action_label="年次報告をする",
            due_on=due_on(year),
            needs=Permission.APPLY_FOR_SUBSIDY,
        )


def _now(application: GrantApplication) -> Now:
    return now_at(application.now, settled_yen=application.settled_yen)


def _duty(application: GrantApplication, reason: str, *, due: date | None) -> Duty:
    now = _now(application)
    return Duty(
        title=f"補助金：{now.title}",
        reason=reason,
        clause=HOUSE_RULE,
        url=_url(application, "grant"),
        action_label=now.button,
        due_on=due,
        needs=Permission.APPLY_FOR_SUBSIDY,
    )


def _url(application: GrantApplication, name: str) -> str:
    return reverse(name, args=[application.association_id, application.pk])
