"""Clauses that the city's model does not have and that an association may add after them."""

from collections.abc import Iterable
from enum import StrEnum


class Addition(StrEnum):
    INSPECTION = "INSPECTION"
    CONTRACTING = "CONTRACTING"
    HANDOVER = "HANDOVER"

    @property
    def heading(self) -> str:
        return _CLAUSES[self][0]

    @property
    def items(self) -> tuple[str, ...]:
        return _CLAUSES[self][1]


# The words are ours (本システムの定め); nothing in them loosens a clause of the model.
_CLAUSES = {
    Addition.INSPECTION: (
        "保守点検",
        (
            "管理責任者は、防犯カメラが正しく作動していることを確かめるため、毎月1回、"
            "作動の状況、時刻及び記録データの再生を点検し、その結果を記録する。",
            "故障又は破損を見つけたときは、速やかに修理その他の必要な措置を講じる。",
        ),
    ),
    Addition.CONTRACTING: (
        "業務の委託",
        (
            "防犯カメラの設置、保守点検又は修理を事業者に委託するときは、"
            "この規程を守ること及び知り得た情報を漏らさないことを、契約で定める。",
            "事業者が機器に触れるときは、管理責任者又は取扱責任者が立ち会い、記録データを取り扱わせない。",
        ),
    ),
    Addition.HANDOVER: (
        "引継ぎ",
        (
            "管理責任者及び取扱責任者は、その任を離れるときは、鍵、記録媒体、帳簿及び書類を後任の者に引き継ぐ。",
            "その任を離れた後も、4(4)の定めを守る。",
        ),
    ),
}


def additions_of(names: Iterable[str]) -> tuple[Addition, ...]:
    """From what a form or a row holds, in the order of the library."""
    chosen = set(names)
    return tuple(addition for addition in Addition if addition in chosen)
