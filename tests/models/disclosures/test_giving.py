"""閲覧 and 提供: what the database itself refuses, whoever writes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from disclosures.models import CopyReturn, Decision, ProvidedFile, Provision, Viewing
from disclosures.rules.stages import Outcome
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW
from tests.factories.disclosures import (
    CopyReturnFactory,
    DecisionFactory,
    InquiryFactory,
    ProvidedFileFactory,
    ProvisionFactory,
    ViewingFactory,
)
from tests.factories.handling import FootageCopyFactory, HandlingPermitFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def decision(town) -> Decision:
    inquiry = InquiryFactory(association=town.home, received_by=town.sato)
    return DecisionFactory(inquiry=inquiry)


def provision(decision, town, **changes) -> Provision:
    facts = {"decision": decision, "handed_by": town.sato, "witness": town.tanaka}
    return ProvisionFactory(**facts | changes)


def viewing(decision, town, **changes) -> Viewing:
    facts = {"decision": decision, "shown_by": town.sato, "witness": town.tanaka}
    return ViewingFactory(**facts | changes)


def refused(make, constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"recipient": ""}, "has_five_facts"),
        ({"content": ""}, "has_five_facts"),
        ({"purpose": ""}, "has_five_facts"),
        ({"reason": ""}, "has_five_facts"),
        ({"provided_at": None}, "null value|no decision to give"),
        ({"provided_at": NOW - timedelta(days=9)}, "no decision to give"),
        ({"from_at": NOW - HOUR, "to_at": NOW - 2 * HOUR}, "after_its_footage"),
        ({"from_at": NOW + HOUR, "to_at": NOW + 2 * HOUR}, "after_its_footage"),
        ({"document_number": ""}, "names_document"),
        ({"document_on": None}, "names_document"),
        ({"correction_reason": "まちがい"}, "correction_has_reason"),
    ],
)
def test_each_missing_fact_of_a_provision_is_refused(town, decision, changes, constraint):
    refused(lambda: provision(decision, town, **changes), constraint)


@pytest.mark.parametrize("ground", ["", "CURIOSITY", "LAW"])
def test_the_ground_is_one_of_four_and_the_decisions_own(town, decision, ground):
    refused(lambda: provision(decision, town, ground=ground), "has_one_ground|no decision to give")


def test_two_people_give(town, decision):
    refused(lambda: provision(decision, town, witness=town.sato), "by_two_people")


def test_a_handler_gives_under_a_permit_of_that_moment(town, decision):
    handler = {"handed_by": town.tanaka, "handed_as": "HANDLER", "witness": town.sato}
    refused(lambda: provision(decision, town, **handler), "under_permit|no permit")
    permits = {"association": town.home, "handler": town.tanaka, "granted_by": town.sato}
    over = HandlingPermitFactory(**permits, starts_at=NOW - 2 * HOUR, ends_at=NOW - HOUR)
    refused(lambda: provision(decision, town, **handler, permit=over), "no permit")
    revoked = HandlingPermitFactory(
        **permits, revoked_at=NOW - timedelta(minutes=1), revoked_by=town.sato
    )
    refused(lambda: provision(decision, town, **handler, permit=revoked), "no permit")
    elsewhere = HandlingPermitFactory(handler=town.tanaka, granted_by=town.sato)
    refused(lambda: provision(decision, town, **handler, permit=elsewhere), "no permit")

    assert provision(decision, town, **handler, permit=HandlingPermitFactory(**permits)).pk


def test_only_the_manager_of_that_day_gives_without_a_permit(town, decision):
    for person in (town.tanaka, town.yamamoto):
        refused(
            lambda who=person: provision(decision, town, handed_by=who, witness=town.mori),
            "not the manager",
        )


def test_a_manager_names_no_permit(town, decision):
    permit = HandlingPermitFactory(association=town.home, handler=town.sato)

    refused(lambda: provision(decision, town, permit=permit), "under_permit")


@pytest.mark.parametrize("outcome", [Outcome.SHOW, Outcome.REFUSE, Outcome.NO_FOOTAGE])
def test_without_the_decision_to_give_there_is_no_row(town, outcome):
    inquiry = InquiryFactory(association=town.home, received_by=town.sato)
    ground = "INVESTIGATION" if outcome is Outcome.SHOW else ""
    other = DecisionFactory(inquiry=inquiry, outcome=outcome, ground=ground)

    refused(lambda: provision(other, town, ground="INVESTIGATION"), "no decision to give")


def test_the_row_stands_in_the_ledger_of_the_inquirys_association(town, decision):
    refused(
        lambda: provision(decision, town, association=town.away, handed_by=town.yamamoto),
        "no decision to give",
    )


def test_one_row_a_decision_and_one_correction_a_row(town, decision):
    first = provision(decision, town)
    refused(lambda: provision(decision, town), "one_a_decision")
    refused(lambda: provision(decision, town, number=first.number), "number_is_unique|one_a")
    said = {"corrects": first, "correction_reason": "書きまちがい"}
    provision(decision, town, **said)
    refused(lambda: provision(decision, town, **said), "corrects_id")
    refused(lambda: provision(decision, town, corrects=first), "correction_has_reason|corrects")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"place": ""}, "is_whole"),
        ({"viewers": ""}, "is_whole"),
        ({"footage": ""}, "is_whole"),
        ({"ended_at": NOW - HOUR}, "runs_forward"),
        ({"began_at": NOW - HOUR}, "no decision to show"),
        ({"shown_as": "HANDLER"}, "under_permit|no permit"),
    ],
)
def test_each_missing_fact_of_a_viewing_is_refused(town, decision, changes, constraint):
    refused(lambda: viewing(decision, town, **changes), constraint)


def test_two_people_show(town, decision):
    refused(lambda: viewing(decision, town, witness=town.sato), "by_two_people")


def test_nothing_is_shown_that_was_refused(town):
    inquiry = InquiryFactory(association=town.home, received_by=town.sato)
    no = DecisionFactory(inquiry=inquiry, outcome=Outcome.REFUSE, ground="")

    refused(lambda: viewing(no, town), "no decision to show")


def test_a_measured_copy_has_its_measure(town, decision):
    row = provision(decision, town)

    refused(
        lambda: ProvidedFileFactory(provision=row, footage_copy=FootageCopyFactory(), sha256=""),
        "copy_is_measured",
    )


def test_what_was_given_ends_once(town, decision):
    row = provision(decision, town)
    CopyReturnFactory(provision=row)

    refused(lambda: CopyReturnFactory(provision=row), "provision_id")


@pytest.fixture
def written(town, decision) -> dict[type, object]:
    row = provision(decision, town)
    return {
        Provision: row,
        Viewing: viewing(decision, town),
        ProvidedFile: ProvidedFileFactory(provision=row),
        CopyReturn: CopyReturnFactory(provision=row),
        Decision: decision,
    }


CHANGES = {
    Provision: {"content": "別の内容"},
    Viewing: {"seen": "別のこと"},
    ProvidedFile: {"name": "別の名前"},
    CopyReturn: {"remarks": "別のこと"},
    Decision: {"reason": "別の理由"},
}


@pytest.mark.parametrize("model", CHANGES)
def test_what_is_written_is_neither_changed_nor_deleted_nor_emptied(written, model):
    rows = model.objects.filter(pk=written[model].pk)
    table = model._meta.db_table
    for act in (
        lambda: rows.update(**CHANGES[model]),
        lambda: rows._raw_delete("default"),
        lambda: connection.cursor().execute(f"TRUNCATE {table} CASCADE"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert rows.exists()


def test_the_receipt_is_added_once_and_stays(written):
    rows = Provision.objects.filter(pk=written[Provision].pk)
    assert rows.update(receipt=StoredFileFactory()) == 1

    for change in ({"receipt": StoredFileFactory()}, {"receipt": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
