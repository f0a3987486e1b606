"""`bin/manage reconcile [--depth 1|2|3] [--json]`: is everything there that the records tell of?"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from civic.actors import SystemActor
from retention.actions.reconcile import reconcile
from retention.queries.reconcile.found import Gathered
from retention.queries.reconcile.report import DEPTHS

_SAYS = {
    1: "あるかどうか",
    2: "あるかどうか、大きさ、日付",
    3: "あるかどうか、大きさ、日付、中身",
}


class Command(BaseCommand):
    help = "記録（データベース）と、映像、鍵、消去の記録、証明書、書面の実物を突き合わせます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--depth",
            type=int,
            choices=DEPTHS,
            default=1,
            help="1: あるかどうか　2: 大きさと日付も　3: 中身も（時間がかかります）",
        )
        parser.add_argument("--json", action="store_true", help="結果をJSONで出します")

    def handle(self, *_args: object, **options: Any) -> None:
        now, depth = timezone.now(), options["depth"]
        by = SystemActor("command")
        gathered = reconcile(on=timezone.localdate(now), at=now, by=by, depth=depth)
        if options["json"]:
            self.stdout.write(json.dumps(_report(gathered, depth), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(f"突き合わせたもの：{_SAYS[depth]}")
            for line in _lines(gathered):
                self.stdout.write(line)
        if gathered.counts:
            sys.exit(1)


def _report(gathered: Gathered, depth: int) -> dict[str, Any]:
    rows = [
        {
            "fault": fault.value,
            "count": count,
            "sentence": fault.sentence,
            "next_step": fault.next_step,
            "examples": gathered.examples[fault],
        }
        for fault, count in gathered.counts.items()
    ]
    return {"ok": not rows, "depth": depth, "faults": rows}


def _lines(gathered: Gathered) -> Iterator[str]:
    for fault, count in gathered.counts.items():
        examples = gathered.examples[fault]
        yield f"【食いちがい】{fault.sentence}（{count:,}件）"
        yield from (f"　　・{example}" for example in examples)
        if count > len(examples):
            yield f"　　・ほか {count - len(examples):,}件"
        yield f"　　すること：{fault.next_step}"
    whole = sum(gathered.counts.values())
    yield (
        f"結果：{whole:,}件の食いちがいがあります。" if whole else "結果：食いちがいはありません。"
    )
