"""The safety measures of guideline 3(1)イ and 3(3)ウ, as questions that an officer can answer."""

from enum import StrEnum


class Measure(StrEnum):
    LOCKED_PLACE = "LOCKED_PLACE"
    KEY_HOLDER = "KEY_HOLDER"
    NOT_TAKEN_OUT = "NOT_TAKEN_OUT"
    PASSWORDS_CHANGED = "PASSWORDS_CHANGED"
    NETWORK_CLOSED = "NETWORK_CLOSED"
    ONLY_NAMED_PEOPLE = "ONLY_NAMED_PEOPLE"
    MEDIA_DESTROYED = "MEDIA_DESTROYED"

    @property
    def question(self) -> str:
        return _QUESTIONS[self][0]

    @property
    def clause(self) -> str:
        return _QUESTIONS[self][1]


_QUESTIONS = {
    Measure.LOCKED_PLACE: (
        "録画装置と記録媒体は、鍵のかかる場所にありますか。",
        "ガイドライン3(3)ウ",
    ),
    Measure.KEY_HOLDER: ("鍵を持つ人を決めてありますか。", "ガイドライン3(3)ウ"),
    Measure.NOT_TAKEN_OUT: ("記録媒体を外へ持ち出さない決まりがありますか。", "ガイドライン3(3)ウ"),
    Measure.PASSWORDS_CHANGED: (
        "機器のパスワードを、買ったときのものから変えましたか。",
        "ガイドライン3(3)ウ",
    ),
    Measure.NETWORK_CLOSED: (
        "インターネットにつなぐ場合、IDとパスワードなしでは見られませんか。つないでいない場合も「はい」です。",
        "ガイドライン3(3)ウ",
    ),
    Measure.ONLY_NAMED_PEOPLE: (
        "管理責任者と取扱責任者のほかには、誰も映像を扱えませんか。",
        "ガイドライン3(3)ア",
    ),
    Measure.MEDIA_DESTROYED: (
        "使わなくなった記録媒体は、砕くなどして捨てる手順がありますか。",
        "ガイドライン3(3)エ",
    ),
}


class Answer(StrEnum):
    IN_PLACE = "IN_PLACE"
    NOT_YET = "NOT_YET"

    @property
    def label(self) -> str:
        return "はい" if self is Answer.IN_PLACE else "まだです"
