"""Why a record about a medium is refused."""

from civic.refusals import HOUSE_RULE, Reason


class MediaReason(Reason):
    DESTROYED = ("この記録媒体は、すでに廃棄した記録があります。", HOUSE_RULE)
    IN_FUTURE = ("今より後の日時は記録できません。日時を確かめてください。", HOUSE_RULE)
    BEFORE_ACQUIRED = (
        "手に入れた日より前の日時は記録できません。日時を確かめてください。",
        HOUSE_RULE,
    )
    BEFORE_LAST_MOVE = (
        "この記録媒体は{last}に移した記録があります。それより後の日時を入れてください。",
        HOUSE_RULE,
    )
    KEEPER_NOT_HANDLING = (
        "記録媒体を預かることができるのは、管理責任者と取扱責任者だけです。",
        "規程4(3)",
    )
    RECORDER_ELSEWHERE = ("選んだ録画装置は、この団体のものではありません。", HOUSE_RULE)
    NOT_IN_RECORDER = (
        "この記録媒体は、録画装置に入っていません。入っているものを選んでください。",
        HOUSE_RULE,
    )
    ALREADY_REPLACED = (
        "この記録媒体は、すでに別のものと替えた記録があります。",
        HOUSE_RULE,
    )
    STILL_IN_RECORDER = (
        "この記録媒体は、録画装置に入ったままの記録です。先に、取り出して移したことを記録してください。",
        HOUSE_RULE,
    )
    WITNESS_IS_RECORDER = (
        "立ち会った人には、記録する人（{name}さん）とは別の人の名前を入れてください。",
        HOUSE_RULE,
    )
