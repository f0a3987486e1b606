"""The action `invite_city_staff`: the plain success, then each refusal."""

from associations.actions.invite_city_staff import invite_city_staff
from associations.models import Notice
from associations.rules.reasons import AssociationReason
from associations.rules.roles import Role
from tests.actions.refusals import refused
from tests.factories.days import NOW, TERM_ENDS, TODAY


def invite(town, email="okada@example.invalid"):
    return invite_city_staff(
        email=email,
        name="岡田 課一",
        role=Role.CITY_APPROVER,
        address="https://cam.example.jp",
        by=town.hayashi,
        at=NOW,
        starts_on=TODAY,
    )


def test_appoints_to_the_end_of_the_fiscal_year_and_mails(town):
    person, code = invite(town)

    post = person.appointments.get()
    assert (post.role, post.association, post.term_until) == (Role.CITY_APPROVER, None, TERM_ENDS)
    assert code in Notice.objects.get(to=person.email).body


def test_refuses_a_mail_that_is_taken(town):
    with refused(AssociationReason.EMAIL_TAKEN):
        invite(town, email=town.sato.email)
