"""Why handling of footage is refused."""

from civic.refusals import HOUSE_RULE, Reason


class HandlingReason(Reason):
    NOT_THE_MANAGER = (
        "取扱いの許可は、今の管理責任者だけが出せます。管理責任者に頼んでください。",
        "規程4(3)",
    )
    HANDLER_NOT_IN_OFFICE = (
        "許可の始まりから終わりまで取扱責任者である方にだけ、許可を出せます。"
        "{name}さんの任期を確かめてください。",
        "規程4(3)",
    )
    PERMIT_TOO_LONG = ("許可は、1回24時間までです。時間を短くしてください。", HOUSE_RULE)
    PERMIT_REVERSED = ("許可の終わりは、始まりより後にしてください。", HOUSE_RULE)
    PERMIT_IN_PAST = (
        "許可の始まりが過ぎています。今より後の日時を入れてください。",
        "規程4(3)",
    )
    PERMIT_OVER = ("この許可は、すでに終わっているか、取り消されています。", HOUSE_RULE)
    NO_PERMIT = ("許可がありません。管理責任者に頼んでください。", "規程4(3)")
    NOT_A_HANDLER = (
        "映像を扱えるのは、管理責任者と、許可を受けた取扱責任者だけです。",
        "規程4(3)",
    )
    NOT_READABLE = (
        "この映像は、最終保存日を過ぎたか、撮影日が決まっていないため、扱えません。",
        "規程5(3)",
    )
    FILE_MISSING = (
        "この映像のファイルが、保存先に見つかりません。録画装置の画面で確かめてください。",
        HOUSE_RULE,
    )
    FILE_CHANGED = (
        "この映像のファイルは、見つけたときと中身が変わっています。"
        "撮影日を確かめ直すまで扱えません。",
        HOUSE_RULE,
    )
    STORE_AWAY = (
        "保存先につながりません。録画装置の電源と線を確かめて、もう一度試してください。",
        HOUSE_RULE,
    )
    TIME_OVER = (
        "目的を記録してから15分が過ぎました。続けて見るときは、目的をもう一度記録してください。",
        HOUSE_RULE,
    )
    KEY_DESTROYED = (
        "この写しの鍵は、すでに捨てました。写しを読むことはできません。",
        "規程5(1)",
    )
    NOT_DUE = (
        "この写しは、最終保存日を過ぎていないか、保全されています。鍵は捨てていません。",
        "規程5(3)",
    )
    NO_ROOM = (
        "写しを置く場所が足りません。運用の担当者に知らせてください。写しは作っていません。",
        HOUSE_RULE,
    )
    COPY_FAILED = (
        "写しを作る途中で止まりました。写しは残していません。保存先を確かめて、もう一度試してください。",
        HOUSE_RULE,
    )
    COPY_MISSING = (
        "この写しの鍵か本体が見つかりません。運用の担当者に知らせてください。",
        HOUSE_RULE,
    )
