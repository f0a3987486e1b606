"""The drill: a real backup, a night, a real restore; and nothing that was erased can be read again."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from tests.processes.house import House, open_house, url_of

pytestmark = pytest.mark.slow

MAKE_COPY = """
from django.utils import timezone
from associations.models import User
from retention.actions.make_copy import make_copy
from retention.models import Footage
kept = Footage.objects.readable(timezone.localdate()).order_by("-recorded_on", "pk")[0]
copy = make_copy(footage=kept, reference="disclosures.provision:1", purpose="照会への提供",
                 by=User.objects.get(number="100001"), at=timezone.now())
print(copy.key_name)
"""
END_COPY = """
from django.utils import timezone
from associations.models import User
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.models import FootageCopy
from retention.models.footage_copy import KeyEnding
destroy_copy_key(copy=FootageCopy.objects.get(), ending=KeyEnding.HANDED_OVER,
                 by=User.objects.get(number="100001"), at=timezone.now())
"""
SEAL = """
from django.utils import timezone
from civic.actors import SystemActor
from retention.actions.seal_night import seal_night
seal_night(at=timezone.now(), by=SystemActor("nightly"))
"""
# Everything that is believed to be kept and is past its last day, by the page, the record and the store.
TRY_TO_READ = """
import json
from django.conf import settings
from django.test import Client
from django.utils import timezone
from associations.models import User
from civic.refusals import Refused
from retention.models import Footage, FootageCopy
from retention.queries.copy_content import read_copy
from retention.stores.copies import copy_store
settings.ALLOWED_HOSTS = ["*"]
browser, today = Client(), timezone.localdate()
browser.force_login(User.objects.get(number="100001"),
                    backend="shimonoseki_cam.backends.AppointmentBackend")
due = list(Footage.objects.due(today).select_related("recorder"))
pages = [browser.get(f"/a/{row.recorder.association_id}/footage/files/{row.pk}/play/").status_code
         for row in due]
there = [row.path for row in due if row.recorder.open_store().look(row.path)]
copy = FootageCopy.objects.get()
try:
    b"".join(read_copy(copy, today))
    desk = "read"
except Refused as refusal:
    desk = refusal.reason.name
try:
    b"".join(copy_store().read(copy.key_name))
    store = "read"
except OSError as problem:
    store = type(problem).__name__
print(json.dumps({"due": len(due), "pages": sorted(set(pages)), "there": there,
                  "desk": desk, "store": store, "ending": copy.key_ending}))
