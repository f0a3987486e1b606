"""What a 管理運用規程 states, when it may be adopted, and when it is no longer true."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

# 規程5(3): the model's 30日以内; the calendar month of guideline 3(3)イ is in retention.rules.period.
LONGEST_DAYS = 30
GUIDELINE_CONSENT = "ガイドライン2(1)"


@dataclass(frozen=True, slots=True)
class Holder:
    """A 管理責任者 or 取扱責任者 as the 規程 names them: post and name."""

    post: str
    name: str

    def __str__(self) -> str:
        return f"{self.post} {self.name}"


@dataclass(frozen=True, slots=True)
class RegulationsFacts:
    """The blanks of the model 規程; `places` are the cameras' addresses in number order."""

    association: str
    manager: Holder | None
    handlers: tuple[Holder, ...]
    places: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As JSON keeps it: lists for tuples."""
        return {
            "association": self.association,
            "manager": asdict(self.manager) if self.manager else None,
            "handlers": [asdict(handler) for handler in self.handlers],
            "places": list(self.places),
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "RegulationsFacts":
        manager = values["manager"]
        return cls(
            association=values["association"],
            manager=Holder(**manager) if manager else None,
            handlers=tuple(Holder(**handler) for handler in values["handlers"]),
            places=tuple(values["places"]),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which an adopted 規程 is no longer true."""

    clause: str
    adopted: str
    today: str


def differences(adopted: RegulationsFacts, today: RegulationsFacts) -> tuple[Difference, ...]:
    """What the 規程 says against what is so today (guideline 3(2), 規程2, 3)."""
    return tuple(_differences(adopted, today))


def _differences(adopted: RegulationsFacts, today: RegulationsFacts) -> Iterator[Difference]:
    pairs = (
        ("規程1（団体の名前）", adopted.association, today.association),
        ("規程2(1)（管理責任者）", _name(adopted.manager), _name(today.manager)),
        ("規程2(2)（取扱責任者）", _names(adopted.handlers), _names(today.handlers)),
        ("規程3(1)（台数）", f"{len(adopted.places)}台", f"{len(today.places)}台"),
        ("規程3(2)（設置場所）", "、".join(adopted.places), "、".join(today.places)),
    )
    for clause, before, now in pairs:
        if before != now:
            yield Difference(clause, before, now)


def _name(holder: Holder | None) -> str:
    return str(holder) if holder else "いません"


def _names(holders: Sequence[Holder]) -> str:
    return "、".join(str(holder) for holder in holders) or "置いていません"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact without which the 規程 cannot be adopted; `step` names the page that mends it."""

    sentence: str
    clause: str
    step: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is known of one camera when its 規程 is to be adopted. Counts are households."""

    key: str
    title: str
    address: str
    has_camera: bool
    has_view: bool
    is_masked: bool
    resolution_on: date | None
    installed_on: date | None
    local_association: str
    local_association_agreed: bool
    households: int
    prior_consents: int
    late_consents: int


def missing(facts: RegulationsFacts, sites: Sequence[SiteFacts]) -> tuple[Missing, ...]:
    """Everything that still bars adoption, in the order of the guideline."""
    return tuple(_missing(facts, sites))


def _missing(facts: RegulationsFacts, sites: Sequence[SiteFacts]) -> Iterator[Missing]:
    if facts.manager is None:
        yield Missing("管理責任者が決まっていません。", "ガイドライン3(1)ア", "manager")
    if not sites:
        yield Missing("カメラが1台も登録されていません。", "規程3(1)", "site")
    for site in sites:
        yield from missing_at(site)


def missing_at(site: SiteFacts) -> Iterator[Missing]:
    """What one camera still lacks before a 規程 may name it."""
    if not site.has_camera:
        yield Missing(
            f"{site.title}の機器の確認が済んでいません。", "ガイドライン2(2)イ", "device", site.key
        )
    if not site.has_view:
        yield Missing(
            f"{site.title}の撮影範囲が登録されていません。", "ガイドライン2(2)ア", "view", site.key
        )
        return
    if not site.is_masked:
        yield Missing(
            f"{site.title}は、住宅の中などが映らない対策がまだです。",
            "ガイドライン2(2)ア",
            "view",
            site.key,
        )
    yield from _missing_agreement(site)
    yield from _missing_consents(site)


def _missing_agreement(site: SiteFacts) -> Iterator[Missing]:
    if site.resolution_on is None:
        yield Missing(
            f"{site.title}の設置について、団体の議決が記録されていません。",
            GUIDELINE_CONSENT,
            "resolution",
            site.key,
        )
    elif site.installed_on and site.resolution_on >= site.installed_on:
        yield Missing(
            f"{site.title}の設置についての議決が設置日より後です。事前の合意として数えません。",
            GUIDELINE_CONSENT,
            "resolution",
            site.key,
        )
    if site.local_association and not site.local_association_agreed:
        yield Missing(
            f"{site.title}の場所の自治会（{site.local_association}）の事前の同意がありません。",
            GUIDELINE_CONSENT,
            "consent",
            site.key,
        )


def _missing_consents(site: SiteFacts) -> Iterator[Missing]:
    if site.prior_consents >= site.households:
        return
    late = f"（ほかに設置日より後の同意が{site.late_consents}件ありますが、事前の同意として数えません）"
    yield Missing(
        f"{site.title}の撮影範囲の世帯の事前の同意が、{site.households}世帯のうち{site.prior_consents}世帯です。"
        + (late if site.late_consents else ""),
        GUIDELINE_CONSENT,
        "consent",
        site.key,
    )
