"""`bin/manage backup FOLDER`: everything but footage and keys, into a new folder."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from civic import journal
from civic.actors import SystemActor
from civic.models import Checkpoint
from shimonoseki_cam.backup import manifest, postgres
from shimonoseki_cam.backup.parts import pack, parts


class Command(BaseCommand):
    help = (
        "データベースと書面、暗号にした写し、封印の控えを、新しいフォルダに取ります。"
        "録画と鍵は入れません。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="控えを置くフォルダ（無いか、空のもの）")

    def handle(self, *_args: object, **options: Any) -> None:
        folder, now = options["folder"].resolve(), timezone.now()
        os.umask(0o077)
        _make_ready(folder)
        ledger, *others = parts()
        try:
            pack(ledger, folder)
            postgres.dump(folder / manifest.DATABASE)
            for part in others:
                pack(part, folder)
            manifest.write(folder, at=now)
        except (OSError, postgres.ToolFailed) as problem:
            raise CommandError(
                f"控えを取れませんでした（{problem}）。{folder} は使えないので、捨ててください。"
            ) from problem
        last = Checkpoint.objects.order_by("number").last() or Checkpoint(pk=0)
        journal.record("控えを取った", last, by=SystemActor("command"), at=now)
        self.stdout.write(
            f"控えを取りました：{folder}\n"
            "個人の情報があります。暗号にして保管し、決めた日数で捨ててください。"
        )


def _make_ready(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} は空ではありません。新しいフォルダの名前を指定してください。")
    folder.mkdir(parents=True, exist_ok=True)
