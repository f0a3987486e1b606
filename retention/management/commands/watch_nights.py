"""`bin/manage watch_nights [--forever]`: looks after six whether the night came, and mails if not.

It needs neither the worker nor the timetable nor Redis: only the database and the mail server.
"""

import time
from argparse import ArgumentParser
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.utils import timezone

from associations.actions.send_notices import send_notices
from civic.actors import SystemActor
from retention.actions.notice_failed_nights import notice_failed_nights

NIGHT_ENDS_AT = 6  # o'clock in Japan (本システムの定め)
_PAUSE = 300.0
log = structlog.get_logger()


class Command(BaseCommand):
    help = "朝6時を過ぎても消去が済んでいない録画装置を調べ、役員と市に知らせます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help="5分ごとに調べ続けます")

    def handle(self, *_args: object, **options: Any) -> None:
        while True:
            try:
                self._look()
            except Error:  # the database is away: the next look tells
                log.exception("watch_failed")
                connection.close()
            if not options["forever"]:
                return
            time.sleep(_PAUSE)

    def _look(self) -> None:
        now = timezone.localtime()
        if now.hour < NIGHT_ENDS_AT:
            self.stdout.write(f"{now:%H:%M} まだ6時前です。夜間の消去は、6時までに済みます。")
            return
        failed = notice_failed_nights(on=now.date(), by=SystemActor("watch"), at=now)
        if failed:
            send_notices(at=timezone.now())
        told = (
            f"済んでいない夜を{len(failed)}件知らせました。"
            if failed
            else "新しい異常はありません。"
        )
        self.stdout.write(f"{now:%H:%M} {told}")
