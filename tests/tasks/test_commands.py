"""The night by hand, the city's first account, the demo."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from associations.models import Appointment, Invitation, Notice, User
from retention.models import NightlyRun
from retention.stores.folder import MARKER
from tests.factories.days import TERM_ENDS, TODAY
from tests.factories.recordings import record

FIRST_DUE = date(2026, 11, 8)
LAST_KEPT = date(2026, 11, 9)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def report(*arguments: str) -> dict:
    return json.loads(run("erase_overdue", "--json", *arguments))


def test_erases_and_says_so(recorder, folder):
    due = record(folder, FIRST_DUE)

    text = run("erase_overdue")

    assert not due.exists()
    assert "消去 1本" in text
    assert "集会所の録画装置" in text


def test_json_names_every_count(recorder, folder):
    record(folder, FIRST_DUE)

    told = report()

    assert told["on"] == "2026-11-23"
    assert told["dry_run"] is False
    row = told["recorders"][0]
    assert row["by_last_day"] == {"2026-11-22": 1}
    assert (row["due"], row["erased"], row["alarm"]) == (1, 1, "")
    assert set(row) == {
        "association", "recorder", "due", "due_bytes", "resumed", "kept", "undated", "unlisted",
        "plan", "by_last_day", "alarm", "erased", "missing", "failed", "worst_days_late",
    }  # fmt: skip


def test_a_dry_run_plans_what_the_real_one_does(recorder, folder):
    due = record(folder, FIRST_DUE)

    tried = report("--dry-run")["recorders"][0]
    assert due.exists()
    done = report()["recorders"][0]

    assert "erased" not in tried
    assert tried["plan"] == done["plan"]


def test_a_day_to_come_is_only_tried(recorder, folder):
    kept = record(folder, LAST_KEPT)

    told = report("--on", "R8.11.24")

    assert told["dry_run"] is True
    assert told["recorders"][0]["due"] == 1
    assert kept.exists()
    assert not NightlyRun.objects.exists()


def test_a_day_that_cannot_be_read_is_refused(recorder):
    with pytest.raises(CommandError):
        run("erase_overdue", "--on", "令和8年13月1日")


def test_an_alarm_is_told_by_the_exit_status(recorder, folder, capsys):
    (folder / MARKER).unlink()

    with pytest.raises(SystemExit) as end:
        run("erase_overdue")

    assert end.value.code == 1


def test_the_city_is_invited_for_this_fiscal_year():
    text = run("invite_city_staff", "hayashi@example.invalid", "--name", "林 市子")

    post = Appointment.objects.get()
    assert (post.role, post.starts_on, post.term_until) == ("CITY_REVIEWER", TODAY, TERM_ENDS)
    assert post.user.name == "林 市子"
    assert "招待番号" in text
    assert Invitation.objects.count() == Notice.objects.count() == 1


def test_an_approver_is_invited_as_such():
    run("invite_city_staff", "okada@example.invalid", "--approver")

    assert Appointment.objects.get().role == "CITY_APPROVER"


def test_a_mail_under_another_name_is_refused():
    run("invite_city_staff", "hayashi@example.invalid", "--name", "林 市子")

    with pytest.raises(CommandError, match="別の名前の方"):
        run("invite_city_staff", "hayashi@example.invalid", "--name", "岡田 課一")


def test_the_demo_is_refused_to_the_real_service(settings):
    settings.SHOWS_DEMO = False

    with pytest.raises(CommandError):
        run("seed_demo")
    assert not User.objects.exists()


@pytest.mark.slow
def test_the_demo_is_laid_down_once(settings, store_root):
    settings.SHOWS_DEMO = True

    assert "用意しました" in run("seed_demo")
    people = User.objects.count()
    assert "すでに利用者がいる" in run("seed_demo")
    assert User.objects.count() == people


def test_the_demo_tells_how_to_come_in(settings):
    settings.SHOWS_DEMO = True

    assert "sato@example.invalid" in run("seed_demo", "--print-sign-ins")
