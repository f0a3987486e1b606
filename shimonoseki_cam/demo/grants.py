"""The demo's applications for the subsidy, each at another stage, by the same actions as people's."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from associations.actions.appoint import appoint
from associations.actions.register_association import register_association
from associations.actions.register_person import register_person
from associations.models import Association, Resolution, User
from associations.rules.roles import Role
from cameras.models import Camera
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from shimonoseki_cam.demo.pictures import card
from shimonoseki_cam.demo.places import Spot, resolve, stand_camera
from subsidies.actions.answer_question import answer_question
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.attach_paper import attach_paper
from subsidies.actions.begin_application import begin_application
from subsidies.actions.check_letter import Draft
from subsidies.actions.choose_cameras import choose_cameras
from subsidies.actions.draft_letter import draft_letter
from subsidies.actions.enter_costs import CostEntry, enter_costs
from subsidies.actions.hand_in import hand_in
from subsidies.actions.take_on import take_on
from subsidies.models import GrantApplication, Programme
from subsidies.queries.case import case_of
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

ADDRESS = "http://127.0.0.1:8000"
PURPOSE = "夜は人通りが少なく、昨年度に自転車の盗難が3件、声かけが2件ありました。"
_DEMO = SystemActor("demo")


@dataclass(frozen=True, slots=True)
class Office:
    """The two of the city: one drafts, the other approves."""

    reviewer: User
    approver: User


@dataclass(frozen=True, slots=True)
class Applicant:
    """An association with a head and one camera."""

    association: Association
    head: User
    camera: Camera
    agreed: Resolution


@dataclass(frozen=True, slots=True)
class Home:
    """What an applicant of the demo is made of."""

    name: str
    reading: str
    postcode: str
    town: str
    head: str
    head_reading: str
    spot: Spot


_EAST = Home(
    "架空東町自治会", "かくうひがしまちじちかい", "7500012", "観音崎町", "例文 東子", "れいぶん とうこ",
    Spot("ごみ置場前", "0番0号地先", "33.956100", "130.939200", 45, "ごみ置場の前の市道"),
)  # fmt: skip
_BEACH = Home(
    "例示浜自治会", "れいじはまじちかい", "7596614", "梶栗町", "見本 浜夫", "みほん はまお",
    Spot("浜の入口", "00番地先", "34.004800", "130.929600", 270, "浜へ下りる道", 3),
)  # fmt: skip
_HILL = Home(
    "仮名丘自治会", "かめいおかじちかい", "7500091", "彦島緑町", "架空 丘乃", "かくう おかの",
    Spot("公園の角", "000番地先", "33.934300", "130.922800", 120, "公園の角の十字路"),
)  # fmt: skip


def lay_down_grants(
    programme: Programme, *, pta: Association, takasaki: User, office: Office, at: datetime
) -> None:
    """A draft, one under review, one returned with remarks, one decided."""
    _draft(programme, pta, takasaki, at)
    under_review = _hand_in_consultation(programme, _EAST, office, at)
    take_on(application=under_review, by=office.reviewer, at=at)
    _returned(_hand_in_consultation(programme, _BEACH, office, at), office, at)
    _decided(_hand_in_consultation(programme, _HILL, office, at), office, at)


# --- The four ---


def _draft(programme: Programme, association: Association, by: User, at: datetime) -> None:
    """Of the PTA, which lacks a consent: the page says what is missing."""
    application = begin_application(programme=programme, association=association, by=by, at=at)
    camera = Camera.objects.get(site__association=association)
    choose_cameras(application=application, cameras=[camera], by=by, at=at)
    answer_question(
        application=application,
        question=Question.PURPOSE,
        values={"purpose": "登下校の時間に、校門の前を通りぬける車が増えました。"},
        by=by,
        at=at,
    )


def _returned(application: GrantApplication, office: Office, at: datetime) -> None:
    remarks = {
        Question.PURPOSE: "どの時間帯に多いかを、分かる範囲で書き足してください。",
        Question.COSTS: "見積書の「一式」の中身が分かりません。内訳を入れてください。",
    }
    due_on = timezone.localdate(at) + timedelta(days=14)
    _send(application, Draft(Act.RETURN_CONSULTATION, due_on=due_on, remarks=remarks), office, at)


def _decided(application: GrantApplication, office: Office, at: datetime) -> None:
    amount = application.requested_yen
    _send(application, Draft(Act.SELECT, amount_yen=amount), office, at)
    hand_in(application=application, act=Act.APPLY, address=ADDRESS, by=application.begun_by, at=at)
    _send(application, Draft(Act.DECIDE, amount_yen=amount), office, at)


def _send(application: GrantApplication, draft: Draft, office: Office, at: datetime) -> None:
    letter = draft_letter(application=application, draft=draft, by=office.reviewer, at=at)
    approve_letter(letter=letter, address=ADDRESS, by=office.approver, at=at)


# --- What leads there ---


def _hand_in_consultation(
    programme: Programme, home: Home, office: Office, at: datetime
) -> GrantApplication:
    applicant = _settle(home, office, at)
    application = begin_application(
        programme=programme, association=applicant.association, by=applicant.head, at=at
    )
    _answer(application, applicant, at)
    for kind in map(PaperKind, programme.required_papers):
        _attach(application, Question.PAPERS, kind, applicant.head, at)
    hand_in(application=application, act=Act.CONSULT, address=ADDRESS, by=applicant.head, at=at)
    application.refresh_from_db()
    return application


def _settle(home: Home, office: Office, at: datetime) -> Applicant:
    """The association, its head in both posts, and one planned camera to which all agreed."""
    association = register_association(
        kind=Association.Kind.NEIGHBOURHOOD,
        name=home.name,
        reading=home.reading,
        postcode=home.postcode,
        town=home.town,
        address_line="0番0号",
        phone="083-000-0002",
        by=office.reviewer,
        at=at,
    )
    head = register_person(name=home.head, reading=home.head_reading, by=_DEMO, at=at)
    year = FiscalYear.of(timezone.localdate(at))
    for role in (Role.CHAIR, Role.MANAGER):
        appoint(
            user=head,
            association=association,
            role=role,
            post="会長",
            starts_on=year.first_day,
            term_until=year.last_day,
            by=_DEMO,
            at=at,
        )
    held_on = timezone.localdate(at) - timedelta(days=40)
    agreed = resolve(association, held_on, "防犯カメラ1台の設置", head, at)
    camera = stand_camera(
        association, home.spot, agreed, None, has_all_consents=True, by=head, at=at
    )
    return Applicant(association, head, camera, agreed)


def _answer(application: GrantApplication, applicant: Applicant, at: datetime) -> None:
    by, camera = applicant.head, applicant.camera
    choose_cameras(application=application, cameras=[camera], by=by, at=at)
    enter_costs(
        application=application, question=Question.COSTS, entries=_estimate(camera), by=by, at=at
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


def _estimate(camera: Camera) -> list[CostEntry]:
    return [
        CostEntry(CostKind.CAMERA, 187_000, camera.pk, "屋外用カメラ"),
        CostEntry(CostKind.RECORDER, 98_000, camera.pk, "録画装置（SDカード128GB）"),
        CostEntry(CostKind.WORK, 110_000, camera.pk, "取付工事"),
        CostEntry(CostKind.SIGN, 8_800, None, "表示板2枚"),
        CostEntry(CostKind.MAINTENANCE, 12_000, None, "保守（1年）"),
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


def _attach(
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
