"""The action `accept_invitation`: the plain success, then each refusal."""

import pytest

from associations.actions.accept_invitation import accept_invitation, find_invitation
from associations.rules.reasons import AssociationReason
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import InvitationFactory
from tests.factories.days import NOW

CODE = "abcd-efgh-jkmn"
CHOSEN = "kaki-no-ki-no-shita"


def test_sets_the_password():
    invitation = InvitationFactory()

    user = accept_invitation(code=CODE, password=CHOSEN, at=NOW)

    assert user == invitation.user
    assert user.check_password(CHOSEN)
    assert (last_entry().verb, last_entry().actor) == ("招待を受け入れた", f"user:{user.pk}")


def test_refuses_the_same_code_twice():
    InvitationFactory()
    accept_invitation(code=CODE, password=CHOSEN, at=NOW)

    with refused(AssociationReason.INVITATION_UNUSABLE):
        accept_invitation(code=CODE, password=CHOSEN, at=NOW)


def test_an_older_code_of_the_same_person_goes_with_it():
    older = InvitationFactory()
    InvitationFactory(user=older.user, code="NMKJHGFEDCBA")
    accept_invitation(code="NMKJHGFEDCBA", password=CHOSEN, at=NOW)

    with refused(AssociationReason.INVITATION_UNUSABLE):
        accept_invitation(code=CODE, password=CHOSEN, at=NOW)


@pytest.mark.parametrize("code", ["", "ZZZZZZZZZZZZ"])
def test_refuses_an_unknown_code(code):
    InvitationFactory()

    with refused(AssociationReason.INVITATION_UNUSABLE):
        find_invitation(code, at=NOW)


def test_refuses_a_code_that_ran_out():
    InvitationFactory(expires_at=NOW)

    with refused(AssociationReason.INVITATION_UNUSABLE):
        find_invitation(CODE, at=NOW)
