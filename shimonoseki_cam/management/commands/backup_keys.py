"""`bin/manage backup_keys FOLDER`: the sealing key alone. The keys of copies exist once, on purpose."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

_NAME = "sealing.key"


class Command(BaseCommand):
    help = (
        "封印の鍵を控えます。提供用の写しの鍵は控えません（鍵を捨てれば、写しは二度と読めません）。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="鍵を置くフォルダ（ほかの控えとは別の場所）")

    def handle(self, *_args: object, **options: Any) -> None:
        folder = options["folder"].resolve()
        try:
            content = (Path(settings.KEYS_DIR) / _NAME).read_bytes()
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            target = os.open(folder / _NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileNotFoundError as problem:
            raise CommandError(
                "封印の鍵がまだありません。初めて封印した夜のあとで控えてください。"
            ) from problem
        except FileExistsError as problem:
            raise CommandError(f"{folder / _NAME} がすでにあります。上書きしません。") from problem
        with os.fdopen(target, "wb") as file:
            file.write(content)
            os.fsync(file.fileno())
        self.stdout.write(f"封印の鍵を控えました：{folder / _NAME}")
