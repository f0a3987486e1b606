"""`verify_ledger` on a ledger that somebody with every right on the database has tampered with."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from civic import journal, ledger
from civic.actors import SystemActor
from civic.models import Checkpoint, JournalDetail, JournalEntry
from civic.restoring import RESTORED, SealsAhead
from civic.seal_note import fingerprint, head, in_groups
from civic.sealing import SEALED, seal
from retention.actions.close_night import close_night
from retention.actions.seal_night import seal_night
from retention.actions.settle_restore import settle_restore
from retention.models import Erasure, NightlyRun
from retention.models.nightly_run import Outcome
from retention.queries.closings import closing_of
from shimonoseki_cam.management.commands.tell_restore import in_words
from tests.factories.associations import AssociationFactory
from tests.factories.days import NOW, TODAY
from tests.factories.retention import ErasureFactory, NightlyRunFactory
from tests.factories.sealing import write_entries
from tests.tampering import swap_ids, tamper

pytestmark = pytest.mark.slow

BY = SystemActor("tests")
JOURNAL, ERASURES, SEALS = "civic_journalentry", "retention_erasure", "civic_checkpoint"
DETAILS = "civic_journaldetail"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"


def close(number: int, records: int) -> NightlyRun:
    night = TODAY + timedelta(days=number)
    run = NightlyRunFactory(night=night, outcome=Outcome.RUNNING, finished_at=None)
    for _ in range(records):
        ErasureFactory(run=run)
    return close_night(run, by=BY, at=NOW + timedelta(days=number))


def leave_a_number() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval('{JOURNAL}_id_seq')")


@pytest.fixture
def nights() -> list[NightlyRun]:
    """Three sealed nights with four records each, six more entries before each, and free numbers."""
    closed = []
    for number in range(3):
        leave_a_number()
        write_entries(3)
        leave_a_number()
        write_entries(3)
        closed.append(close(number, 4))
        leave_a_number()
        assert seal_night(at=NOW + timedelta(days=number), by=BY)
    return closed


def verify() -> dict:
    out = io.StringIO()
    try:
        call_command("verify_ledger", "--json", stdout=out)
        code = 0
    except SystemExit as end:
        code = end.code
    report = json.loads(out.getvalue())
    assert code == (0 if report["ok"] else 1)
    return report


def the_bad() -> list[tuple[str, str, int | None]]:
    return [
        (each["where"], each["what"], each["row"]) for each in verify()["remarks"] if each["bad"]
    ]


def entries_of(number: int) -> list[int]:
    found = Checkpoint.objects.get(number=number)
    span = JournalEntry.objects.filter(pk__gte=found.first_entry, pk__lte=found.last_entry)
    return list(span.order_by("pk").values_list("pk", flat=True))


def rows_of(run: NightlyRun) -> list[int]:
    return list(run.erasures.order_by("pk").values_list("pk", flat=True))


def leaves_file(number: int):
    return ledger.journal_folder() / str(number)


def test_an_untouched_ledger_is_whole(nights):
    report = verify()

    assert report["ok"]
    assert report["remarks"] == []
    assert (report["seals"], report["nights"], report["erasures"]) == (3, 3, 12)
    assert report["entries"] == JournalEntry.objects.count() - 1
    assert (report["unsealed_entries"], report["unsealed_erasures"]) == (1, 0)
    assert report["fingerprint"] == fingerprint(Checkpoint.objects.first().public_key)


def test_an_empty_ledger_is_whole():
    assert verify()["ok"]


def test_rows_after_the_last_seal_are_not_yet_sealed(nights):
    write_entries(2)
    close(5, 3)

    report = verify()

    assert report["ok"]
    assert (report["unsealed_entries"], report["unsealed_erasures"]) == (4, 3)


def test_records_of_a_night_that_still_runs_are_not_yet_sealed(nights):
    ErasureFactory(run=NightlyRunFactory(outcome=Outcome.RUNNING, finished_at=None))

    report = verify()

    assert report["ok"]
    assert report["unsealed_erasures"] == 1


# --- The journal ---


@pytest.mark.parametrize(
    "column",
    ["actor = 'x'", "facts = '{\"回\": 9}'", "at = at + interval '1 second'", "subject = ''"],
)
def test_an_edited_entry_is_named(nights, column):
    row = entries_of(2)[3]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET {column} WHERE id = %s", [row])

    assert the_bad() == [("封印2", "edited", row)]


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_removed_entry_is_named(nights, place):
    row = entries_of(2)[place]
    tamper(JOURNAL, f"DELETE FROM {JOURNAL} WHERE id = %s", [row])

    assert ("封印2", "removed", row) in the_bad()


def free_number_in(number: int) -> int:
    """The one that a rolled back writer took and left."""
    taken = entries_of(number)
    return next(pk for pk in range(taken[0], taken[-1]) if pk not in taken)


def add_entry(row: int) -> None:
    tamper(
        JOURNAL,
        f"INSERT INTO {JOURNAL} (id, at, actor, verb, subject, facts, commitment)"
        " VALUES (%s, now(), 'x', 'y', 'z', '{}', '')",
        [row],
    )


def test_an_entry_added_under_a_free_number_is_named(nights):
    row = free_number_in(2)
    add_entry(row)

    assert the_bad() == [("封印2", "added", row)]


def test_an_entry_added_between_two_seals_is_named(nights):
    row = entries_of(2)[0] - 1
    assert row > entries_of(1)[-1]
    add_entry(row)

    assert the_bad() == [("封印2", "added", row)]


def test_an_entry_added_before_the_first_seal_is_named(nights):
    add_entry(0)
    add_entry(-1)

    assert the_bad() == [("封印1", "added", -1)]


def test_an_entry_that_was_given_a_free_number_is_named(nights):
    row, was = free_number_in(2), entries_of(2)[-1]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET id = %s WHERE id = %s", [row, was])

    assert the_bad() == [("封印2", "reordered", row)]


def test_swapped_entries_are_named(nights):
    one, other = entries_of(2)[1], entries_of(2)[4]
    swap_ids(JOURNAL, one, other)

    report = verify()

    assert the_bad() == [("封印2", "reordered", one)]
    assert report["remarks"][0]["other"] == other


def test_the_first_of_several_changes_is_named_for_each_seal(nights):
    rows = [entries_of(number)[2] for number in (1, 3)]
    later = entries_of(1)[4]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = ANY(%s)", [[*rows, later]])

    assert the_bad() == [("封印1", "edited", rows[0]), ("封印3", "edited", rows[1])]


def test_without_its_leaves_a_change_is_told_but_not_named(nights):
    leaves_file(2).unlink()
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = %s", [entries_of(2)[3]])

    report = verify()

    assert the_bad() == [("封印2", "unnamed", None)]
    assert "どの記録かは分かりません" in report["remarks"][-1]["sentence"]


def test_lost_leaves_alone_are_no_harm(nights):
    leaves_file(2).unlink()

    report = verify()

    assert report["ok"]
    assert [each["what"] for each in report["remarks"]] == ["leaves_missing"]


def test_changed_leaves_accuse_no_entry(nights):
    path = leaves_file(2)
    path.write_text(path.read_text().replace("\n", "\n1 00\n", 13))

    assert the_bad() == [("封印2", "leaves_changed", None)]


# --- The seals ---


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_seal_is_missed(nights, number):
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number = %s", [number])

    assert the_bad() == [(f"封印{number}", "seal_removed", None)]


def test_the_last_seal_removed_with_its_leaves_is_missed_for_the_journal_tells_of_it(nights):
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number = 3")
    leaves_file(3).unlink()

    assert the_bad() == [("封印3", "seal_removed", None), ("封印3", "lost", None)]


def test_a_seal_removed_with_its_leaves_leaves_the_others_to_be_checked(nights):
    row = entries_of(3)[1]
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number = 2")
    leaves_file(2).unlink()
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = %s", [row])

    assert the_bad() == [
        ("封印2", "seal_removed", None),
        ("封印2", "lost", None),
        ("封印3", "edited", row),
    ]


def test_another_key_named_by_a_seal_is_told(nights):
    tamper(SEALS, f"UPDATE {SEALS} SET public_key = repeat('0', 64) WHERE number = 3")

    assert the_bad() == [("封印3", "seal_edited", None)]


@pytest.mark.parametrize("column", ["last_entry", "entry_count", "first_entry"])
def test_an_edited_column_of_a_seal_is_named(nights, column):
    change = "- 1" if column == "first_entry" else "+ 1"
    tamper(SEALS, f"UPDATE {SEALS} SET {column} = {column} {change} WHERE number = 2")

    report = verify()

    assert the_bad() == [("封印2", "seal_edited", None)]
    assert column in report["remarks"][0]["sentence"]


def test_an_edited_note_has_no_signature_and_the_leaves_outside_still_tell_the_truth(nights):
    tamper(
        SEALS, f"UPDATE {SEALS} SET note = replace(note, 'count: ', 'count: 1') WHERE number = 2"
    )

    assert the_bad() == [("封印2", "seal_forged", None)]


def test_a_forged_seal_is_told(nights):
    """Somebody else's key cannot continue the chain, however well the note is made."""
    copy = "number + 1, sealed_at, last_entry + 1, last_entry + 1, 1, root, previous_head"
    tamper(
        SEALS,
        f"INSERT INTO {SEALS} (number, sealed_at, first_entry, last_entry, entry_count, root,"
        f" previous_head, note, signature, public_key) SELECT {copy}, note, signature, repeat('0', 64)"
        f" FROM {SEALS} WHERE number = 3",
    )

    found = the_bad()

    assert found == [("封印4", "seal_edited", None), ("封印4", "lost", None)]