"""


def run(house: House, code: str) -> str:
    done = house.manage("shell", "-v0", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def do(house: House, *command: str) -> str:
    done = house.manage(*command)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refused(house: House, *command: str) -> str:
    """Refused with a sentence, and every row as it was."""
    before = rows_of(house)
    done = house.manage(*command)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert rows_of(house) == before
    return done.stderr


def rows_of(house: House) -> list[tuple[int]]:
    tables = ("associations_user", "civic_journalentry", "retention_footage", "retention_erasure")
    return [house.value(f"SELECT count(*) FROM {table}") for table in tables]


def stages(house: House) -> dict[str, int]:
    return dict(house.rows("SELECT stage, count(*) FROM retention_footage GROUP BY stage"))


def seals(house: House) -> list[int]:
    return [number for (number,) in house.rows("SELECT number FROM civic_checkpoint ORDER BY 1")]


@pytest.fixture
def house(demo_house: House) -> House:
    """The demo with a copy for a provision, and sealed once."""
    run(demo_house, MAKE_COPY)
    run(demo_house, SEAL)
    return demo_house


@pytest.fixture
def backup(house: House, tmp_path: Path) -> Path:
    do(house, "backup", str(tmp_path / "backup"))
    return tmp_path / "backup"


@pytest.mark.long
def test_the_drill_nothing_erased_can_be_read_again(house, backup):
    do(house, "erase_overdue")
    run(house, END_COPY)
    run(house, SEAL)
    erased = stages(house)["ERASED"]
    last_seal = seals(house)[-1]
    assert erased == 12
    certificate = house.value(
        "SELECT file.sha256 FROM retention_nightlyrun run"
        " JOIN civic_storedfile file ON file.id = run.certificate_id"
    )

    said = do(house, "restore", str(backup), "--replace")

    assert "鍵のない提供用の写し1件を終わらせました。" in said
    assert f"次の封印は第{last_seal + 1}号です。" in said
    assert "ERASED" not in stages(house)
    assert json.loads(run(house, TRY_TO_READ)) == {
        "due": erased,
        "pages": [404],
        "there": [],
        "desk": "KEY_DESTROYED",
        "store": "FileNotFoundError",
        "ending": "KEY_GONE",
    }
    # The proof that was given out stays, though the database has forgotten it.
    assert (house.folder / "files" / certificate[:2] / certificate).is_file()
    [aside] = house.folder.glob("before-restore-*")
    assert (aside / "database.dump").is_file()

    do(house, "erase_overdue")
    run(house, SEAL)

    assert stages(house)["MISSING"] == erased
    assert "結果：食いちがいはありません。" in do(house, "reconcile", "--depth", "3")
    assert seals(house)[-1] > last_seal
    report = json.loads(do(house, "verify_ledger", "--json"))
    assert report["ok"]
    assert [remark["what"] for remark in report["remarks"]] == ["restored"]


def test_a_backup_holds_no_key_and_no_footage(house, backup):
    [name] = [path.name for path in (house.folder / "keys" / "copies").iterdir()]
    key = (house.folder / "keys" / "copies" / name).read_bytes()
    video = next((house.recorders / "mihoncho").glob("*.avi")).read_bytes()[:4096]

    for path in backup.iterdir():
        content = path.read_bytes()
        assert key not in content
        assert b"AGE-SECRET-KEY" not in content
        assert b"PRIVATE KEY" not in content
        assert video not in content
        assert path.stat().st_mode & 0o077 == 0

    with tarfile.open(backup / "copies.tar") as tar:
        assert tar.getnames() == [f"{name}.age"]


def test_the_sealing_key_is_kept_apart_and_alone(house, tmp_path):
    do(house, "backup_keys", str(tmp_path / "keys"))

    [kept] = (tmp_path / "keys").iterdir()
    assert kept.read_bytes() == (house.folder / "keys" / "sealing.key").read_bytes()
    assert kept.stat().st_mode & 0o077 == 0
    assert "すでにあります" in refused(house, "backup_keys", str(tmp_path / "keys"))


def test_a_backup_is_never_laid_over_another(house, backup):
    before = (backup / "manifest.json").read_bytes()

    assert "空ではありません" in refused(house, "backup", str(backup))
    assert (backup / "manifest.json").read_bytes() == before


def test_records_are_only_replaced_when_that_is_asked_for(house, backup):
    assert "--replace" in refused(house, "restore", str(backup))


def test_a_backup_that_was_cut_off_or_changed_is_refused(house, backup):
    dump = backup / "database.dump"
    whole = dump.read_bytes()
    dump.write_bytes(whole[:-1] + b"x")
    assert "database.dump" in refused(house, "restore", str(backup), "--replace")

    dump.write_bytes(whole)
    (backup / "manifest.json").unlink()
    assert "途中で止まった控え" in refused(house, "restore", str(backup), "--replace")


def test_a_restore_that_fails_half_way_leaves_the_database_as_it_was(house, backup):
    """The manifest is right, but what was dumped is not."""
    dump, manifest = backup / "database.dump", backup / "manifest.json"
    broken = dump.read_bytes()[: dump.stat().st_size * 2 // 3]
    dump.write_bytes(broken)
    content = json.loads(manifest.read_text())
    content["parts"]["database.dump"] = {
        "sha256": hashlib.sha256(broken).hexdigest(),
        "size": len(broken),
    }
    manifest.write_text(json.dumps(content))

    assert "データベースは元のままです" in refused(house, "restore", str(backup), "--replace")


def test_nothing_is_put_back_under_those_who_work(house, backup):
    with closing(psycopg2.connect(url_of(house.database))) as worker:
        worker.cursor().execute("SELECT 1")
        done = house.manage("restore", str(backup), "--replace")

    assert done.returncode == 1
    assert "ほかに1個の接続" in done.stderr


@pytest.fixture
def empty_machine(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path / "another") as other:
        yield other


def test_an_empty_machine_is_given_everything(house, backup, empty_machine):
    said = do(empty_machine, "restore", str(backup))

    assert "鍵のフォルダ" in said
    assert rows_of(empty_machine)[0] == rows_of(house)[0]
    assert stages(empty_machine) == stages(house)
    stored = [sha256 for (sha256,) in empty_machine.rows("SELECT sha256 FROM civic_storedfile")]
    assert stored
    assert all((empty_machine.folder / "files" / each[:2] / each).is_file() for each in stored)
    assert len(list((empty_machine.folder / "copies").iterdir())) == 1
    assert not list(empty_machine.folder.glob("before-restore-*"))
    assert (empty_machine.folder / "ledger" / "journal" / "1").is_file()
