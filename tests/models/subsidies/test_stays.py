"""What was sent or issued cannot be changed, and a used programme keeps its terms; so says the database."""

import pytest
from django.db import IntegrityError, connection, transaction

from subsidies.models import Letter, Programme, Submission
from tests.factories.associations import UserFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW, SPRING
from tests.factories.subsidies import (
    GrantApplicationFactory,
    LetterFactory,
    ProgrammeFactory,
    SubmissionFactory,
)

pytestmark = pytest.mark.django_db


def refused():
    return pytest.raises(IntegrityError, match="append-only")


@pytest.mark.parametrize(
    "changed",
    [
        {"reason": "書き換え"},
        {"conditions": "書き換え"},
        {"due_on": NOW.date()},
        {"amount_yen": None},
        {"number": 99},
        {"drafted_at": SPRING},
        {"approved_at": SPRING},
        {"paper_context": {}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_an_issued_letter_stays(changed):
    letter = LetterFactory(issued=True)

    with refused(), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**changed)


@pytest.mark.parametrize(
    ("field", "another"),
    [
        ("application", lambda: GrantApplicationFactory(applied=True)),
        ("drafted_by", UserFactory),
        ("approved_by", UserFactory),
    ],
)
def test_an_issued_letter_stays_with_its_people_and_its_application(field, another):
    letter = LetterFactory(issued=True)

    with refused(), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**{field: another()})


def test_an_issued_letter_gets_its_paper_once():
    letter = LetterFactory(issued=True)

    assert Letter.objects.filter(pk=letter.pk).update(paper=StoredFileFactory()) == 1
    with refused(), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(paper=StoredFileFactory())


def test_a_draft_may_be_written_again():
    letter = LetterFactory()

    assert Letter.objects.filter(pk=letter.pk).update(reason="書き直し") == 1


@pytest.mark.parametrize(
    "changed", [{"receipt_number": "M8-999-9"}, {"attempt": 9}, {"answers": []}]
)
def test_a_submission_stays(changed):
    sent = SubmissionFactory()

    with refused(), transaction.atomic():
        Submission.objects.filter(pk=sent.pk).update(**changed)
    assert Submission.objects.filter(pk=sent.pk).update(paper=StoredFileFactory()) == 1


@pytest.mark.parametrize("factory", [SubmissionFactory, LetterFactory])
def test_no_table_of_them_is_emptied(factory):
    table = factory._meta.model._meta.db_table
    factory()
    connection.check_constraints()

    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.fixture
def frozen():
    return ProgrammeFactory(frozen_at=NOW, frozen_by=UserFactory(), unverified=["rate"])


def test_of_a_used_programme_the_source_becomes_known(frozen):
    known = {"unverified": [], "source": "補助金交付要綱", "note": "公表されました。"}

    assert Programme.objects.filter(pk=frozen.pk).update(**known) == 1


@pytest.mark.parametrize(
    "changed", [{"rate_numerator": 1}, {"cap_per_camera": 1}, {"frozen_at": None}, {"code": "new"}]
)
def test_of_a_used_programme_nothing_else_changes(frozen, changed):
    with refused(), transaction.atomic():
        Programme.objects.filter(pk=frozen.pk).update(note="公表されました。", **changed)


def test_a_used_programme_is_not_deleted(frozen):
    with refused(), transaction.atomic():
        Programme.objects.filter(pk=frozen.pk).delete()
