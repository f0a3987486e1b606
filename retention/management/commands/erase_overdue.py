"""`bin/manage erase_overdue --on DATE [--dry-run] [--json]`: the night, by hand."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from civic.actors import SystemActor
from civic.refusals import Refused
from civic.wareki import UnreadableDate, parse, wareki
from retention.actions.erase_overdue import NightOfRecorder, erase_overdue
from retention.models.nightly_run import Outcome
from retention.tasks import run_night

_BAR = 30


class Command(BaseCommand):
    help = "保存期間を過ぎた記録データを消去します。明日以後の日付では、試すだけになります。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", help="作業の日（例：2026-11-23、R8.11.23）")
        parser.add_argument("--dry-run", action="store_true", help="消去せずに、結果だけを示します")
        parser.add_argument("--json", action="store_true", help="結果をJSONで出します")

    def handle(self, *_args: object, **options: Any) -> None:
        now = timezone.now()
        try:
            on = parse(options["on"]) if options["on"] else timezone.localdate(now)
        except UnreadableDate as problem:
            raise CommandError(str(problem)) from problem
        by = SystemActor("command")
        is_dry = options["dry_run"] or on > timezone.localdate(now)
        try:
            if is_dry:
                nights = erase_overdue(on=on, at=now, by=by, dry_run=True)
            else:
                nights = run_night(on=on, at=now, by=by, progress=_show_progress)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = [_row(night, is_dry=is_dry) for night in nights]
        if options["json"]:
            report = {"on": on.isoformat(), "dry_run": is_dry, "recorders": rows}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            mode = "試し（消去していません）" if is_dry else "消去"
            self.stdout.write(f"{wareki(on)}の夜　{mode}　録画装置 {len(rows)}台")
            for row in rows:
                self.stdout.write(_line(row))
        if any(row["alarm"] for row in rows):
            sys.exit(1)


def _row(night: NightOfRecorder, *, is_dry: bool) -> dict[str, Any]:
    plan, run = night.plan, night.run
    row: dict[str, Any] = {
        "association": night.recorder.association.name,
        "recorder": night.recorder.name,
        "due": plan.due_count,
        "due_bytes": plan.due_bytes,
        "resumed": plan.resumed_count,
        "kept": plan.kept_count,
        "undated": plan.undated_count,
        "unlisted": plan.unlisted_count,
        "plan": plan.digest,
        "by_last_day": {day.isoformat(): count for day, count in plan.by_last_day.items()},
        "alarm": _alarm(night),
    }
    if not is_dry:
        row |= {
            "erased": run.erased_count if run else 0,
            "missing": run.missing_count if run else 0,
            "failed": run.failed_count if run else 0,
            "worst_days_late": run.worst_days_late if run else 0,
        }
    return row


def _alarm(night: NightOfRecorder) -> str:
    if night.store_missing:
        return "保存先のフォルダーが見つかりません。何も消去していません。"
    if night.is_busy:
        return "ほかの作業がこの録画装置を消去しています。"
    if night.run and night.run.outcome == Outcome.FAILED:
        return "処理が途中で止まりました。次の夜にもう一度試します。"
    if night.run and night.run.failed_count:
        return "消せないファイルがあります。次の夜にもう一度試します。"
    return ""


def _line(row: dict[str, Any]) -> str:
    head = f"・{row['association']}　{row['recorder']}\n"
    if row["alarm"]:
        head += f"　　【警告】{row['alarm']}\n"
    days = "、".join(f"{day}まで {count}本" for day, count in row["by_last_day"].items())
    text = f"{head}　　最終保存日を過ぎたもの {row['due']}本（{days or 'なし'}）\n"
    text += (
        f"　　保存中 {row['kept']}本　撮影日時が分からないもの {row['undated']}本（消去しません）"
        f"　一覧にできないもの {row['unlisted']}件"
    )
    if "erased" in row:
        text += (
            f"\n　　消去 {row['erased']}本　無かった {row['missing']}本　"
            f"消せなかった {row['failed']}本　最大の遅れ {row['worst_days_late']}日"
        )
    return text


def _show_progress(done: int, whole: int) -> None:
    if not sys.stderr.isatty() and done != whole:
        return
    filled = _BAR * done // max(whole, 1)
    end = "\n" if done == whole else "\r"
    sys.stderr.write(f"消去 [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{whole}{end}")
    sys.stderr.flush()
