"""受領書: what was handed over, for the recipient to sign; printed once and kept (規程6(2))."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from civic.amounts import file_size
from civic.pdf import render_pdf
from civic.wareki import FULL_WIDTH, formal
from disclosures.models import Provision
from disclosures.queries.ledger import LedgerFile, LedgerRow, ledger_rows

TEMPLATE = "documents/provision_receipt.html"


def build(provision: Provision) -> dict[str, Any]:
    (row,) = ledger_rows(Provision.objects.filter(pk=provision.pk))
    association = provision.association
    return {
        "paper": {
            "title": "記録データ受領書",
            "number": f"提供記録簿　第{row.number}号".translate(FULL_WIDTH),
            "addressee": f"（宛先）{association.name}",
            "opening": "防犯カメラの記録データとして、次のものを受け取りました。",
            "rows": _facts(row),
        },
        "files": [_file(number, each) for number, each in enumerate(row.files, start=1)],
        "association": association.name,
        "address": association.address,
        "handed_by": row.handed_by,
        "witness": row.witness,
        "corrects": row.corrects,
    }


def _facts(row: LedgerRow) -> list[dict[str, str]]:
    facts = {
        "提供先": row.recipient,
        "提供日時": _moment(row.provided_at),
        "カメラ": row.cameras,
        "映像の日時": f"{_moment(row.from_at)}から\n{_moment(row.to_at)}まで",
        "時計": f"{row.clock}。",
        "画像の内容": row.content,
        "目的": row.purpose,
        "提供理由": f"{row.reason}\n{row.ground}（{row.clause}）",
        "文書": row.document,
        "渡した物": row.medium,
    }
    return [{"label": label, "value": value} for label, value in facts.items() if value]


def _file(number: int, file: LedgerFile) -> dict[str, str]:
    return {
        "number": str(number),
        "name": file.name,
        "size": "" if file.size is None else f"{file_size(file.size)}\n（{file.size:,}バイト）",
        "sha256": _in_eights(file.sha256) or "現地の録画装置から直接取り出した物です。",
    }


def _in_eights(digest: str) -> str:
    """In groups that can be read out over the telephone."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{formal(local.date())} {local.hour}時{local:%M}分"


def render(provision: Provision) -> bytes:
    return render_pdf(TEMPLATE, build(provision))
