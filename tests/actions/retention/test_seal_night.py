"""After a night: leaves outside, the journal sealed, the witnesses told; no part stops another."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from associations.models import Notice
from civic import ledger, merkle
from civic.actors import SystemActor
from civic.models import Checkpoint, JournalEntry
from civic.sealing import SEALED
from retention.actions.close_night import close_night
from retention.actions.seal_night import keep_erasure_leaves, seal_night
from retention.models import NightlyRun
from retention.models.erasure import Ending
from retention.models.nightly_run import Outcome
from retention.queries.closings import closing_of, seal_over
from retention.queries.erasure_leaves import leaves_of_run, lines_of_run, root_of_run
from tests.factories.days import NOW
from tests.factories.retention import ErasureFactory, NightlyRunFactory
from tests.factories.sealing import write_entries
from tests.tampering import tamper

BY = SystemActor("tests")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"
    settings.WITNESS_ADDRESSES = ["witness@example.jp", "library@example.jp"]
    return tmp_path


@pytest.fixture
def night() -> NightlyRun:
    run = NightlyRunFactory(outcome=Outcome.RUNNING, finished_at=None)
    ErasureFactory(run=run, path='ch01/改行\n"引用符"\\.avi', channel="")
    ErasureFactory(run=run, ending=Ending.MISSING, days_late=3)
    return close_night(run, by=BY, at=NOW)


def test_a_record_has_one_line(night):
    first = night.erasures.order_by("pk").first()

    _pk, line = next(lines_of_run(night))

    assert line == json.dumps(
        [
            first.pk, night.pk, first.footage_id, first.path, "", "2026-11-08", "2026-11-22", 1000,
            "OVERWRITE_UNLINK", "ERASED", "2026-11-23T01:00:00.000000+00:00", 0,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def test_a_night_is_closed_with_the_root_over_its_records(night):
    leaves = [merkle.leaf_hash(data) for data in leaves_of_run(night)]

    assert len(leaves) == 2
    assert root_of_run(night) == night.erasures_root == merkle.root(leaves).hex()
    assert closing_of(night).root == night.erasures_root
    assert closing_of(night).count == 2


def test_a_night_without_records_has_no_root():
    assert root_of_run(NightlyRunFactory()) == ""


def test_seals_the_night_and_keeps_its_leaves(night):
    checkpoint = seal_night(at=NOW, by=BY)

    assert seal_over(closing_of(night)) == checkpoint
    kept = ledger.erasures_folder() / str(night.pk)
    assert merkle.root(leaf for _pk, leaf in ledger.leaves_in(kept)).hex() == night.erasures_root


def test_tells_every_witness_the_signed_note(night):
    checkpoint = seal_night(at=NOW, by=BY)

    mails = Notice.objects.filter(subject__contains="封印")
    assert sorted(mails.values_list("to", flat=True)) == [
        "library@example.jp",
        "witness@example.jp",
    ]
    for mail in mails:
        assert checkpoint.note in mail.body
        assert checkpoint.signature in mail.body
        assert mail.subject == "記録の封印 第1号（令和8年11月23日）"


def test_the_journal_tells_of_the_seal(night):
    checkpoint = seal_night(at=NOW, by=BY)

    told = JournalEntry.objects.get(verb=SEALED)
    assert told.facts == {"番号": checkpoint.number}
    assert told.pk > checkpoint.last_entry
    assert seal_over(closing_of(night)).number == 1


def test_nothing_to_seal_tells_nobody():
    assert seal_night(at=NOW, by=BY) is None
    assert not Notice.objects.exists()


def test_records_that_changed_before_the_seal_are_not_kept_as_leaves(night):
    tamper("retention_erasure", "UPDATE retention_erasure SET size = 1")

    assert seal_night(at=NOW, by=BY)
    assert not list(ledger.erasures_folder().iterdir())


def test_a_missing_key_leaves_the_night_as_it_is(night, folders):
    seal_night(at=NOW, by=BY)
    (folders / "keys" / "sealing.key").unlink()
    write_entries()

    assert seal_night(at=NOW, by=BY) is None
    assert Checkpoint.objects.count() == 1


def test_a_folder_that_cannot_be_written_stops_no_seal(night, settings, tmp_path):
    settings.LEDGER_DIR = tmp_path / "file"
    settings.LEDGER_DIR.write_text("stands in the way")

    assert seal_night(at=NOW, by=BY).number == 1

    settings.LEDGER_DIR = tmp_path / "ledger"
    assert seal_night(at=NOW, by=BY).number == 2
    assert (ledger.erasures_folder() / str(night.pk)).exists()


def test_a_key_folder_that_cannot_be_made_stops_no_leaves(night, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "file"
    settings.KEYS_DIR.write_text("stands in the way")

    assert seal_night(at=NOW, by=BY) is None
    assert (ledger.erasures_folder() / str(night.pk)).exists()


def test_an_old_night_without_leaves_is_not_looked_for_again_every_night(night):
    seal_night(at=NOW, by=BY)
    old = ledger.erasures_folder() / str(night.pk)
    old.rename(old.with_name(str(night.pk + 1)))

    with CaptureQueriesContext(connection) as asked:
        keep_erasure_leaves(at=NOW + timedelta(days=61))

    assert not old.exists()
    assert len(asked) == 1
    assert "forecast" not in asked[0]["sql"]


def test_a_night_of_the_last_sixty_days_is(night):
    seal_night(at=NOW, by=BY)
    lost = ledger.erasures_folder() / str(night.pk)
    lost.rename(lost.with_name(str(night.pk + 1)))

    keep_erasure_leaves(at=NOW + timedelta(days=60))

    assert lost.exists()


def test_where_every_file_is_gone_all_are_written_again(night):
    keep_erasure_leaves(at=NOW + timedelta(days=400))

    assert (ledger.erasures_folder() / str(night.pk)).exists()


def write_many_others(night):
    """Of the same association, so that no other index finds the night as quickly."""
    association_id = night.recorder.association_id
    others = [
        JournalEntry(at=NOW, actor="system", verb="記録した", association_id=association_id,
                     subject=f"cameras.camera:{number}", facts={}, commitment="")
        for number in range(3000)
    ]  # fmt: skip
    JournalEntry.objects.bulk_create(others)


def test_the_end_of_a_night_is_looked_up_by_its_subject(night):
    with CaptureQueriesContext(connection) as asked:
        closing_of(night)
    write_many_others(night)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE civic_journalentry")
        cursor.execute(f"EXPLAIN {asked[-1]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "civic_journal_by_subject" in plan
