"""Why this room says no."""

from civic.refusals import HOUSE_RULE, Reason


class RetentionReason(Reason):
    FOLDER_OUTSIDE = (
        "そのフォルダーは使えません。市または保守の担当者が用意した場所の中から選んでください。",
        HOUSE_RULE,
    )
    FOLDER_MISSING = ("そのフォルダーが見つかりません。名前を確かめてください。", HOUSE_RULE)
    FOLDER_TAKEN = ("そのフォルダーは、別の録画装置がすでに使っています。", HOUSE_RULE)
    FOLDER_MARKED = (
        "そのフォルダーには、別の録画装置の印があります。市または保守の担当者に確かめてください。",
        HOUSE_RULE,
    )
    STORE_AWAY = (
        "保存先に印を書き込めないため、登録していません。入力した内容は残してあります。"
        "少し待ってからもう一度行い、続くときは市または保守の担当者に知らせてください。",
        HOUSE_RULE,
    )
    PATTERN_UNREADABLE = ("ファイル名の型を読み取れません。{why}", HOUSE_RULE)
    NOT_BEFORE_ITS_DAY = (
        "{day}の夜の消去は、その日になってから行えます。今は試し（--dry-run）だけができます。",
        "規程5(3)",
    )
    ALREADY_DATED = ("このファイルの撮影日は、すでに決まっています。", HOUSE_RULE)
    DATE_IN_FUTURE = ("撮影日は、今日までの日付にしてください。", HOUSE_RULE)
    DATE_BEFORE_RECORDER = (
        "撮影日は、録画装置を使い始めた日以後の日付にしてください。",
        HOUSE_RULE,
    )
