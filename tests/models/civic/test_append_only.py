"""The journal and the records of erasure can only grow; the database itself says so."""

import pytest
from django.db import IntegrityError, connection, transaction

from cameras.models import Regulations
from civic import journal
from civic.actors import SystemActor
from civic.models import JournalDetail, StoredFile
from tests.factories.associations import AssociationFactory
from tests.factories.cameras import RegulationsFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW
from tests.factories.retention import ErasureFactory

STATEMENTS = {
    "update": "UPDATE {table} SET id = id",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}


@pytest.fixture
def rows():
    """Their foreign keys are checked at once: TRUNCATE waits for no deferred check."""
    ErasureFactory()
    connection.check_constraints()
    journal.record(
        "試した", AssociationFactory(), by=SystemActor("tests"), at=NOW, personal={"氏名": "見本"}
    )


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("table", ["civic_journalentry", "retention_erasure"])
def test_refuses(rows, table, statement):
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(STATEMENTS[statement].format(table=table))


def test_personal_values_may_be_erased_but_not_changed(rows):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        JournalDetail.objects.update(values={"氏名": "別人"})

    assert JournalDetail.objects.all().delete()[0] == 1


def test_a_stored_file_has_bytes():
    empty = StoredFile(sha256="0" * 64, name="空.pdf", size=0, stored_at=NOW)

    with pytest.raises(IntegrityError, match="has_bytes"), transaction.atomic():
        empty.save()


def test_a_stored_file_stays_as_it_is():
    file = StoredFileFactory()
    file.name = "別の名前.pdf"

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        file.save()


def test_an_issued_paper_stays():
    regulations = RegulationsFactory(paper=StoredFileFactory())

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Regulations.objects.filter(pk=regulations.pk).update(paper=None)