def test_entries_changed_with_their_seal_cannot_be_signed_again(nights, settings, tmp_path):
    """The whole of the database and the leaves are remade; only the key is not in reach."""
    own = settings.KEYS_DIR
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = %s", [entries_of(3)[1]])
    tamper(SEALS, f"DELETE FROM {SEALS}")
    settings.KEYS_DIR = tmp_path / "forger"
    settings.LEDGER_DIR = tmp_path / "forged"
    assert seal_night(at=NOW, by=BY)
    settings.KEYS_DIR = own

    assert ("封印1", "seal_forged", None) in the_bad()


def test_leaves_outside_of_another_seal_are_told(nights, settings):
    """The last seal was replaced with the true key: the leaves and the witnesses remember."""
    true = leaves_file(3).read_bytes()
    leaves_file(3).unlink()
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number = 3")
    write_entries()
    seal_night(at=NOW, by=BY)
    leaves_file(3).write_bytes(true)

    assert ("封印3", "seal_differs", None) in the_bad()


def test_without_the_key_the_first_seal_s_key_is_taken_and_that_is_said(nights, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "elsewhere"

    report = verify()

    assert report["ok"]
    assert not report["has_own_key"]


# --- The records of erasure ---


@pytest.mark.parametrize(
    "column",
    [
        "path = path || 'x'",
        "erased_at = erased_at - interval '1 microsecond'",
        "days_late = 1",
        "size = 999",
        "ending = 'MISSING'",
    ],
)
def test_an_edited_record_is_named(nights, column):
    row = rows_of(nights[1])[2]
    tamper(ERASURES, f"UPDATE {ERASURES} SET {column} WHERE id = %s", [row])

    report = verify()

    assert the_bad() == [(f"夜{nights[1].pk}", "edited", row)]
    assert report["remarks"][0]["line"].startswith(f"[{row},{nights[1].pk},")


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_removed_record_is_named(nights, place):
    row = rows_of(nights[1])[place]
    tamper(ERASURES, f"DELETE FROM {ERASURES} WHERE id = %s", [row])

    assert the_bad() == [(f"夜{nights[1].pk}", "removed", row)]


def test_an_added_record_is_named(nights):
    added = ErasureFactory(run=nights[1])

    assert the_bad() == [(f"夜{nights[1].pk}", "added", added.pk)]


def test_a_record_added_to_a_night_that_had_none_is_named():
    run = close(0, 0)
    seal_night(at=NOW, by=BY)
    added = ErasureFactory(run=run)

    assert the_bad() == [(f"夜{run.pk}", "added", added.pk)]


def test_swapped_records_are_named(nights):
    one, other = rows_of(nights[1])[0], rows_of(nights[1])[3]
    swap_ids(ERASURES, one, other)

    report = verify()

    assert the_bad() == [(f"夜{nights[1].pk}", "reordered", one)]
    assert report["remarks"][0]["other"] == other


def test_a_record_moved_to_another_night_is_named_in_both(nights):
    row = rows_of(nights[1])[1]
    tamper(ERASURES, f"UPDATE {ERASURES} SET run_id = %s WHERE id = %s", [nights[2].pk, row])

    assert the_bad() == [
        (f"夜{nights[1].pk}", "removed", row),
        (f"夜{nights[2].pk}", "added", row),
    ]


def test_records_without_leaves_are_told_but_not_named(nights):
    (ledger.erasures_folder() / str(nights[1].pk)).unlink()
    tamper(ERASURES, f"UPDATE {ERASURES} SET size = 1 WHERE id = %s", [rows_of(nights[1])[0]])

    assert the_bad() == [(f"夜{nights[1].pk}", "unnamed", None)]


def test_a_changed_root_of_a_night_is_told(nights):
    NightlyRun.objects.filter(pk=nights[1].pk).update(erasures_root="0" * 64)

    assert the_bad() == [(f"夜{nights[1].pk}", "night_edited", None)]


def test_a_removed_night_is_missed(nights):
    tamper(ERASURES, f"DELETE FROM {ERASURES} WHERE run_id = %s", [nights[1].pk])
    NightlyRun.objects.filter(pk=nights[1].pk).delete()

    assert the_bad() == [(f"夜{nights[1].pk}", "night_removed", None)]
    assert not Erasure.objects.filter(run_id=nights[1].pk).exists()


def test_a_night_that_the_journal_does_not_know_is_told(nights):
    invented = NightlyRunFactory()

    assert the_bad() == [(f"夜{invented.pk}", "not_told", None)]


# --- Put back from a backup ---


def put_back_to(number: int, nights: list[NightlyRun]) -> None:
    """The database as it was right after a seal, its sequences too; outside everything stays."""
    last = Checkpoint.objects.get(number=number)
    lost = [run.pk for run in nights[number:]]
    tamper(JOURNAL, f"DELETE FROM {JOURNAL} WHERE id > %s", [last.last_entry])
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number > %s", [number])
    tamper(ERASURES, f"DELETE FROM {ERASURES} WHERE run_id = ANY(%s)", [lost])
    NightlyRun.objects.filter(pk__in=lost).delete()
    for table in (JOURNAL, SEALS, ERASURES, "retention_nightlyrun"):
        tamper(
            table,
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))",
        )


