"""`bin/manage restore FOLDER [--replace]`: a backup in the place of what is here; all or nothing."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from civic.actors import SystemActor
from civic.wareki import wareki
from retention.actions.settle_restore import settle_restore
from retention.models import PreservationHold
from shimonoseki_cam.backup import manifest, postgres
from shimonoseki_cam.backup.parts import parts, unpack
from shimonoseki_cam.management.commands.tell_restore import in_words


class Command(BaseCommand):
    help = (
        "控えのフォルダから、データベースとファイルを戻します。先に三つのサービスを止めてください。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="backup で取ったフォルダ")
        parser.add_argument(
            "--replace", action="store_true", help="今ある記録と置きかえます（前のものは残します）"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        folder, now = options["folder"].resolve(), timezone.now()
        os.umask(0o077)
        try:
            found = manifest.check(folder)
        except manifest.BadBackup as problem:
            raise CommandError(f"{problem}何も変えていません。") from problem
        has_records = postgres.has_records()
        _require_quiet(has_records=has_records, may_replace=options["replace"])
        aside = Path(settings.DATA_DIR) / f"before-restore-{timezone.localtime(now):%Y%m%d-%H%M%S}"
        aside.mkdir(parents=True)
        try:
            if has_records:
                postgres.dump(aside / manifest.DATABASE)
            written = sum(unpack(part, folder) for part in parts())
            postgres.put_back(folder / manifest.DATABASE, aside)
        except (OSError, ValueError, postgres.ToolFailed) as problem:
            raise CommandError(
                f"戻せませんでした（{problem}）。データベースは元のままです。"
            ) from problem
        call_command("migrate", interactive=False, verbosity=0)
        Session.objects.all().delete()
        settled = settle_restore(by=SystemActor("command"), at=timezone.now())
        self.stdout.write(f"{_moment(found)}の控えを戻しました。書いたファイルは{written}個です。")
        self.stdout.write(in_words(settled))
        for line in _afterwards(found, aside, has_aside=has_records):
            self.stdout.write(line)


def _require_quiet(*, has_records: bool, may_replace: bool) -> None:
    if has_records and not may_replace:
        raise CommandError(
            "データベースに、すでに記録があります。何も変えていません。"
            "置きかえてよいときは --replace を付けてください。"
        )
    if count := postgres.others_connected():
        raise CommandError(
            f"ほかに{count}個の接続がデータベースを使っています。何も変えていません。"
            "ウェブ、仕事係、時計係、見張りを止めてから、もう一度行ってください。"
        )


def _moment(found: dict[str, Any]) -> str:
    made_at = timezone.localtime(datetime.fromisoformat(found["made_at"]))
    return f"{wareki(made_at.date())}{made_at:%H:%M}"


def _afterwards(found: dict[str, Any], aside: Path, *, has_aside: bool) -> Iterator[str]:
    """What a person has to look at: the past has come back."""
    made_at = timezone.localtime(datetime.fromisoformat(found["made_at"])).date()
    yield from _holds(made_at, timezone.localdate())
    yield (
        "控えのあとに置いた保全は、ここにはありません。仕事係と時計係を始める前に、"
        "ウェブだけを始めて、もう一度仮保全してもらってください。そのままでは次の夜に消えます。"
    )
    yield "控えのあとに記録した退任、許可の取消し、保全の確認と解除は、もう一度記録してください。"
    yield "全員が、もう一度サインインします。"
    if has_aside:
        yield f"前のデータベースは {aside} に残しました。確かめ終えたら捨ててください。"
    else:
        aside.rmdir()
    yield "そのあとで bin/manage erase_overdue、bin/manage reconcile --depth 3 を行ってください。"


def _holds(made_on: date, today: date) -> Iterator[str]:
    """An end that was confirmed or renewed after the backup is not known here."""
    for hold in PreservationHold.objects.in_force(made_on).order_by("ends_on", "pk"):
        lapsed = "すでに過ぎています。残すときは、今夜までに新しく仮保全してください。"
        state = (
            lapsed if hold.ends_on < today else "控えのあとで延ばしたかどうかを確かめてください。"
        )
        yield f"保全{hold.pk}（{hold.association.name}）の最終日は{wareki(hold.ends_on)}です。{state}"
