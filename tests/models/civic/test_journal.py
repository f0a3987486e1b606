"""What an entry holds, and what it only commits to."""

from civic import journal
from civic.actors import SystemActor
from civic.models import JournalDetail, JournalEntry
from tests.factories.associations import AssociationFactory
from tests.factories.days import NOW


def test_entry_holds_no_personal_values():
    association = AssociationFactory()

    entry = journal.record(
        "登録した",
        association,
        by=SystemActor("tests"),
        at=NOW,
        facts={"版": 1},
        personal={"氏名": "見本 一郎"},
    )

    detail = JournalDetail.objects.get(entry_id=entry.pk)
    assert (entry.actor, entry.facts) == ("system:tests", {"版": 1})
    assert entry.subject == f"associations.association:{association.pk}"
    assert entry.commitment == journal.commit(detail.salt, detail.values)


def test_entry_without_personal_values_commits_to_nothing():
    entry = journal.record("登録した", AssociationFactory(), by=SystemActor("tests"), at=NOW)

    assert entry.commitment == ""
    assert not JournalDetail.objects.exists()


def test_commitment_changes_with_its_salt():
    values = {"氏名": "見本 一郎"}

    assert journal.commit("a", values) != journal.commit("b", values)


def test_entries_of_an_association_newest_first():
    home, away = AssociationFactory(), AssociationFactory()
    for association in (home, away, home):
        journal.record(
            "登録した",
            association,
            by=SystemActor("tests"),
            at=NOW,
            association_id=association.pk,
        )

    mine = JournalEntry.objects.of_association(home.pk).newest_first()

    assert [entry.association_id for entry in mine] == [home.pk, home.pk]
    assert mine[0].pk > mine[1].pk
