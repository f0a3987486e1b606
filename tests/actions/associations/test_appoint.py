"""The action `appoint`: the plain success, then each refusal."""

from datetime import date, timedelta

from associations.actions.appoint import appoint
from associations.rules.reasons import AssociationReason
from associations.rules.roles import Role
from civic.actors import SystemActor
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import UserFactory
from tests.factories.days import NOW, TERM_ENDS, TODAY


def take_up(town, **changes):
    facts = {
        "user": UserFactory(),
        "association": town.home,
        "role": Role.TREASURER,
        "post": "会計",
        "starts_on": TODAY,
        "term_until": TERM_ENDS,
        "by": town.sato,
        "at": NOW,
    }
    return appoint(**facts | changes)


def test_appoints_for_a_dated_term(town):
    post = take_up(town)

    assert (post.starts_on, post.term_until) == (TODAY, TERM_ENDS)
    assert (post.recorded_at, post.recorded_by) == (NOW, town.sato)
    entry = last_entry()
    assert (entry.verb, entry.actor) == ("役職に就いた", f"user:{town.sato.pk}")
    assert entry.facts["役割"] == "会計"


def test_a_command_appoints_without_a_person(town):
    assert take_up(town, by=SystemActor("command")).recorded_by is None
    assert last_entry().actor == "system:command"


def test_the_next_manager_follows_on_the_next_day(town):
    post = take_up(
        town,
        role=Role.MANAGER,
        starts_on=TERM_ENDS + timedelta(days=1),
        term_until=date(2028, 3, 31),
    )

    assert post.role == Role.MANAGER


def test_refuses_a_reversed_term(town):
    with refused(AssociationReason.TERM_REVERSED):
        take_up(town, term_until=TODAY - timedelta(days=1))


def test_refuses_a_second_manager(town):
    with refused(AssociationReason.MANAGER_OVERLAPS):
        take_up(town, role=Role.MANAGER)


def test_refuses_a_manager_who_overlaps_by_one_day(town):
    with refused(AssociationReason.MANAGER_OVERLAPS):
        take_up(town, role=Role.MANAGER, starts_on=TERM_ENDS, term_until=date(2028, 3, 31))


def test_another_association_has_its_own_manager(town):
    town.away.appointments.filter(role=Role.MANAGER).delete()

    assert take_up(town, association=town.away, role=Role.MANAGER)
