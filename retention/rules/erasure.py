"""How a file is erased, and what may honestly be said of it (規程5(3))."""

from enum import StrEnum


class StoreKind(StrEnum):
    FOLDER = "FOLDER"
    BUCKET = "BUCKET"

    @property
    def label(self) -> str:
        return {StoreKind.FOLDER: "フォルダー", StoreKind.BUCKET: "S3互換のバケット"}[self]


class Method(StrEnum):
    OVERWRITE_UNLINK = "OVERWRITE_UNLINK"
    UNLINK = "UNLINK"
    ALL_VERSIONS = "ALL_VERSIONS"

    @property
    def label(self) -> str:
        return {
            Method.OVERWRITE_UNLINK: "上書きしてから削除",
            Method.UNLINK: "削除のみ",
            Method.ALL_VERSIONS: "すべての版を削除（バケット）",
        }[self]

    @property
    def store(self) -> StoreKind:
        """No method is for both kinds, so that the method tells the kind."""
        return StoreKind.BUCKET if self is Method.ALL_VERSIONS else StoreKind.FOLDER

    @property
    def sentence(self) -> str:
        """What the certificate prints: what was done, and what it does not prove."""
        return {
            Method.OVERWRITE_UNLINK: (
                "ファイルの全体を0で上書きし、書き込みの完了を確かめてから削除しました。"
                "SSDやNASでは、装置の内部に残った写しまで消えたことの証明にはなりません。"
            ),
            Method.UNLINK: (
                "ファイルを削除しました。記憶装置に残った写しまで消えたことの証明にはなりません。"
            ),
            Method.ALL_VERSIONS: (
                "すべての版と削除の印を取り除き、残っていないことを保存先に問い合わせて確かめました。"
                "保存先の事業者の内部に残った写しまで消えたことの証明にはなりません。"
            ),
        }[self]
