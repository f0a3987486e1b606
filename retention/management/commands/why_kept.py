"""`bin/manage why_kept PATH [--recorder NAME] [--json]`: why is this file still there?"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from civic.wareki import wareki
from retention.queries.file_answers import FileAnswer, answers_about


class Command(BaseCommand):
    help = "記録データのファイルが、なぜ残っているか、いつ消去したかを答えます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="保存先の中での名前（例：ch01_20261109_070000.avi）")
        parser.add_argument("--recorder", default="", help="録画装置の呼び名で絞ります")
        parser.add_argument("--json", action="store_true", help="結果をJSONで出します")

    def handle(self, *_args: object, **options: Any) -> None:
        found = answers_about(options["path"], recorder=options["recorder"], at=timezone.now())
        if options["json"]:
            report = {"path": options["path"], "files": [asdict(answer) for answer in found]}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1, default=str))
        else:
            self.stdout.write("\n".join(_lines(answer) for answer in found) or _NOTHING)
        if not found:
            sys.exit(1)


_NOTHING = (
    "その名前の映像は、一覧にも保存先にもありません。"
    "名前は、録画装置のフォルダーから見た形（例：2026/11/09/ch01.avi）で入れてください。"
)


def _lines(answer: FileAnswer) -> str:
    last = f"　最終保存日 {wareki(answer.last_day_kept)}" if answer.last_day_kept else ""
    head = f"・{answer.association}　{answer.recorder}　{answer.path}\n　{answer.state}{last}\n"
    return head + "".join(f"　　{sentence}\n" for sentence in answer.why)
