"""Who comes with what, and on which of the four grounds that could be answered (domain §3.2)."""

from enum import StrEnum

from retention.rules.grounds import Ground


class InquiryKind(StrEnum):
    POLICE = "POLICE"
    WARRANT = "WARRANT"
    COURT = "COURT"
    BAR = "BAR"
    OTHER_LAW = "OTHER_LAW"
    EMERGENCY = "EMERGENCY"
    SUBJECT = "SUBJECT"
    OTHER = "OTHER"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def hint(self) -> str:
        return _HINTS[self]

    @property
    def ground(self) -> Ground | None:
        """None where none of the four grounds carries the request: it is refused (規程6(2))."""
        return _GROUNDS[self]

    @property
    def comes_from_authority(self) -> bool:
        """A number and a date stand on the paper; whoever brings it shows who he is."""
        return self in _AUTHORITIES

    @property
    def document_name(self) -> str:
        return _DOCUMENTS.get(self, "文書")


_LABELS = {
    InquiryKind.POLICE: "警察などの捜査機関",
    InquiryKind.WARRANT: "令状を持った捜査機関",
    InquiryKind.COURT: "裁判所",
    InquiryKind.BAR: "弁護士会",
    InquiryKind.OTHER_LAW: "そのほかの法令による求め",
    InquiryKind.EMERGENCY: "命や財産を守るために急ぐ人",
    InquiryKind.SUBJECT: "映っている本人",
    InquiryKind.OTHER: "そのほかの人・理由",
}
_HINTS = {
    InquiryKind.POLICE: "「捜査関係事項照会書」で求めるものです。書面が後から来るときも、ここを選びます。",
    InquiryKind.WARRANT: "差押許可状などです。拒むことはできません。令状を見せてもらいます。",
    InquiryKind.COURT: "調査嘱託、文書送付嘱託、文書提出命令などです。",
    InquiryKind.BAR: "弁護士法23条の2の照会です。弁護士ではなく、弁護士会の名前の書面です。",
    InquiryKind.OTHER_LAW: "法令の名前と条を書面で示して求めるものです。",
    InquiryKind.EMERGENCY: "行方不明の人を探すなど、今すぐでないと間に合わないものです。",
    InquiryKind.SUBJECT: "本人か、本人の同意を受けた人です。",
    InquiryKind.OTHER: "自分の車を見たい、近所の人を調べたい、取材など。提供はできません。お断りの書面を作ります。",
}
_GROUNDS: dict[InquiryKind, Ground | None] = {
    InquiryKind.POLICE: Ground.INVESTIGATION,
    InquiryKind.WARRANT: Ground.LAW,
    InquiryKind.COURT: Ground.INVESTIGATION,
    InquiryKind.BAR: Ground.LAW,
    InquiryKind.OTHER_LAW: Ground.LAW,
    InquiryKind.EMERGENCY: Ground.EMERGENCY,
    InquiryKind.SUBJECT: Ground.SUBJECT,
    InquiryKind.OTHER: None,
}
_AUTHORITIES = frozenset(
    {
        InquiryKind.POLICE,
        InquiryKind.WARRANT,
        InquiryKind.COURT,
        InquiryKind.BAR,
        InquiryKind.OTHER_LAW,
    }
)
_DOCUMENTS = {
    InquiryKind.POLICE: "捜査関係事項照会書",
    InquiryKind.WARRANT: "令状",
    InquiryKind.COURT: "嘱託書または命令書",
    InquiryKind.BAR: "弁護士会の照会書",
    InquiryKind.OTHER_LAW: "法令の根拠を書いた書面",
    InquiryKind.SUBJECT: "本人の同意書",
}
