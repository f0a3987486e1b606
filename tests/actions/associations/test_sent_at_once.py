"""Exactly once: with two senders at work, and when one is killed between claiming and sending."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from associations.actions.queue_reminders import queue_reminders
from associations.actions.send_notices import send_notices
from associations.models import Notice
from tests import slow_mail
from tests.characters import settle
from tests.committing import committing, committing_database
from tests.factories.associations import NoticeFactory
from tests.factories.days import NOW, TODAY

__all__ = ["committing", "committing_database"]
PATIENCE = 30
A_SENDER = """
import django
django.setup()
from django.conf import settings
from django.db import connections
from django.utils import timezone
settings.EMAIL_BACKEND = "tests.slow_mail.SlowMail"
connections.settings["default"]["NAME"] = "{name}"
connections["default"].settings_dict["NAME"] = "{name}"
from associations.actions.send_notices import send_notices
send_notices(at=timezone.now())
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def taken(tmp_path, settings, monkeypatch):
    """Message-ID → how often the server took it."""
    settings.EMAIL_BACKEND = "tests.slow_mail.SlowMail"
    monkeypatch.setenv(slow_mail.FOLDER, str(tmp_path))
    return lambda: {file.stem: len(file.read_text()) for file in tmp_path.glob("*.taken")}


def at_once(act) -> list[int]:
    start = Barrier(2)

    def told() -> int:
        start.wait(PATIENCE)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        return [each.result(PATIENCE) for each in [pool.submit(told) for _ in range(2)]]


def test_two_senders_send_each_mail_once(committing, taken, monkeypatch):
    monkeypatch.setenv(slow_mail.WAIT, "0.02")
    rows = NoticeFactory.create_batch(20)

    assert sum(at_once(lambda: send_notices(at=NOW))) == 20
    assert taken() == {f"notice-{row.pk}@127.0.0.1": 1 for row in rows}


def test_two_mornings_at_once_queue_each_reminder_once(committing):
    town = settle()
    counts = at_once(lambda: queue_reminders(on=TODAY, at=NOW))

    reminders = Notice.objects.filter(kind=Notice.Kind.REMINDER)
    assert sum(counts) == reminders.count() > 0
    assert 0 in counts
    assert reminders.filter(user=town.sato).exists()


def test_a_sender_killed_after_claiming_leaves_the_mail_to_the_next(committing, taken, tmp_path):
    Notice.objects.unsent().update(sent_at=NOW)
    row = NoticeFactory()
    sender = _begin(slow=60)
    _wait_for(tmp_path / "begun")
    assert send_notices(at=NOW) == 0  # it is being sent
    os.kill(sender.pid, signal.SIGKILL)
    sender.wait(PATIENCE)
    assert taken() == {}

    until = time.monotonic() + PATIENCE
    while send_notices(at=NOW) == 0 and time.monotonic() < until:
        time.sleep(0.1)  # until the server has noticed that its client is gone
    assert taken() == {f"notice-{row.pk}@127.0.0.1": 1}
    assert send_notices(at=NOW) == 0


def _begin(*, slow: int) -> subprocess.Popen[bytes]:
    script = A_SENDER.format(name=connection.settings_dict["NAME"])
    env = {**os.environ, slow_mail.WAIT: str(slow), "SECRET_KEY": "x" * 50}
    return subprocess.Popen([sys.executable, "-c", script], env=env)


def _wait_for(file) -> None:
    until = time.monotonic() + PATIENCE
    while not file.exists():
        assert time.monotonic() < until, "the sender did not begin"
        time.sleep(0.05)
