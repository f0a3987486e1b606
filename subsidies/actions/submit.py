"""What is handed in is kept as it stood: answers, paper, number; and the stage moves with it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from associations.models import User
from subsidies.actions.move import move
from subsidies.actions.tell import tell_city, tell_officers
from subsidies.documents.packet import build_packet
from subsidies.models import GrantApplication, Programme, Submission
from subsidies.queries.answers import Answer, answers_of
from subsidies.queries.case import case_of
from subsidies.rules.numbers import number_prefix
from subsidies.rules.stages import Act, Actor, Stage


@dataclass(frozen=True, slots=True)
class Sent:
    """`to`: the stage it leads to; `address`: the site's root, for the link in the mails;
    `further`: answers that no row of the application keeps; `told`: what the city is told besides.
    """

    act: Act
    to: Stage
    address: str
    requested_yen: int | None = None
    further: tuple[Answer, ...] = ()
    told: str = ""


def submit(application: GrantApplication, sent: Sent, *, by: User, at: datetime) -> Submission:
    """`application` is locked and its rows are written; inside a transaction."""
    on = timezone.localdate(at)
    _freeze_and_number(application, by=by, at=at)
    number = f"{application.number}-{application.submissions.count() + 1}"
    case = case_of(application, on)
    submission = Submission(
        application=application,
        act=sent.act,
        attempt=application.submissions.filter(act=sent.act).count() + 1,
        receipt_number=number,
        answers=[*answers_of(case, sent.act), *sent.further],
        paper_context=build_packet(case, sent.act, number=number, on=on),
        requested_yen=sent.requested_yen,
        submitted_at=at,
        submitted_by=by,
    )
    move(application, sent.act, to=sent.to, actor=Actor.OFFICER, by=by, at=at)
    submission.full_clean()
    submission.save()
    _tell(submission, sent)
    return submission


def _freeze_and_number(application: GrantApplication, *, by: User, at: datetime) -> None:
    """Under the lock of the year's programmes, so that no number is given twice."""
    programmes = Programme.objects.of_year(application.programme.fiscal_year).select_for_update()
    programme = next(each for each in programmes.order_by("pk") if each == application.programme)
    if programme.frozen_at is None:
        programme.frozen_at, programme.frozen_by = at, by
        programme.save(update_fields=["frozen_at", "frozen_by"])
    application.programme = programme
    if not application.number:
        prefix = number_prefix(programme.year)
        given = GrantApplication.objects.numbered_from(prefix).count()
        application.number = f"{prefix}{given + 1:03}"


def _tell(submission: Submission, sent: Sent) -> None:
    address = sent.address
    application, act = submission.application, Act(submission.act)
    name, at = application.association.name, submission.submitted_at
    again = f"（{submission.attempt}回目）" if submission.attempt > 1 else ""
    head = f"【補助金】{act.label}を受け付けました{again}（{submission.receipt_number}）"
    line = f"{name}の{act.label}{again}です。受付番号は{submission.receipt_number}です。\n\n"
    tell_city(
        application,
        subject=head,
        body=f"{line}{sent.told}{address}/city/grants/{application.pk}/\n",
        at=at,
    )
    page = f"{address}/a/{application.association_id}/subsidies/{application.pk}/"
    told = "市からの知らせは、このページとメールでお伝えします。\n\n"
    tell_officers(application, subject=head, body=f"{line}{told}{page}\n", at=at)