def test_no_number_of_a_lost_seal_is_given_again(nights):
    put_back_to(1, nights)
    write_entries()

    with pytest.raises(SealsAhead, match="tell_restore"):
        seal(at=NOW)
    assert seal_night(at=NOW, by=BY) is None
    assert {("封印2", "seal_removed", None), ("封印3", "seal_removed", None)} <= set(the_bad())


def test_a_restore_that_is_told_is_no_tampering_and_the_chain_goes_on(nights):
    highest = {run.pk for run in nights}, entries_of(3)[-1]
    put_back_to(1, nights)

    settled = settle_restore(by=BY, at=NOW)
    again = close(7, 2)
    made = seal_night(at=NOW, by=BY)

    assert (settled.restore.last_seal, settled.restore.last_outside) == (1, 3)
    assert made.number == 4
    assert made.previous_head == head(Checkpoint.objects.get(number=1).note)
    assert again.pk > max(highest[0])
    assert made.first_entry > highest[1]
    report = verify()
    assert report["ok"]
    assert [(each["where"], each["what"]) for each in report["remarks"]] == [
        ("封印1のあと", "restored")
    ]
    assert "封印第2号から第3号までの" in report["remarks"][0]["sentence"]


def test_after_a_restore_a_change_is_still_named(nights):
    put_back_to(1, nights)
    settle_restore(by=BY, at=NOW)
    write_entries(3)
    made = seal_night(at=NOW, by=BY)
    row = entries_of(made.number)[1]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = %s", [row])

    assert the_bad() == [("封印4", "edited", row)]


