"""What every application of the demo is made of, by the same actions as people's."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from associations.models import Association, Resolution, User
from cameras.models import Camera
from shimonoseki_cam.demo.pictures import card
from subsidies.actions.answer_question import answer_question
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.attach_paper import attach_paper
from subsidies.actions.begin_application import begin_application
from subsidies.actions.check_letter import Draft
from subsidies.actions.choose_cameras import choose_cameras
from subsidies.actions.draft_letter import draft_letter
from subsidies.actions.enter_costs import CostEntry, enter_costs
from subsidies.actions.hand_in import hand_in
from subsidies.models import GrantApplication, Programme
from subsidies.queries.case import case_of
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

ADDRESS = "http://127.0.0.1:8000"
PURPOSE = "夜は人通りが少なく、昨年度に自転車の盗難が3件、声かけが2件ありました。"


@dataclass(frozen=True, slots=True)
class Office:
    """The two of the city: one drafts, the other approves."""

    reviewer: User
    approver: User


@dataclass(frozen=True, slots=True)
class Applicant:
    """An association with a head and its cameras."""

    association: Association
    head: User
    cameras: list[Camera]
    agreed: Resolution


def hand_in_consultation(
    programme: Programme, applicant: Applicant, at: datetime
) -> GrantApplication:
    """From the first page to 事前協議."""
    application = begin_application(
        programme=programme, association=applicant.association, by=applicant.head, at=at
    )
    _answer(application, applicant, at)
    for kind in map(PaperKind, programme.required_papers):
        attach(application, Question.PAPERS, kind, applicant.head, at)
    hand_in(application=application, act=Act.CONSULT, address=ADDRESS, by=applicant.head, at=at)
    application.refresh_from_db()
    return application


def send(application: GrantApplication, draft: Draft, office: Office, at: datetime) -> None:
    letter = draft_letter(application=application, draft=draft, by=office.reviewer, at=at)
    approve_letter(letter=letter, address=ADDRESS, by=office.approver, at=at)


def _answer(application: GrantApplication, applicant: Applicant, at: datetime) -> None:
    by, cameras = applicant.head, applicant.cameras
    choose_cameras(application=application, cameras=cameras, by=by, at=at)
    enter_costs(
        application=application, question=Question.COSTS, entries=estimate(cameras), by=by, at=at
    )
    for question, values in _answers(application, applicant, timezone.localdate(at)).items():
        answer_question(application=application, question=question, values=values, by=by, at=at)
    amount = case_of(application, timezone.localdate(at)).plan.amount
    answer_question(
        application=application,
        question=Question.AMOUNT,
        values={"requested_yen": amount},
        by=by,
        at=at,
    )


def estimate(cameras: list[Camera]) -> list[CostEntry]:
    return [
        *(entry for camera in cameras for entry in _of_one(camera)),
        CostEntry(CostKind.SIGN, 8_800, None, "表示板2枚"),
        CostEntry(CostKind.MAINTENANCE, 12_000, None, "保守（1年）"),
    ]


def _of_one(camera: Camera) -> list[CostEntry]:
    return [
        CostEntry(CostKind.CAMERA, 187_000, camera.pk, "屋外用カメラ"),
        CostEntry(CostKind.RECORDER, 98_000, camera.pk, "録画装置（SDカード128GB）"),
        CostEntry(CostKind.WORK, 110_000, camera.pk, "取付工事"),
    ]


def _answers(
    application: GrantApplication, applicant: Applicant, today: date
) -> dict[Question, dict[str, object]]:
    last = application.programme.year.last_day
    return {
        Question.PURPOSE: {"purpose": PURPOSE},
        Question.POLICE: {
            "police_consulted_on": today - timedelta(days=20),
            "police_advice": "通りの全体が映る高さに、との助言を受けました。",
        },
        Question.OTHER_SUBSIDY: {"other_subsidy_name": "", "other_subsidy_yen": 0},
        Question.SCHEDULE: {
            "planned_start_on": min(today + timedelta(days=30), last),
            "planned_end_on": min(today + timedelta(days=75), last),
        },
        Question.AGREEMENT: {"resolution": applicant.agreed},
        Question.CONTACT: {
            "contact_name": applicant.head.name,
            "contact_phone": applicant.association.phone,
        },
    }


def attach(
    application: GrantApplication, question: Question, kind: PaperKind, by: User, at: datetime
) -> None:
    attach_paper(
        application=application,
        question=question,
        kind=kind,
        upload=(f"{kind.label}.png", card(f"SAMPLE: {kind.value}", (640, 900))),
        by=by,
        at=at,
    )
