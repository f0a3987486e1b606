"""The demo's town, made by the same actions that people use."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.actions.answer_safety import answer_safety
from associations.actions.appoint import appoint
from associations.actions.record_pledge import record_pledge
from associations.actions.register_association import register_association
from associations.actions.register_person import register_person
from associations.models import Appointment, Association, User
from associations.queries.posts import posts_of
from associations.rules.roles import Role
from associations.rules.safety import Answer, Measure
from cameras.actions.adopt_regulations import adopt_regulations
from civic.actors import SystemActor
from civic.fiscal_year import FiscalYear
from shimonoseki_cam.demo.application import Applicant, Office
from shimonoseki_cam.demo.characters import (
    CHARACTERS,
    HAYASHI,
    OKADA,
    SATO,
    TAKASAKI,
    TANAKA,
    Character,
)
from shimonoseki_cam.demo.desk import lay_down_desk
from shimonoseki_cam.demo.five_years import lay_down_five_years
from shimonoseki_cam.demo.grants import lay_down_grants
from shimonoseki_cam.demo.onsite import lay_down_cards
from shimonoseki_cam.demo.places import Spot, resolve, stand_camera
from shimonoseki_cam.demo.programme import lay_down_programmes
from shimonoseki_cam.demo.recordings import lay_down_recordings

DEMO = SystemActor("demo")


@transaction.atomic
def build_town(*, at: datetime) -> None:
    """The whole demo; `at` is now. Everything before it is dated back in whole days."""
    people = {character: _person(character, at) for character in CHARACTERS}
    today = timezone.localdate(at)
    term = FiscalYear.of(today)
    for character, role in ((HAYASHI, Role.CITY_REVIEWER), (OKADA, Role.CITY_APPROVER)):
        _appoint(people[character], None, role, f"生活安全課 {role.label}", at)
    model = _model_association(people[SATO], people[TANAKA], people[HAYASHI], term, at)
    pta = _pta(people[TAKASAKI], people[HAYASHI], term, at)
    _shopping_street(people[HAYASHI], at)
    _federation(people[HAYASHI], term, at)
    programme = lay_down_programmes(city=people[HAYASHI], at=at)
    office = Office(_with_posts(people[HAYASHI], at), _with_posts(people[OKADA], at))
    lay_down_grants(programme, pta=pta, takasaki=people[TAKASAKI], office=office, at=at)
    lay_down_five_years(model, installed=_installed(term), tanaka=people[TANAKA], office=office)


def _person(character: Character, at: datetime) -> User:
    person = User(
        number=character.number,
        name=character.name,
        reading=character.reading,
        phone=f"083-000-1{character.number[-3:]}",
        email=character.email,
        registered_at=at,
    )
    person.set_password(f"demo-{character.number}")
    person.full_clean()
    person.save()
    return person


def _with_posts(user: User, at: datetime) -> User:
    """As after signing in: the city's actions ask for the post of whoever does them."""
    user.posts = posts_of(user, at)
    return user


def _appoint(
    user: User, association: Association | None, role: Role, post: str, at: datetime
) -> Appointment:
    """For the fiscal year of `at`."""
    year = FiscalYear.of(timezone.localdate(at))
    return appoint(
        user=user,
        association=association,
        role=role,
        post=post,
        starts_on=year.first_day,
        term_until=year.last_day,
        by=DEMO,
        at=at,
    )


_SPOTS = (
    Spot("集会所前", "0番地先", "33.958420", "130.940880", 60, "集会所前の市道と横断歩道"),
    Spot(
        "通学路角", "00番地先", "33.958900", "130.941900", 200, "小学校への通学路の角", 3, "見本12"
    ),
)


