"""The people of the demo. Names and posts are invented; 番地 are impossible on purpose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Character:
    number: str
    name: str
    reading: str
    email: str
    label: str
    note: str


SATO = Character(
    "100001",
    "佐藤 花子",
    "さとう はなこ",
    "sato@example.invalid",
    "佐藤 花子さん（会長・管理責任者）",
    "見本町一丁目自治会。カメラ2台、規程は施行中です。",
)
TANAKA = Character(
    "100002",
    "田中 一郎",
    "たなか いちろう",
    "tanaka@example.invalid",
    "田中 一郎さん（取扱責任者）",
    "見本町一丁目自治会。誓約書がまだです。",
)
TAKASAKI = Character(
    "100003",
    "髙﨑 邊一",
    "たかさき べんいち",
    "takasaki@example.invalid",
    "髙﨑 邊一さん（会長）",
    "例示小学校PTA。規程を準備しているところです。",
)
HAYASHI = Character(
    "100004",
    "林 市子",
    "はやし いちこ",
    "hayashi@example.invalid",
    "林 市子さん（市の担当）",
    "生活安全課。団体の登録と、台帳や消去の状況を見ます。",
)
OKADA = Character(
    "100005",
    "岡田 課一",
    "おかだ かいち",
    "okada@example.invalid",
    "岡田 課一さん（市の課長）",
    "生活安全課。",
)
CHARACTERS = (SATO, TANAKA, TAKASAKI, HAYASHI, OKADA)