def test_a_second_restore_goes_above_the_first(nights):
    put_back_to(1, nights)
    settle_restore(by=BY, at=NOW)
    seal_night(at=NOW, by=BY)
    put_back_to(1, nights)

    settle_restore(by=BY, at=NOW)

    assert seal_night(at=NOW, by=BY).number == 5
    assert verify()["ok"]


def test_a_seal_outside_that_is_not_ours_stops_nothing(nights):
    (ledger.journal_folder() / "99").write_text("no seal at all\n\n")
    write_entries()

    assert seal(at=NOW).number == 4


def claim_a_restore(facts: str) -> None:
    """What a superuser can write into the journal without the key of the seals."""
    tamper(
        JOURNAL,
        f"INSERT INTO {JOURNAL} (at, actor, verb, subject, facts, commitment)"
        " VALUES (now(), 'system:command', '控えから戻した', 'civic.checkpoint:0', %s, '')",
        [facts],
    )


def test_a_restore_that_nobody_signed_excuses_no_missing_seal(nights):
    row = entries_of(2)[3]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET actor = 'x' WHERE id = %s", [row])
    tamper(SEALS, f"DELETE FROM {SEALS}")
    claim_a_restore('{"最後の封印": 0, "外の封印": 3}')

    found = the_bad()

    claimed = JournalEntry.objects.get(verb=RESTORED)
    assert (f"操作の記録{claimed.pk}", "restore_unsigned", None) in found
    assert {(f"封印{number}", "seal_removed", None) for number in (1, 2, 3)} <= set(found)
    assert ("封印2", "edited", row) in found


