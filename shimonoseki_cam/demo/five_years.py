"""A subsidy of the demo that was paid two years ago: its cameras stand in their five years."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from associations.actions.appoint import appoint
from associations.models import Association, User
from associations.rules.roles import Role
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from shimonoseki_cam.demo.application import (
    ADDRESS,
    Applicant,
    Office,
    attach,
    estimate,
    hand_in_consultation,
    send,
)
from shimonoseki_cam.demo.programme import lay_down_past_programme
from subsidies.actions.answer_question import answer_question
from subsidies.actions.check_letter import Draft
from subsidies.actions.claim import claim
from subsidies.actions.enter_costs import enter_costs
from subsidies.actions.hand_in import hand_in
from subsidies.actions.record_payment import record_payment
from subsidies.actions.report_year import report_year
from subsidies.actions.start import start
from subsidies.models import GrantApplication, PaymentClaim
from subsidies.rules.account import Account
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

_DEMO = SystemActor("demo")
_TERMS_BEFORE = 2


def lay_down_five_years(
    applicant: Applicant, *, installed: date, tanaka: User, office: Office
) -> None:
    """From 事前協議 to the first 年次報告; the second one has not been made."""
    sato = applicant.head
    _earlier_terms(applicant.association, sato, tanaka, FiscalYear.of(installed))
    application = _decided(applicant, office, installed)
    _built(application, applicant, installed)
    _paid(application, sato, office, installed)
    _first_year(application, sato, installed)


def _earlier_terms(association: Association, sato: User, tanaka: User, first: FiscalYear) -> None:
    """The same officers as today, in the years before."""
    posts = (
        (sato, Role.CHAIR, "会長"),
        (sato, Role.MANAGER, "会長"),
        (tanaka, Role.HANDLER, "防犯部長"),
    )
    for year in (first.plus(n) for n in range(_TERMS_BEFORE)):
        for user, role, post in posts:
            appoint(
                user=user, association=association, role=role, post=post,
                starts_on=year.first_day, term_until=year.last_day,
                by=_DEMO, at=_at(year.first_day),
            )  # fmt: skip


def _decided(applicant: Applicant, office: Office, installed: date) -> GrantApplication:
    programme = lay_down_past_programme(
        city=office.reviewer,
        year=FiscalYear.of(installed),
        at=_at(FiscalYear.of(installed).first_day),
    )
    asked, head = _at(installed - timedelta(days=50)), applicant.head
    application = hand_in_consultation(programme, applicant, asked)
    amount = application.requested_yen
    send(application, Draft(Act.SELECT, amount_yen=amount), office, asked + timedelta(days=4))
    applied = asked + timedelta(days=6)
    hand_in(application=application, act=Act.APPLY, address=ADDRESS, by=head, at=applied)
    send(application, Draft(Act.DECIDE, amount_yen=amount), office, applied + timedelta(days=10))
    return application


def _built(application: GrantApplication, applicant: Applicant, installed: date) -> None:
    """Contract, work and report."""
    by, contracted = applicant.head, installed - timedelta(days=30)
    start(
        application=application, contracted_on=contracted, started_on=installed - timedelta(days=5),
        address=ADDRESS, by=by, at=_at(installed - timedelta(days=4)),
    )  # fmt: skip
    paid = installed + timedelta(days=10)
    at = _at(paid + timedelta(days=3))
    days = {"completed_on": installed, "costs_paid_on": paid}
    answer_question(
        application=application, question=Question.COMPLETION, values=days, by=by, at=at
    )
    entries = estimate(applicant.cameras)
    enter_costs(
        application=application, question=Question.ACTUAL_COSTS, entries=entries, by=by, at=at
    )
    for kind in map(PaperKind, application.programme.report_papers):
        attach(application, Question.REPORT_PAPERS, kind, by, at)
    hand_in(application=application, act=Act.REPORT, address=ADDRESS, by=by, at=at)


def _paid(application: GrantApplication, by: User, office: Office, installed: date) -> None:
    application.refresh_from_db()
    settled = Draft(Act.SETTLE, amount_yen=application.decided_yen)
    send(application, settled, office, _at(installed + timedelta(days=25)))
    account = Account(
        bank="架空銀行",
        branch="見本支店",
        kind=PaymentClaim.AccountKind.ORDINARY,
        number="0000000",
        holder=application.association.name,
        holder_kana="ミホンチョウイッチョウメジチカイ",
    )
    at = _at(installed + timedelta(days=30))
    claim(application=application, account=account, address=ADDRESS, by=by, at=at)
    paid_on = installed + timedelta(days=45)
    record_payment(application=application, paid_on=paid_on, by=office.reviewer, at=_at(paid_on))


def _first_year(application: GrantApplication, by: User, installed: date) -> None:
    year = FiscalYear.of(installed)
    report_year(
        application=application,
        fiscal_year=year,
        condition="2台とも、設置した日から止まらずに動いています。",
        provision_count=0,
        complaint_count=0,
        address=ADDRESS,
        by=by,
        at=_at(year.last_day + timedelta(days=20)),
    )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
