"""The file beside a certificate: enough to check a night with nothing but the city's public key."""

import json
from datetime import timedelta

import pytest

from civic import ledger, merkle
from civic.actors import SystemActor
from civic.seal_note import SignedNote, parse
from retention.actions.close_night import close_night
from retention.actions.seal_night import seal_night
from retention.models import NightlyRun
from retention.models.nightly_run import Outcome
from retention.queries.certificate_data import certificate_data
from tests.factories.days import NOW
from tests.factories.retention import ErasureFactory, NightlyRunFactory
from tests.factories.sealing import write_entries
from tests.proofs import root_from_proof

pytestmark = pytest.mark.django_db
BY = SystemActor("tests")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.LEDGER_DIR = tmp_path / "ledger"


def close(records: int) -> NightlyRun:
    run = NightlyRunFactory(outcome=Outcome.RUNNING, finished_at=None)
    for _ in range(records):
        ErasureFactory(run=run)
    return close_night(run, by=BY, at=NOW)


@pytest.fixture
def night() -> NightlyRun:
    """Between other entries, under the second seal."""
    write_entries(3)
    seal_night(at=NOW, by=BY)
    write_entries(5)
    run = close(3)
    write_entries(2)
    seal_night(at=NOW + timedelta(days=1), by=BY)
    return run


def proves(data: dict) -> bool:
    """What the page does, in the same order."""
    leaves = [merkle.leaf_hash(row.encode()) for row in data["rows"]]
    seal = parse(data["note"])
    found = root_from_proof(
        merkle.leaf_hash(data["entry"].encode()),
        data["entry_index"],
        seal.entry_count,
        [bytes.fromhex(each) for each in data["entry_proof"]],
    )
    return (
        merkle.root(leaves).hex() == data["erasures_root"]
        and json.loads(data["entry"])[6]["消去の記録の根"] == data["erasures_root"]
        and found.hex() == seal.root
        and SignedNote(data["note"], data["signature"], "").is_signed_by(data["public_key"])
    )


def test_proves_the_night(night):
    data = certificate_data(night)

    assert proves(data)
    assert parse(data["note"]).number == 2
    assert data["leaf_hashes"] == [merkle.leaf_hash(row.encode()).hex() for row in data["rows"]]
    assert data["leaf_ids"] == [json.loads(row)[0] for row in data["rows"]]
    assert json.loads(json.dumps(data)) == data


def test_the_sealed_entry_names_the_association_and_the_recorder_by_number(night):
    data = certificate_data(night)

    entry = json.loads(data["entry"])
    recorder = night.recorder
    assert (entry[4], entry[6]["録画装置"]) == (recorder.association_id, recorder.pk)
    assert (data["association_id"], data["recorder_id"]) == (entry[4], entry[6]["録画装置"])


def test_without_the_seal_s_leaves_the_rows_give_the_proof(night):
    (ledger.journal_folder() / "2").unlink()

    assert proves(certificate_data(night))


def test_without_the_night_s_leaves_says_so(night):
    (ledger.erasures_folder() / str(night.pk)).unlink()

    data = certificate_data(night)

    assert (data["leaf_ids"], data["leaf_hashes"]) == (None, None)
    assert proves(data)


def test_an_unsealed_night_has_no_proof():
    data = certificate_data(close(1))

    assert data["entry"]
    assert {data[name] for name in ("entry_index", "entry_proof", "note", "signature")} == {None}


def test_a_night_before_sealing_has_no_entry():
    assert certificate_data(NightlyRunFactory())["entry"] is None


def test_holds_nothing_of_people(night):
    text = json.dumps(certificate_data(night), ensure_ascii=False)

    for person in (night.recorder.recorded_by, night.recorder.association.registered_by):
        assert person.name not in text


def test_asks_as_often_for_many_records_as_for_few(night, django_assert_num_queries):
    many = close(20)
    seal_night(at=NOW, by=BY)
    for run in (night, many):
        fresh = NightlyRun.objects.select_related("recorder__association").get(pk=run.pk)
        with django_assert_num_queries(4):
            certificate_data(fresh)
