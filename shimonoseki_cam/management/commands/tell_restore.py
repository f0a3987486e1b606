"""`bin/manage tell_restore`: after the database was put back in another way than `restore`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from civic.actors import SystemActor
from civic.restoring import Restore
from retention.actions.settle_restore import Settled, settle_restore


class Command(BaseCommand):
    help = "別の方法で控えから戻したことを記録し、失われた番号を使わずに続けられるようにします。"

    def handle(self, *_args: object, **_options: Any) -> None:
        settled = settle_restore(by=SystemActor("command"), at=timezone.now())
        self.stdout.write(in_words(settled))


def in_words(settled: Settled) -> str:
    """What was settled, one sentence a line."""
    lines = _told(settled.restore) if settled.restore else [_not_told(settled.stopped)]
    if settled.ended_copies:
        lines.append(f"鍵のない提供用の写し{settled.ended_copies}件を終わらせました。")
    if settled.keys_away:
        lines.append(
            "鍵のフォルダ（KEYS_DIR の copies）がありません。つないでから、tell_restore を行ってください。"
            "失われたときは、空のフォルダを作ってから行うと、写しを終わらせます。"
        )
    return "\n".join(lines)


def _told(restore: Restore) -> list[str]:
    lines = [f"控えから戻したことを記録しました（封印は第{restore.last_seal}号まで）。"]
    if restore.lost:
        lines.append(
            f"第{restore.lost[0]}号から第{restore.lost[-1]}号までの封印の記録は失われています。"
            f"次の封印は第{restore.last_outside + 1}号です。"
        )
    return lines


def _not_told(why: str) -> str:
    return (
        f"控えから戻したことを、まだ記録していません。{why}"
        "直したあとに、bin/manage tell_restore を行ってください。"
    )
