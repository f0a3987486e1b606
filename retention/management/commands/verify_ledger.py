"""`bin/manage verify_ledger [--json]`: are the journal and the records of erasure as they were sealed."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from civic.journal_check import JournalCheck, Remark
from civic.seal_note import fingerprint, in_groups
from retention.queries.erasure_check import ErasureCheck


class Command(BaseCommand):
    help = "操作の記録と消去の記録が、封印のあとで変えられていないかを確かめます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="結果をJSONで出します")

    def handle(self, *_args: object, **options: Any) -> None:
        journal = JournalCheck()
        remarks = list(_as_far_as_can_be_read("操作の記録", journal.remarks()))
        erasures = ErasureCheck(sealed_until=journal.sealed_until)
        remarks += _as_far_as_can_be_read("消去の記録", erasures.remarks())
        report = _report(journal, erasures, remarks)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            for line in _lines(report):
                self.stdout.write(line)
        if not report["ok"]:
            sys.exit(1)


def _as_far_as_can_be_read(where: str, remarks: Iterator[Remark]) -> Iterator[Remark]:
    """A value that no Python value can hold (a year above 9999) was never written by us."""
    try:
        yield from remarks
    except (ValueError, OverflowError) as problem:
        sentence = (
            f"読めない値が直接書きこまれているため、ここから先を確かめられません（{problem}）。"
        )
        yield Remark(where, "unreadable", sentence)


def _report(journal: JournalCheck, erasures: ErasureCheck, remarks: list[Remark]) -> dict[str, Any]:
    return {
        "ok": not any(remark.is_bad for remark in remarks),
        "seals": journal.seal_count,
        "entries": journal.entry_count,
        "nights": erasures.night_count,
        "erasures": erasures.row_count,
        "unsealed_entries": journal.unsealed_count,
        "unsealed_erasures": erasures.unsealed_count,
        "fingerprint": fingerprint(journal.public_key),
        "has_own_key": journal.has_own_key,
        "remarks": [_row(remark) for remark in remarks],
    }


def _row(remark: Remark) -> dict[str, Any]:
    difference = remark.difference
    return {
        "where": remark.where,
        "what": str(remark.what),
        "bad": remark.is_bad,
        "row": difference.row if difference else None,
        "other": difference.other if difference else None,
        "line": difference.line if difference else "",
        "sentence": remark.sentence,
    }


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield (
        f"確かめたもの：封印 {report['seals']:,}件、操作の記録 {report['entries']:,}件、"
        f"消去の記録 {report['erasures']:,}件（{report['nights']:,}夜）"
    )
    yield (
        f"まだ封印していないもの：操作の記録 {report['unsealed_entries']:,}件、"
        f"消去の記録 {report['unsealed_erasures']:,}件"
    )
    if report["fingerprint"]:
        yield f"公開鍵の指紋：{in_groups(report['fingerprint'])}"
        if not report["has_own_key"]:
            yield "　　KEYS_DIR に鍵がないため、初めの封印にある鍵で確かめました。"
    for row in report["remarks"]:
        yield f"【{'異常' if row['bad'] else '注意'}】{row['where']}：{row['sentence']}"
        if row["line"]:
            yield f"　　いまの行：{row['line']}"
    bad = sum(row["bad"] for row in report["remarks"])
    yield f"結果：異常が{bad}件あります。" if bad else "結果：異常はありません。"
