"""The people of every test, and the fixed day on which they act.

佐藤 is 会長 and 管理責任者 of 見本町一丁目自治会, 田中 its 取扱責任者, 山本 an officer of another
association, 林 the city's reviewer,
小野 its approver; 森 was 会長 until the end of last fiscal year.
"""

from dataclasses import dataclass
from datetime import datetime

from associations.models import Association, User
from associations.queries.posts import posts_of
from associations.rules.roles import Role
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import NOW

BACKEND = "shimonoseki_cam.backends.AppointmentBackend"
PASSWORD = "kaki-no-ki-no-shita"


@dataclass(frozen=True, slots=True)
class Character:
    number: str
    name: str
    email: str | None


SATO = Character("200001", "佐藤 花子", "sato@example.invalid")
TANAKA = Character("200002", "田中 一郎", "tanaka@example.invalid")
YAMAMOTO = Character("200003", "山本 次郎", "yamamoto@example.invalid")
HAYASHI = Character("200004", "林 市子", "hayashi@example.invalid")
ONO = Character("200006", "小野 課一", "ono@example.invalid")
MORI = Character("200005", "森 元子", "mori@example.invalid")


@dataclass(frozen=True, slots=True)
class Town:
    """`home` is 佐藤's and 田中's association, `away` is 山本's."""

    home: Association
    away: Association
    sato: User
    tanaka: User
    yamamoto: User
    hayashi: User
    ono: User
    mori: User


def settle() -> Town:
    """Everybody takes up the post that the head of this file gives them."""
    hayashi = person(HAYASHI)
    home = AssociationFactory(name="見本町一丁目自治会", registered_by=hayashi)
    away = AssociationFactory(name="例示町自治会", registered_by=hayashi)
    town = Town(
        home=home,
        away=away,
        sato=person(SATO),
        tanaka=person(TANAKA),
        yamamoto=person(YAMAMOTO),
        hayashi=hayashi,
        ono=person(ONO),
        mori=person(MORI),
    )
    AppointmentFactory(user=hayashi, association=None, role=Role.CITY_REVIEWER, post="担当")
    AppointmentFactory(user=town.ono, association=None, role=Role.CITY_APPROVER, post="課長")
    AppointmentFactory(user=town.sato, association=home, role=Role.CHAIR)
    AppointmentFactory(user=town.sato, association=home, role=Role.MANAGER)
    AppointmentFactory(user=town.tanaka, association=home, role=Role.HANDLER, post="防犯部長")
    AppointmentFactory(user=town.yamamoto, association=away, role=Role.CHAIR)
    AppointmentFactory(user=town.yamamoto, association=away, role=Role.MANAGER)
    AppointmentFactory(user=town.mori, association=home, role=Role.CHAIR, last_year=True)
    for user in (town.sato, town.tanaka, town.yamamoto, town.hayashi, town.ono, town.mori):
        hold(user)
    return town


def person(character: Character) -> User:
    return UserFactory(number=character.number, name=character.name, email=character.email)


def hold(user: User, at: datetime = NOW) -> User:
    """What the back end does on every request: the posts held at that moment."""
    user.posts = posts_of(user, at)
    return user
