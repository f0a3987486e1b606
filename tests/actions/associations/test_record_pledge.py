"""The action `record_pledge`: the plain success, then each refusal."""

from datetime import timedelta

from associations.actions.record_pledge import record_pledge
from associations.models import Pledge
from associations.rules.reasons import AssociationReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY


def sign(town, day):
    post = town.tanaka.appointments.get()
    return record_pledge(appointment=post, signed_on=day, by=town.sato, at=NOW)


def test_records_the_day_of_signing(town):
    pledge = sign(town, TODAY)

    assert (pledge.signed_on, pledge.recorded_by) == (TODAY, town.sato)
    assert last_entry().verb == "誓約書の署名を記録した"


def test_refuses_a_day_to_come(town):
    with refused(AssociationReason.PLEDGE_IN_FUTURE):
        sign(town, TODAY + timedelta(days=1))
    assert not Pledge.objects.exists()
