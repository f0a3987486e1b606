"""What is looked at on the monthly visit, and what may be answered (本システムの定め)."""

from collections.abc import Mapping
from enum import StrEnum


class Item(StrEnum):
    """In the order in which one sees them, standing under the pole."""

    LAMP = "LAMP", "作動ランプがついている"
    CLOCK = "CLOCK", "時刻が合っている（秒まで）"
    FRAMES = "FRAMES", "古い映像と新しい映像の日時がおかしくない"
    PLAYBACK = "PLAYBACK", "映像を再生できる"
    DAY_NIGHT = "DAY_NIGHT", "昼も夜もはっきり映っている"
    LENS = "LENS", "レンズに汚れ、虫、枝葉がかかっていない"
    DIRECTION = "DIRECTION", "向きが変わっていない"
    FIXING = "FIXING", "ぐらつき、落ちそうな部品がない"
    LOCK = "LOCK", "箱に鍵がかかっている"
    SIGN = "SIGN", "表示板が読める"
    POWER = "POWER", "電源と通信の線が傷んでいない"
    CARD_AGE = "CARD_AGE", "記録媒体が取り替えの時期になっていない"

    label: str

    def __new__(cls, value: str, label: str) -> "Item":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Seen(StrEnum):
    OK = "OK", "よい"
    FAULT = "FAULT", "わるい"
    NONE = "NONE", "ない・見られない"

    label: str

    def __new__(cls, value: str, label: str) -> "Seen":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def is_whole(items: Mapping[str, str]) -> bool:
    """Tell whether each item was answered with one of the three answers, and nothing else was."""
    return set(items) == set(Item) and set(items.values()) <= set(Seen)


def faults(items: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(item for item in Item if items.get(item) == Seen.FAULT)
