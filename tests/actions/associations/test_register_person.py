"""The action `register_person`: the plain success, then each refusal."""

from associations.actions.register_person import register_person
from associations.models import User
from associations.rules.reasons import AssociationReason
from civic.models import JournalDetail
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW


def test_registers_with_a_free_number_and_no_password(town):
    person = register_person(name="髙﨑 邊一", email=" T@Example.invalid ", by=town.sato, at=NOW)

    assert len(person.number) == 6
    assert person.email == "t@example.invalid"
    assert not person.has_begun


def test_keeps_name_and_mail_out_of_the_journal(town):
    register_person(name="髙﨑 邊一", by=town.sato, at=NOW)

    entry = last_entry()
    assert entry.facts == {}
    assert JournalDetail.objects.get(entry_id=entry.pk).values["氏名"] == "髙﨑 邊一"


def test_people_without_mail_are_many(town):
    for name in ("見本 一", "見本 二"):
        register_person(name=name, by=town.sato, at=NOW)

    assert User.objects.filter(email=None).count() == 2


def test_refuses_a_mail_that_is_taken(town):
    with refused(AssociationReason.EMAIL_TAKEN):
        register_person(name="別人", email="SATO@example.invalid", by=town.sato, at=NOW)
