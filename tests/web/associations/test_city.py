"""The city's register of associations and its staff."""

from django.urls import reverse

from associations.models import Appointment, Association, User
from tests.factories.associations import AssociationFactory
from tests.web.pages import refused_with, source, text

OPEN = {
    "kind": "PTA",
    "name": "例示小学校PTA",
    "reading": "れいじしょうがっこうぴーてぃーえー",
    "place": "7500005 唐戸町",
    "address_line": "0番0号",
    "phone": "０８３−０００−００００",
    "officer": "髙﨑 邊一",
    "email": "",
    "post": "会長",
    "term_until": "令和9年3月31日",
}


def test_lists_all_by_reading(hayashi, town):
    page = text(hayashi.get(reverse("city_associations")))

    assert town.home.name in page
    assert town.away.name in page


def test_narrows_by_kind(hayashi, town):
    AssociationFactory(kind=Association.Kind.PTA, name="例示PTA")

    page = text(hayashi.get(reverse("city_associations"), {"kind": "PTA"}))

    assert "例示PTA" in page
    assert town.home.name not in page


def test_opens_an_association_and_prints_the_code(hayashi):
    answer = hayashi.post(reverse("city_association_new"), OPEN | {"phone": "083-000-0000"})

    assert answer.url == reverse("city_invitation_letter")
    assert Association.objects.get(kind="PTA").town == "唐戸町"
    assert User.objects.get(name="髙﨑 邊一").number in text(hayashi.get(answer.url))


def test_a_taken_name_is_said_and_the_rest_kept(hayashi, town):
    answer = hayashi.post(
        reverse("city_association_new"), OPEN | {"name": town.home.name, "phone": ""}
    )

    assert refused_with(answer, "団体の名前")
    assert 'value="髙﨑 邊一"' in source(answer)


def test_invites_staff(hayashi):
    hayashi.post(
        reverse("city_staff_new"),
        {
            "name": "岡田 課一",
            "email": "okada@example.invalid",
            "role": "CITY_APPROVER",
            "starts_on": "令和8年11月23日",
        },
    )

    invited = Appointment.objects.filter(role="CITY_APPROVER").latest("pk")
    assert invited.user.name == "岡田 課一"
    assert "岡田 課一" in text(hayashi.get(reverse("city_staff")))


def test_names_the_manager_and_counts_the_kinds(hayashi, town):
    AssociationFactory(kind=Association.Kind.PTA, name="例示PTA")

    page = " ".join(text(hayashi.get(reverse("city_associations"))).split())

    assert f"{town.sato.name} さん" in page
    assert "いません" in page
    assert "PTA 1" in page