def test_the_note_of_a_restore_excuses_only_what_was_lost_then(nights):
    put_back_to(1, nights)
    settle_restore(by=BY, at=NOW)
    seal_night(at=NOW, by=BY)
    tamper(SEALS, f"DELETE FROM {SEALS} WHERE number = 4")

    assert the_bad() == [("封印4", "seal_removed", None)]


@pytest.mark.parametrize("number", [1, 9])
def test_a_restore_that_says_another_thing_than_its_note_is_bad(nights, number):
    put_back_to(1, nights)
    told = settle_restore(by=BY, at=NOW).restore
    facts = f'{{"最後の封印": 1, "外の封印": {number}}}'
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET facts = %s WHERE id = %s", [facts, told.entry])

    assert (f"操作の記録{told.entry}", "restore_unsigned", None) in the_bad()


def test_a_restore_s_note_under_another_entry_excuses_nothing(nights):
    put_back_to(1, nights)
    told = settle_restore(by=BY, at=NOW).restore
    claim_a_restore('{"最後の封印": 1, "外の封印": 3}')
    claimed = JournalEntry.objects.order_by("pk").last().pk
    (ledger.restores_folder() / str(claimed)).write_bytes(told.path.read_bytes())

    assert the_bad() == [(f"操作の記録{claimed}", "restore_unsigned", None)]


def test_without_the_key_a_restore_is_not_told_yet(nights, settings, tmp_path):
    put_back_to(1, nights)
    own, settings.KEYS_DIR = settings.KEYS_DIR, tmp_path / "elsewhere"

    stopped = settle_restore(by=BY, at=NOW)

    assert stopped.restore is None
    assert "封印の鍵のファイルがありません" in stopped.stopped
    assert "tell_restore" in in_words(stopped)
    assert not JournalEntry.objects.filter(verb=RESTORED).exists()
    settings.KEYS_DIR = own
    settle_restore(by=BY, at=NOW)
    assert verify()["ok"]


def test_a_note_that_is_not_ours_stops_no_restore(nights):
    put_back_to(1, nights)
    leaves_file(2).write_text("no seal at all\nsignature: \npublic_key: \n\n")

    assert settle_restore(by=BY, at=NOW).restore.last_outside == 3


# --- Rows that cannot be read ---


@pytest.mark.parametrize("facts", ["{}", "[]", "null", '{"番号": "三"}'])
def test_an_entry_of_a_seal_that_cannot_be_read_is_told(nights, facts):
    row = JournalEntry.objects.filter(verb=SEALED).order_by("pk").last().pk
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET facts = %s WHERE id = %s", [facts, row])

    assert the_bad() == [(f"操作の記録{row}", "seal_told_unreadable", None)]


@pytest.mark.parametrize(
    "change",
    [
        "facts = '[]'",
        'facts = facts || \'{"消去の記録の数": "多い"}\'',
        "facts = facts || '{\"消去の記録の根\": 7}'",
        "subject = 'retention.nightlyrun:x'",
        "subject = ''",
    ],
)
def test_an_entry_of_a_night_that_cannot_be_read_is_told(nights, change):
    row = closing_of(nights[1]).entry_id
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET {change} WHERE id = %s", [row])

    assert the_bad() == [
        ("封印2", "edited", row),
        (f"操作の記録{row}", "closing_unreadable", None),
        (f"夜{nights[1].pk}", "not_told", None),
    ]


