"""What the newest letter of the city asks to be corrected."""

from collections.abc import Iterable

from subsidies.models import GrantApplication, Letter, Remark
from subsidies.queries.answers import Answer, answers_of
from subsidies.queries.case import Case
from subsidies.rules.open_pages import open_pages
from subsidies.rules.questions import Question
from subsidies.rules.stages import CORRECTING, Act

RETURNS = frozenset({Act.RETURN_CONSULTATION, Act.RETURN_APPLICATION, Act.RETURN_REPORT})


def correcting_letter(application: GrantApplication) -> Letter | None:
    """None when nothing is to be corrected now."""
    if application.now not in CORRECTING:
        return None
    returned = application.letters.issued().filter(act__in=RETURNS)
    return returned.order_by("-approved_at", "-pk").first()


def remarks_of(application: GrantApplication) -> dict[Question, Remark]:
    letter = correcting_letter(application)
    remarks = letter.remarks.all() if letter else []
    return {Question(remark.question): remark for remark in remarks}


def pages_open(application: GrantApplication) -> tuple[Question, ...]:
    return open_pages(application.now, application.form, remarks_of(application).keys())


def mended(application: GrantApplication, case: Case, act: Act) -> frozenset[Question]:
    """Pages whose answers are no longer those that were handed in last."""
    last = application.submissions.filter(act=act).order_by("-attempt").first()
    if last is None:
        return frozenset()
    before, now = _by_page(last.answers), _by_page(answers_of(case, act))
    return frozenset(Question(key) for key in now if now[key] != before.get(key))


def _by_page(answers: Iterable[Answer]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for answer in answers:
        found.setdefault(answer["key"], []).append(answer["value"])
    return found
