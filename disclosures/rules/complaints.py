"""苦情・問合せ: kinds, ways and the day by which they are answered (ガイドライン3(6)、規程7)."""

from datetime import date
from enum import StrEnum

from civic.spans import days_after

# 「誠実かつ迅速に」 names no days: a fortnight is 本システムの定め.
DAYS_TO_ANSWER = 14


class ComplaintKind(StrEnum):
    COMPLAINT = "COMPLAINT"
    QUESTION = "QUESTION"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"

    @property
    def label(self) -> str:
        return {
            ComplaintKind.COMPLAINT: "苦情",
            ComplaintKind.QUESTION: "問合せ",
            ComplaintKind.CONSENT_WITHDRAWN: "同意の取りやめ",
        }[self]


class Way(StrEnum):
    PAGE = "PAGE"
    VISIT = "VISIT"
    PHONE = "PHONE"
    PAPER = "PAPER"

    @property
    def label(self) -> str:
        return {
            Way.PAGE: "団体の公開ページ",
            Way.VISIT: "直接",
            Way.PHONE: "電話",
            Way.PAPER: "書面",
        }[self]


class Remedy(StrEnum):
    """What was done about it. A turned camera needs its consents anew (ガイドライン2(1))."""

    EXPLAINED = "EXPLAINED"
    TURNED = "TURNED"
    MASKED = "MASKED"
    SIGN = "SIGN"
    REPAIRED = "REPAIRED"
    OTHER = "OTHER"

    @property
    def label(self) -> str:
        return {
            Remedy.EXPLAINED: "説明して分かってもらった",
            Remedy.TURNED: "カメラの向きを変えることにした",
            Remedy.MASKED: "映る部分を隠した（マスク）",
            Remedy.SIGN: "表示板を直した",
            Remedy.REPAIRED: "修理・交換をした",
            Remedy.OTHER: "そのほか",
        }[self]


def answer_due(received_on: date) -> date:
    """The inclusive last day."""
    return days_after(received_on, DAYS_TO_ANSWER)


class ComplaintState(StrEnum):
    WAITING = "WAITING"
    IN_HAND = "IN_HAND"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"

    @property
    def label(self) -> str:
        return {
            ComplaintState.WAITING: "担当の方を決める前",
            ComplaintState.IN_HAND: "対応中",
            ComplaintState.ANSWERED: "答えた",
            ComplaintState.CLOSED: "完了",
        }[self]


def state_of(*, has_owner: bool, is_answered: bool, is_closed: bool) -> ComplaintState:
    if is_closed:
        return ComplaintState.CLOSED
    if is_answered:
        return ComplaintState.ANSWERED
    return ComplaintState.IN_HAND if has_owner else ComplaintState.WAITING
