"""Where what is recorded and what lies there differ, in words: what it means, and what to do next."""

from enum import StrEnum


class Fault(StrEnum):
    """`AWAY` ones are said once, in place of everything that could not be looked at."""

    STORE_AWAY = "STORE_AWAY"
    FILES_AWAY = "FILES_AWAY"
    KEYS_AWAY = "KEYS_AWAY"
    FILE_LOST = "FILE_LOST"
    FILE_UNKNOWN = "FILE_UNKNOWN"
    FILE_BACK = "FILE_BACK"
    FILE_CHANGED = "FILE_CHANGED"
    ERASURE_OF_LIVE = "ERASURE_OF_LIVE"
    GONE_UNRECORDED = "GONE_UNRECORDED"
    ERASED_WHILE_HELD = "ERASED_WHILE_HELD"
    HELD_OTHERWISE = "HELD_OTHERWISE"
    KEPT_TOO_LONG = "KEPT_TOO_LONG"
    NIGHT_COUNTS = "NIGHT_COUNTS"
    NIGHT_ROOT = "NIGHT_ROOT"
    CERTIFICATE_OWED = "CERTIFICATE_OWED"
    CERTIFICATE_LOST = "CERTIFICATE_LOST"
    PAPER_LOST = "PAPER_LOST"
    PAPER_SIZE = "PAPER_SIZE"
    PAPER_CHANGED = "PAPER_CHANGED"
    COPY_KEY_LOST = "COPY_KEY_LOST"
    COPY_LOST = "COPY_LOST"
    COPY_LEFT = "COPY_LEFT"
    COPY_UNKNOWN = "COPY_UNKNOWN"
    COPY_CHANGED = "COPY_CHANGED"

    @property
    def sentence(self) -> str:
        return _WORDS[self][0]

    @property
    def next_step(self) -> str:
        return _WORDS[self][1]


_FROM_BACKUP = "控えから戻した直後なら、次の夜に「無かった」と記録されて終わります。"
_ASK = "verify_ledger で記録が書きかえられていないかを確かめ、運用の担当者に知らせてください。"
_PAPER = "控えの files から、同じ名前のファイルを戻してください。"

_WORDS = {
    Fault.STORE_AWAY: (
        "録画装置の保存先を読めないため、その映像は突き合わせていません。",
        "録画装置の電源と、共有フォルダのつなぎ（マウント）を確かめてください。",
    ),
    Fault.FILES_AWAY: (
        "書面を置くフォルダがないため、書面は突き合わせていません。",
        "DATA_DIR のディスクがつながっているか確かめてください。",
    ),
    Fault.KEYS_AWAY: (
        "鍵のフォルダがないため、提供用の写しは突き合わせていません。",
        "KEYS_DIR のディスクがつながっているか確かめてください。",
    ),
    Fault.FILE_LOST: (
        "一覧にある映像のファイルが、保存先にありません。",
        "録画装置が自分で上書きしたか、だれかが動かしました。録画装置の設定を確かめてください。"
        + _FROM_BACKUP,
    ),
    Fault.FILE_UNKNOWN: (
        "保存先に、一覧にない映像があります。",
        "次の夜に一覧に入り、撮影日から最終保存日が決まります。毎晩続くときは、"
        "そのフォルダを読む権限を確かめてください。",
    ),
    Fault.FILE_BACK: (
        "消去した、または無くなったはずの映像が、保存先にまたあります。",
        "だれが、どこから戻したかを確かめてください。次の夜に一覧に入り、最終保存日を過ぎていれば消去します。",
    ),
    Fault.FILE_CHANGED: (
        "映像のファイルの大きさか日時が、見つけたときとちがいます。",
        "消去の日が来ると、撮影日時が分からない映像として残ります。録画装置の画面で中身を確かめてください。",
    ),
    Fault.ERASURE_OF_LIVE: (
        "消去の記録がある映像が、まだ保存中になっています。",
        _ASK,
    ),
    Fault.GONE_UNRECORDED: (
        "消去した、または無かったことになっている映像に、消去の記録がありません。",
        _ASK,
    ),
    Fault.ERASED_WHILE_HELD: (
        "保全している間に、映像を消去しています。",
        "保全を求めた相手に知らせ、運用の担当者と、消去の記録と保全の記録を見比べてください。",
    ),
    Fault.HELD_OTHERWISE: (
        "映像を残す日が、保全の最終日とちがいます。",
        "保全の画面で最終日を確かめ、運用の担当者に知らせてください。",
    ),
    Fault.KEPT_TOO_LONG: (
        "最終保存日が、規程で決まる日より後になっています（規程5(3)）。",
        "次の夜に早められます。次の日も出るときは、運用の担当者に知らせてください。",
    ),
    Fault.NIGHT_COUNTS: (
        "夜の本数が、消去の記録の数とちがいます。",
        _ASK,
    ),
    Fault.NIGHT_ROOT: (
        "消去の記録が、夜を終えたときと変わっています。",
        _ASK,
    ),
    Fault.CERTIFICATE_OWED: (
        "消去証明書がまだない夜があります。",
        "次の夜に作ります。続くときは、ディスクの空きと夜間の処理の記録（ログ）を確かめてください。",
    ),
    Fault.CERTIFICATE_LOST: ("消去証明書のファイルがありません。", _PAPER),
    Fault.PAPER_LOST: ("書面のファイルがありません。", _PAPER),
    Fault.PAPER_SIZE: ("書面のファイルの大きさが、受け取ったときとちがいます。", _PAPER),
    Fault.PAPER_CHANGED: ("書面のファイルの中身が、受け取ったときとちがいます。", _PAPER),
    Fault.COPY_KEY_LOST: (
        "提供用の写しの鍵がありません。写しは読めません。",
        "写しを作り直すか、提供を取りやめて写しを終わらせてください。鍵に控えはありません。",
    ),
    Fault.COPY_LOST: (
        "提供用の写しの本体がありません。",
        "写しを作り直すか、提供を取りやめて写しを終わらせてください。",
    ),
    Fault.COPY_LEFT: (
        "終わった写しの鍵か本体が残っています。",
        "次の夜に片付けます。続くときは、フォルダの権限を確かめてください。",
    ),
    Fault.COPY_UNKNOWN: (
        "どの提供のものでもない鍵か写しがあります。",
        "次の夜に片付けます。続くときは、フォルダの権限を確かめてください。",
    ),
    Fault.COPY_CHANGED: (
        "提供用の写しを鍵で開けないか、中身が作ったときとちがいます。",
        "引き渡さずに、写しを作り直してください。",
    ),
}