@pytest.mark.parametrize("facts", ["{}", "[]", '{"最後の封印": "一", "外の封印": null}'])
def test_a_restore_that_cannot_be_read_is_told(nights, facts):
    claim_a_restore(facts)

    assert [what for _where, what, _row in the_bad()] == ["restore_unsigned"]


def test_a_moment_that_no_clock_shows_is_told(nights):
    row = entries_of(2)[3]
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET at = '20000-01-01' WHERE id = %s", [row])

    assert ("操作の記録", "unreadable", None) in the_bad()


def test_a_number_too_long_to_read_is_told(nights):
    row = JournalEntry.objects.filter(verb=SEALED).order_by("pk").last().pk
    facts = f'{{"番号": 1{"0" * 5000}}}'
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET facts = %s WHERE id = %s", [facts, row])

    assert ("操作の記録", "unreadable", None) in the_bad()


@pytest.mark.parametrize("number", [10**15, 10**30])
def test_an_entry_that_tells_of_a_seal_far_ahead_is_not_waited_for(nights, number):
    row = JournalEntry.objects.filter(verb=SEALED).order_by("pk").last().pk
    facts = f'{{"番号": {number}}}'
    tamper(JOURNAL, f"UPDATE {JOURNAL} SET facts = %s WHERE id = %s", [facts, row])
    claim_a_restore(f'{{"最後の封印": 1, "外の封印": {number}}}')

    found = the_bad()

    assert (f"封印{number}", "seal_removed", None) in found
    assert ("封印4", "seal_removed", None) in found
    assert len(found) == 5


def test_a_file_far_ahead_is_not_waited_for(nights):
    leaves_file(10**18).write_text("no seal at all\n\n")

    assert ("封印4", "seal_removed", None) in the_bad()


# --- The personal values behind an entry ---


def record_a_person() -> int:
    place = AssociationFactory()
    return journal.record("試した", place, by=BY, at=NOW, personal={"氏名": "見本 花子"}).pk


def test_a_changed_personal_value_is_named():
    first, second, third = record_a_person(), record_a_person(), record_a_person()
    tamper(
        DETAILS,
        f'UPDATE {DETAILS} SET "values" = \'{{"氏名": "別人"}}\' WHERE entry_id = ANY(%s)',
        [[second, third]],
    )

    assert first < second
    assert the_bad() == [(f"操作の記録{second}", "detail_changed", None)]


@pytest.mark.parametrize("change", ["salt = 'x'", "\"values\" = '[]'", "entry_id = 999999"])
def test_every_column_of_a_personal_value_counts(change):
    record_a_person()
    tamper(DETAILS, f"UPDATE {DETAILS} SET {change}")

    assert [what for _where, what, _row in the_bad()] == ["detail_changed"]


def test_a_deleted_personal_value_is_no_harm():
    record_a_person()
    kept = record_a_person()
    JournalDetail.objects.exclude(entry_id=kept).delete()

    assert verify()["ok"]


# --- In words ---


def test_says_what_was_checked(nights, capsys):
    call_command("verify_ledger")

    said = capsys.readouterr().out
    key = Checkpoint.objects.first().public_key
    assert "封印 3件" in said
    assert "消去の記録 12件（3夜）" in said
    assert "まだ封印していないもの：操作の記録 1件、消去の記録 0件" in said
    assert in_groups(fingerprint(key)) in said
    assert "結果：異常はありません。" in said


def test_says_what_happened_to_which_row(nights, capsys):
    row = rows_of(nights[1])[2]
    tamper(ERASURES, f"UPDATE {ERASURES} SET size = 999 WHERE id = %s", [row])

    with pytest.raises(SystemExit):
        call_command("verify_ledger")

    said = capsys.readouterr().out
    assert f"【異常】夜{nights[1].pk}：{row}番の記録が、封印のあとで書きかえられています。" in said
    assert ",999," in said
    assert "結果：異常が1件あります。" in said
