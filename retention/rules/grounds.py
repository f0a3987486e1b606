"""The four grounds on which footage may be given, and so kept for giving (規程6(2), ガイドライン3(5))."""

from enum import StrEnum


class Ground(StrEnum):
    """Exactly four; there is no other."""

    LAW = "LAW"
    INVESTIGATION = "INVESTIGATION"
    EMERGENCY = "EMERGENCY"
    SUBJECT = "SUBJECT"

    @property
    def label(self) -> str:
        return {
            Ground.LAW: "法令の規定に基づく場合",
            Ground.INVESTIGATION: "捜査機関または裁判所から照会があった場合",
            Ground.EMERGENCY: "生命・身体または財産の安全を守るため、緊急でやむを得ない場合",
            Ground.SUBJECT: "本人の同意がある場合、または本人に提供する場合",
        }[self]

    @property
    def clause(self) -> str:
        numbers = {"LAW": "ア", "INVESTIGATION": "イ", "EMERGENCY": "ウ", "SUBJECT": "エ"}
        return f"規程6(2){numbers[self.value]}"
