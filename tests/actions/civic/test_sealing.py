"""Seals: what is signed, how they are chained, and what goes wrong with keys and disks."""

import hashlib
import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import IntegrityError, connection, transaction

from civic import ledger, merkle
from civic.models import Checkpoint
from civic.seal_key import SealKeyMissing, own_public_key
from civic.seal_note import FIRST_LINE, SignedNote, fingerprint, head, in_groups, parse
from civic.sealing import canonical, entry_lines, keep_leaves, seal, signed_note
from tests.factories.days import NOW
from tests.factories.sealing import CheckpointFactory, write_entries
from tests.tampering import tamper


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"
    return tmp_path


def leaves_file(number):
    return ledger.journal_folder() / str(number)


def test_nothing_to_seal_makes_no_seal_and_no_key(folders):
    assert seal(at=NOW) is None
    assert not (folders / "keys").exists()


def test_covers_every_entry_and_says_so_in_a_plain_note():
    entries = write_entries(3, 町="壇之浦")

    made = seal(at=NOW)

    root = merkle.root(
        merkle.leaf_hash(line.encode()) for _pk, line in entry_lines(after=0, until=entries[-1].pk)
    )
    assert made.note == (
        f"{FIRST_LINE}\nnumber: 1\nfirst_entry: {entries[0].pk}\nlast_entry: {entries[-1].pk}\n"
        f"entry_count: 3\nroot: {root.hex()}\nprevious: \n"
        "sealed_at: 2026-11-23T01:00:00.000000+00:00\n"
    )
    assert made.root == root.hex()
    assert signed_note(made).is_signed_by(own_public_key())


def test_an_entry_has_one_line():
    entry = write_entries(1, 町="壇之浦", い="a")[0]

    _pk, line = next(entry_lines(after=0, until=entry.pk))

    assert line == (
        f'[{entry.pk},"2026-11-23T01:00:00.000000+00:00","system:tests","試した",'
        f'{entry.association_id},"{entry.subject}",{{"い":"a","回":0,"町":"壇之浦"}},""]'
    )
    assert json.loads(line)[6] == entry.facts


def test_the_second_seal_follows_the_first():
    first = CheckpointFactory()
    second = CheckpointFactory(sealed_at=NOW + timedelta(days=1))

    assert (first.previous_head, second.previous_head) == ("", head(first.note))
    assert head(first.note) == hashlib.sha256(first.note.encode()).hexdigest()
    assert second.first_entry > first.last_entry
    assert second.number == 2


def test_seals_each_entry_once():
    CheckpointFactory()

    assert seal(at=NOW) is None


@pytest.mark.parametrize(
    "statement", ["UPDATE civic_checkpoint SET id = id", "DELETE FROM civic_checkpoint"]
)
def test_a_seal_stays(statement):
    CheckpointFactory()

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_key_is_for_its_owner_only(folders):
    CheckpointFactory()

    assert (folders / "keys").stat().st_mode & 0o777 == 0o700
    assert (folders / "keys" / "sealing.key").stat().st_mode & 0o777 == 0o600


def test_a_key_made_before_the_first_seal_is_used(folders):
    CheckpointFactory()
    key = own_public_key()
    tamper("civic_checkpoint", "DELETE FROM civic_checkpoint")
    leaves_file(1).unlink()

    assert CheckpointFactory().public_key == key


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("lost", "鍵のファイルがありません"),
        ("broken", "鍵のファイルを読めません"),
        ("another", "鍵とちがいます"),
        ("of another kind", "別の種類の鍵"),
    ],
)
def test_tells_the_operator_when_the_key_is_not_there(folders, what, sentence):
    CheckpointFactory()
    key = folders / "keys" / "sealing.key"
    key.unlink()
    if what == "broken":
        key.write_text("not a key")
    elif what == "another":
        key.write_bytes(_another_key())
    elif what == "of another kind":
        key.write_bytes(_key_of_another_kind())

    with pytest.raises(SealKeyMissing, match=sentence) as refusal:
        CheckpointFactory()

    assert "控えから" in str(refusal.value)
    assert Checkpoint.objects.count() == 1
    assert (what == "lost") is not key.exists()


def test_keeps_the_leaves_outside_with_the_signed_note():
    entries = write_entries(3)
    made = seal(at=NOW)

    kept = leaves_file(1)

    assert SignedNote.of_text(ledger.header_in(kept)) == signed_note(made)
    assert [pk for pk, _leaf in ledger.leaves_in(kept)] == [entry.pk for entry in entries]
    assert merkle.root(leaf for _pk, leaf in ledger.leaves_in(kept)).hex() == made.root
    assert kept.stat().st_mode & 0o777 == 0o600


def test_lost_leaves_are_written_again_while_the_entries_are_as_sealed():
    CheckpointFactory()
    before = leaves_file(1).read_text()
    leaves_file(1).unlink()

    CheckpointFactory()

    assert leaves_file(1).read_text() == before


def test_lost_leaves_of_changed_entries_are_not_made_up():
    CheckpointFactory()
    leaves_file(1).unlink()
    tamper("civic_journalentry", "UPDATE civic_journalentry SET actor = 'x'")

    keep_leaves()

    assert list(ledger.journal_folder().iterdir()) == []


def test_leaves_of_a_seal_that_is_not_ours_are_not_kept():
    CheckpointFactory()
    leaves_file(1).unlink()
    tamper("civic_checkpoint", "UPDATE civic_checkpoint SET signature = repeat('0', 128)")

    keep_leaves()

    assert not leaves_file(1).exists()


def test_a_folder_that_cannot_be_written_stops_no_seal(settings, tmp_path):
    settings.LEDGER_DIR = tmp_path / "file"
    settings.LEDGER_DIR.write_text("stands in the way")

    assert CheckpointFactory().number == 1

    settings.LEDGER_DIR = tmp_path / "ledger"
    assert CheckpointFactory().number == 2
    assert leaves_file(1).exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: note.replace("number: 1", "number: 01"),
        lambda note: note.replace(FIRST_LINE, "another"),
        lambda note: note.replace("root: ", "wurzel: "),
        lambda note: note + "\n",
        lambda _note: "",
    ],
)
def test_reads_only_exact_notes(spoil):
    note = CheckpointFactory().note

    assert parse(note).note == note
    with pytest.raises(ValueError, match=r"."):
        parse(spoil(note))


def test_a_signature_holds_for_its_own_note_and_key_only():
    signed = signed_note(CheckpointFactory())

    assert not SignedNote(signed.note + " ", signed.signature, "").is_signed_by(signed.public_key)
    assert not signed.is_signed_by("00" * 32)
    assert not signed.is_signed_by("")


def test_a_fingerprint_can_be_read_aloud():
    key = "ab" * 32

    assert fingerprint(key) == hashlib.sha256(b"\xab" * 32).hexdigest()
    assert [len(group) for group in in_groups(fingerprint(key)).split(" ")] == [8] * 8


def test_a_line_does_not_depend_on_the_order_of_facts():
    values = (1, NOW, "a", "b", None, "c")

    assert canonical((*values, {"x": 1, "あ": None}, "")) == canonical(
        (*values, {"あ": None, "x": 1}, "")
    )


def _another_key():
    return _pem(Ed25519PrivateKey.generate())


def _key_of_another_kind():
    return _pem(X25519PrivateKey.generate())


def _pem(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
