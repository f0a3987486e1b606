"""Why a check of an on-site recorder is refused."""

from civic.refusals import HOUSE_RULE, Reason


class OnSiteReason(Reason):
    NO_CAMERA = ("この録画装置に録画するカメラを、1台以上選んでください。", HOUSE_RULE)
    IN_USE_IN_FUTURE = (
        "使い始めた日は、今日までの日付にしてください。これから使うものは、使い始めてから登録します。",
        HOUSE_RULE,
    )
    NOT_ON_SITE = (
        "この録画装置は、このシステムが毎晩消去しています。点検の記録は要りません。",
        HOUSE_RULE,
    )
    CHECK_IN_FUTURE = ("点検した日は、今日までの日付にしてください。", HOUSE_RULE)
    CHECK_OUTSIDE_USE = (
        "点検した日が、この録画装置を使っている期間に入っていません。日付を確かめてください。",
        HOUSE_RULE,
    )
    FRAME_IN_FUTURE = (
        "いちばん新しい映像の日時が、点検した日より後になっています。"
        "日時か、時計のずれを確かめてください。",
        HOUSE_RULE,
    )
