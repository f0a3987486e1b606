"""What a look into a store may find besides footage as it should be; each is told, none is guessed at."""

from enum import StrEnum


class Finding(StrEnum):
    """Counted for each night; the names are stored."""

    NEW = "NEW"
    STILL_OPEN = "STILL_OPEN"
    EMPTY = "EMPTY"
    DUPLICATE = "DUPLICATE"
    OVERLAPPING = "OVERLAPPING"
    RENAMED = "RENAMED"
    REAPPEARED = "REAPPEARED"
    GONE = "GONE"
    UNLISTED = "UNLISTED"

    @property
    def label(self) -> str:
        return _SENTENCES[self][0]

    @property
    def sentence(self) -> str:
        """What it means and what this system does with it."""
        return _SENTENCES[self][1]


_SENTENCES = {
    Finding.NEW: ("新しい映像", "見つけて、最終保存日を決めました。"),
    Finding.STILL_OPEN: (
        "書き込み中の映像",
        "録画装置がまだ書き込んでいるため、触れずに次の夜を待ちます。",
    ),
    Finding.EMPTY: (
        "中身のない映像",
        "大きさが0です。録画が始まってすぐに止まったのかもしれません。ほかと同じ日に消去します。",
    ),
    Finding.DUPLICATE: (
        "同じ時刻の映像",
        "同じカメラの同じ時刻に始まる映像が2つ以上あります。どれも、最終保存日の後に消去します。",
    ),
    Finding.OVERLAPPING: (
        "時刻の重なる映像",
        "前の映像が終わる前に始まっています。録画装置の時計が動いたのかもしれません。",
    ),
    Finding.RENAMED: (
        "名前の変わった映像",
        "中身が同じなので、撮影日は前のまま変えていません。",
    ),
    Finding.REAPPEARED: (
        "もどってきた映像",
        "消去した、または無くなったはずの名前が、またありました。最終保存日を過ぎていれば消去します。",
    ),
    Finding.GONE: (
        "保存先から無くなった映像",
        "このシステムは消去していません。録画装置が自分で上書きしたか、だれかが動かしました。",
    ),
    Finding.UNLISTED: (
        "一覧にできないもの",
        "名前が読めないか、隠れたフォルダーや開けないフォルダーです。消去されません。",
    ),
}
