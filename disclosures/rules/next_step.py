"""What an officer does next with an inquiry: always one thing, the most pressing first."""

from dataclasses import dataclass
from enum import StrEnum

from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Outcome, Stage


class Step(StrEnum):
    PLACE = "PLACE"
    SECURE = "SECURE"
    RESCUE = "RESCUE"
    IDENTIFY = "IDENTIFY"
    DOCUMENT = "DOCUMENT"
    DECIDE = "DECIDE"
    SHOW = "SHOW"
    COPY = "COPY"
    WRITE_OUT = "WRITE_OUT"
    HAND_OVER = "HAND_OVER"
    ERASE_TAKEN = "ERASE_TAKEN"
    RETURN = "RETURN"
    CLOSE = "CLOSE"
    NOTHING = "NOTHING"

    @property
    def label(self) -> str:
        """On the button."""
        return _WORDS[self][0]

    @property
    def why(self) -> str:
        return _WORDS[self][1]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an inquiry has come; what is left unsaid has not happened."""

    kind: InquiryKind
    stage: Stage
    outcome: Outcome | None = None
    is_placed: bool = False
    can_be_secured: bool = False
    has_open_rescue: bool = False
    nothing_left: bool = False
    lacks_identity: bool = False
    lacks_document: bool = False
    lacks_original: bool = False
    has_copies: bool = False
    has_unwritten: bool = False
    is_shown: bool = False
    has_taken_left: bool = False
    is_returned: bool = False


def next_step(progress: Progress) -> Step:
    if progress.stage is Stage.CLOSED:
        return Step.NOTHING
    if progress.has_taken_left:
        return Step.ERASE_TAKEN
    if progress.stage is Stage.RECEIVED:
        return _received(progress)
    if progress.has_open_rescue:
        return Step.RESCUE
    if progress.stage is Stage.ALLOWED:
        return _allowed(progress)
    return _provided(progress) if progress.stage is Stage.PROVIDED else Step.CLOSE


def _received(progress: Progress) -> Step:
    if progress.kind.ground is None:
        return Step.DECIDE
    if not progress.is_placed:
        return Step.PLACE
    if progress.can_be_secured:
        return Step.SECURE
    if progress.has_open_rescue:
        return Step.RESCUE
    return Step.DECIDE if progress.nothing_left else _before_decision(progress)


def _before_decision(progress: Progress) -> Step:
    if progress.lacks_identity:
        return Step.IDENTIFY
    return Step.DOCUMENT if progress.lacks_document else Step.DECIDE


def _allowed(progress: Progress) -> Step:
    if progress.outcome is Outcome.GIVE:
        return _to_give(progress)
    if not progress.is_shown:
        return Step.SHOW
    return Step.DOCUMENT if _lacks_paper(progress) else Step.CLOSE


def _to_give(progress: Progress) -> Step:
    if progress.has_unwritten:
        return Step.WRITE_OUT
    return Step.HAND_OVER if progress.has_copies else Step.COPY


def _provided(progress: Progress) -> Step:
    if not progress.is_returned:
        return Step.RETURN
    return Step.DOCUMENT if _lacks_paper(progress) else Step.CLOSE


def _lacks_paper(progress: Progress) -> bool:
    return progress.lacks_document or progress.lacks_original


_WORDS = {
    Step.PLACE: ("場所と時間を入れる", "どのカメラの、いつの映像かを決めます。"),
    Step.SECURE: (
        "消えないように残す",
        "映像が消える前に残します。文書が後から来るときも、先に残せます。",
    ),
    Step.RESCUE: (
        "取り出しの結果を記録する",
        "現地の録画装置は、自分で上書きします。だれかがその前に行って、映像を取り出してください。",
    ),
    Step.IDENTIFY: (
        "相手を確かめたことを記録する",
        "見せてもらった証明の種類だけを記録します。写しは取りません。",
    ),
    Step.DOCUMENT: (
        "文書を記録する",
        "番号と日付のある文書が届いたら、ここで記録します。番号のない求めには、映像を渡せません。",
    ),
    Step.DECIDE: (
        "どうするか決める",
        "管理責任者か、決めておいた代わりの方が決めます（規程6(2)）。",
    ),
    Step.SHOW: (
        "映像を見せたことを記録する",
        "団体の2人以上で見せます。だれに何を見せたかを記録します。",
    ),
    Step.COPY: (
        "提供用の写しを作る",
        "渡す映像だけを選びます。写しは、渡すまで暗号にして置きます。",
    ),
    Step.WRITE_OUT: (
        "渡す物に書き出す",
        "写しを、渡す物（USBメモリーなど）に書き出します。書き出した写しだけを、渡したものに選べます。",
    ),
    Step.HAND_OVER: (
        "映像を渡したことを記録する",
        "団体の2人以上で渡します。記録すると、受領書を印刷できます。",
    ),
    Step.ERASE_TAKEN: (
        "書き出した映像を消したことを確かめる",
        "渡すために書き出した映像が、渡さないまま残っています。書き出した先から消してください（規程5(1)）。",
    ),
    Step.RETURN: (
        "返却・廃棄を記録する",
        "渡したものがどうなったかを、相手に確かめます。",
    ),
    Step.CLOSE: ("完了にする", "残っていることはありません。書類には、最終保存日が付きます。"),
    Step.NOTHING: ("", "この依頼は完了しています。"),
}
