"""Tasks fetch and call: the nightly task, the first look into a store, mail, papers."""

from datetime import date, timedelta

from django.core import mail

from associations.tasks import send_notices
from cameras.tasks import print_regulations
from civic.models import Checkpoint
from retention.models import Erasure, Footage, NightlyRun
from retention.stores.folder import MARKER
from retention.tasks import erase_overdue, look_into_store, seal
from tests.factories.associations import NoticeFactory
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW
from tests.factories.recordings import record
from tests.factories.sealing import write_entries

FIRST_DUE = date(2026, 11, 8)


def test_the_night_erases_and_prints_its_certificate(recorder, folder):
    record(folder, FIRST_DUE)

    counts = erase_overdue()

    assert counts["erased"] == 1
    certificate = NightlyRun.objects.get().certificate
    assert certificate.path.read_bytes().startswith(b"%PDF-")


def test_a_night_without_work_prints_nothing(recorder, folder):
    erase_overdue()

    assert NightlyRun.objects.get().certificate is None


def test_the_night_takes_the_day(recorder, folder):
    record(folder, FIRST_DUE)

    assert erase_overdue(on="2026-11-22")["erased"] == 0
    assert erase_overdue(on="2026-11-23")["erased"] == 1


def test_the_night_twice_is_the_night_once(recorder, folder):
    record(folder, FIRST_DUE)

    assert [erase_overdue()["erased"], erase_overdue()["erased"]] == [1, 0]
    assert Erasure.objects.count() == 1


def test_the_night_counts_stores_that_are_missing(recorder, folder):
    (folder / MARKER).unlink()

    counts = erase_overdue()

    assert counts == {
        "recorders": 1,
        "erased": 0,
        "missing": 0,
        "failed": 0,
        "stores_missing": 1,
    }


def test_the_first_look_shows_the_days_and_erases_nothing(recorder, folder):
    due = record(folder, FIRST_DUE)

    assert look_into_store(recorder.pk) == 1
    assert look_into_store(recorder.pk) == 0
    assert Footage.objects.get().last_day_kept == date(2026, 11, 22)
    assert due.exists()


def test_a_seal_that_the_night_could_not_make_is_made_in_the_morning(clock, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    clock.move_to(NOW - timedelta(days=1))
    write_entries()
    assert seal() == 1
    clock.move_to(NOW)
    write_entries()

    assert seal() == 2
    clock.shift(timedelta(hours=1))
    write_entries()
    assert seal() == 0
    assert Checkpoint.objects.count() == 2


def test_waiting_mail_is_sent_once():
    notice = NoticeFactory(to="sato@example.invalid")

    assert [send_notices(), send_notices()] == [1, 0]
    assert [message.to for message in mail.outbox] == [["sato@example.invalid"]]
    notice.refresh_from_db()
    assert notice.sent_at == NOW


def test_mail_that_another_worker_sent_is_left_alone():
    NoticeFactory(sent_at=NOW)

    assert send_notices() == 0
    assert mail.outbox == []


def test_the_first_paper_of_a_regulations_stays(town):
    regulations = RegulationsFactory(association=town.home)

    first, second = print_regulations(regulations.pk), print_regulations(regulations.pk)

    regulations.refresh_from_db()
    assert first == second == regulations.paper.sha256
