"""The demo's applications for the subsidy, each at another stage, by the same actions as people's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from associations.actions.appoint import appoint
from associations.actions.register_association import register_association
from associations.actions.register_person import register_person
from associations.models import Association, User
from associations.rules.roles import Role
from cameras.models import Camera
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from shimonoseki_cam.demo.application import ADDRESS, Applicant, Office, hand_in_consultation, send
from shimonoseki_cam.demo.places import Spot, resolve, stand_camera
from subsidies.actions.answer_question import answer_question
from subsidies.actions.begin_application import begin_application
from subsidies.actions.check_letter import Draft
from subsidies.actions.choose_cameras import choose_cameras
from subsidies.actions.hand_in import hand_in
from subsidies.actions.take_on import take_on
from subsidies.models import GrantApplication, Programme
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act

_DEMO = SystemActor("demo")


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
    under_review = _consult(programme, _EAST, office, at)
    take_on(application=under_review, by=office.reviewer, at=at)
    _returned(_consult(programme, _BEACH, office, at), office, at)
    _decided(_consult(programme, _HILL, office, at), office, at)


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
    send(application, Draft(Act.RETURN_CONSULTATION, due_on=due_on, remarks=remarks), office, at)


def _decided(application: GrantApplication, office: Office, at: datetime) -> None:
    amount = application.requested_yen
    send(application, Draft(Act.SELECT, amount_yen=amount), office, at)
    hand_in(application=application, act=Act.APPLY, address=ADDRESS, by=application.begun_by, at=at)
    send(application, Draft(Act.DECIDE, amount_yen=amount), office, at)


# --- What leads there ---


def _consult(programme: Programme, home: Home, office: Office, at: datetime) -> GrantApplication:
    return hand_in_consultation(programme, _settle(home, office, at), at)


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
    return Applicant(association, head, [camera], agreed)
