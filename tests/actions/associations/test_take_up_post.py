"""The action `take_up_post`: the plain success, then each refusal."""

from associations.actions.take_up_post import take_up_post
from associations.models import Invitation, Notice
from associations.rules.reasons import AssociationReason
from associations.rules.roles import Role
from tests.actions.refusals import refused
from tests.factories.days import NOW, TERM_ENDS, TODAY


def take_up(town, **changes):
    facts = {
        "person": None,
        "name": "新井 三郎",
        "email": "",
        "association": town.home,
        "role": Role.TREASURER,
        "post": "会計",
        "starts_on": TODAY,
        "term_until": TERM_ENDS,
        "address": "https://cam.example.jp",
        "by": town.sato,
        "at": NOW,
    }
    return take_up_post(**facts | changes)


def test_a_new_person_is_registered_appointed_and_invited(town):
    post, code = take_up(town)

    assert post.user.name == "新井 三郎"
    assert len(code) == 12
    assert Invitation.objects.get().user == post.user
    assert not Notice.objects.exists()


def test_a_known_person_with_an_account_is_not_invited(town):
    post, code = take_up(town, person=town.tanaka)

    assert (post.user, code) == (town.tanaka, "")
    assert not Invitation.objects.exists()


def test_a_known_person_who_has_not_begun_is_invited_again(town):
    first, _code = take_up(town)

    second, code = take_up(town, person=first.user, role=Role.OFFICER, post="班長")

    assert second.user == first.user
    assert code


def test_refuses_whole_when_the_post_is_refused(town):
    with refused(AssociationReason.MANAGER_OVERLAPS):
        take_up(town, role=Role.MANAGER)
    assert not Invitation.objects.exists()