def _model_association(
    sato: User, tanaka: User, city: User, term: FiscalYear, at: datetime
) -> Applicant:
    """Two cameras, 規程 in force, footage on a managed recorder; one pledge not yet signed."""
    association = register_association(
        kind=Association.Kind.NEIGHBOURHOOD,
        name="見本町一丁目自治会",
        reading="みほんちょういっちょうめじちかい",
        postcode="7500005",
        town="唐戸町",
        address_line="0番0号（見本集会所）",
        phone="083-000-0000",
        by=city,
        at=at,
    )
    _appoint(sato, association, Role.CHAIR, "会長", at)
    manager = _appoint(sato, association, Role.MANAGER, "会長", at)
    _appoint(tanaka, association, Role.HANDLER, "防犯部長", at)
    record_pledge(appointment=manager, signed_on=term.first_day, by=sato, at=at)
    answers = dict.fromkeys(Measure, Answer.IN_PLACE) | {Measure.MEDIA_DESTROYED: Answer.NOT_YET}
    answer_safety(association=association, answers=answers, by=sato, at=at)
    installed = _installed(term)
    agreed = resolve(association, installed - timedelta(days=60), "防犯カメラ2台の設置", sato, at)
    cameras = [
        stand_camera(association, spot, agreed, installed, by=sato, at=at) for spot in _SPOTS
    ]
    adopted = resolve(association, installed - timedelta(days=20), "管理運用規程の制定", sato, at)
    adopt_regulations(
        association=association,
        retention_days=14,
        resolution=adopted,
        effective_on=installed,
        by=sato,
        at=at,
    )
    lay_down_recordings(association, cameras, by=sato, at=at)
    lay_down_cards(association, cameras[1], keeper=sato, by=tanaka, at=at)
    lay_down_desk(
        association, cameras, sato=_with_posts(sato, at), tanaka=_with_posts(tanaka, at), at=at
    )
    return Applicant(association, sato, cameras, agreed)


def _installed(term: FiscalYear) -> date:
    return date(term.start_year - 2, 10, 15)


def _pta(takasaki: User, city: User, term: FiscalYear, at: datetime) -> Association:
    """Preparing: one camera planned, consents not yet complete."""
    association = register_association(
        kind=Association.Kind.PTA,
        name="例示小学校PTA",
        reading="れいじしょうがっこうぴーてぃーえー",
        postcode="7596603",
        town="安岡町",
        address_line="000番地（例示小学校内）",
        phone="",
        by=city,
        at=at,
    )
    _appoint(takasaki, association, Role.CHAIR, "会長", at)
    _appoint(takasaki, association, Role.MANAGER, "会長", at)
    today = timezone.localdate(at)
    agreed = resolve(association, today - timedelta(days=30), "防犯カメラ1台の設置", takasaki, at)
    spot = Spot("校門前", "000番地先", "33.990500", "130.931000", 135, "校門前の横断歩道", 3)
    stand_camera(association, spot, agreed, None, by=takasaki, at=at)
    return association


def _shopping_street(city: User, at: datetime) -> None:
    """No 管理責任者: a red task for the city."""
    register_association(
        kind=Association.Kind.SHOPPING_STREET,
        name="架空銀天街商店街振興組合",
        reading="かくうぎんてんがいしょうてんがいしんこうくみあい",
        postcode="7500025",
        town="竹崎町",
        address_line="0丁目0番0号",
        phone="",
        by=city,
        at=at,
    )


def _federation(city: User, term: FiscalYear, at: datetime) -> None:
    """Four older cameras whose five years end soon, and a long name."""
    association = register_association(
        kind=Association.Kind.FEDERATION,
        name="仮称見本岬地区連合自治会防犯カメラ設置運営部会",
        reading="かしょうみほんみさきちくれんごうじちかいぼうはんかめらせっちうんえいぶかい",
        postcode="7500075",
        town="彦島江の浦町",
        address_line="0丁目0番0号",
        phone="083-000-0001",
        by=city,
        at=at,
    )
    head = register_person(name="例文 岬男", reading="れいぶん みさきお", by=DEMO, at=at)
    _appoint(head, association, Role.CHAIR, "会長", at)
    _appoint(head, association, Role.MANAGER, "会長", at)
    installed = date(term.start_year - 5, 12, 1)
    agreed = resolve(association, installed - timedelta(days=90), "防犯カメラ4台の設置", head, at)
    for number, label in enumerate(("港の入口", "公園の北", "駅前通り", "坂の上"), start=1):
        spot = Spot(
            label,
            f"{'0' * number}番地先",
            f"33.9312{number}0",
            f"130.9201{number}0",
            90 * (number - 1),
            f"{label}の市道",
        )
        stand_camera(association, spot, agreed, installed, by=head, at=at)
