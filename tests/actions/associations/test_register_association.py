"""The action `register_association`: the plain success, then each refusal."""

from associations.actions.register_association import register_association
from associations.models import Association
from associations.rules.reasons import AssociationReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW


def register(people, **changes):
    facts = {
        "kind": Association.Kind.PTA,
        "name": "例示小学校PTA",
        "reading": "れいじしょうがっこうぴーてぃーえー",
        "postcode": "7500005",
        "town": "唐戸町",
        "address_line": "0番0号",
        "phone": "083-000-0000",
        "by": people.hayashi,
        "at": NOW,
    }
    return register_association(**facts | changes)


def test_registers(town):
    association = register(town)

    assert association.address == "下関市唐戸町0番0号"
    entry = last_entry()
    assert (entry.verb, entry.association_id) == ("団体を登録した", association.pk)


def test_refuses_a_place_outside_the_city(town):
    with refused(AssociationReason.OUTSIDE_CITY):
        register(town, postcode="1000001", town="千代田")
