"""The demo's desk: requests at each interesting step, a viewing, a provision, a public page."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from disclosures.actions.decide import decide
from disclosures.actions.hand_over import hand_over
from disclosures.actions.name_deputy import name_deputy
from disclosures.actions.open_public_page import open_public_page
from disclosures.actions.place_in_time import place_in_time
from disclosures.actions.receive_complaint import receive_complaint
from disclosures.actions.receive_inquiry import Asker, receive_inquiry
from disclosures.actions.record_viewing import record_viewing
from disclosures.actions.secure_footage import secure_footage
from disclosures.models import Inquiry, Provision
from disclosures.rules.complaints import ComplaintKind, Way
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.provision_facts import ProvisionFacts
from disclosures.rules.stages import Outcome
from shimonoseki_cam.demo.troubles import lay_down_troubles

_POLICE = Asker(agency="見本警察署", department="刑事第一課", rank="巡査部長")


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works at it, and the moment at which everything is done."""

    association: Association
    sato: User
    tanaka: User
    at: datetime

    def receive(self, kind: InquiryKind, asker: Asker, proof: str = "") -> Inquiry:
        return receive_inquiry(
            association=self.association,
            kind=kind,
            asker=asker,
            identity_proof=proof,
            address=settings.PUBLIC_ADDRESS,
            by=self.tanaka,
            at=self.at,
        )

    def place(self, inquiry: Inquiry, spot: str, camera: Camera, days_ago: int) -> Inquiry:
        """The morning of that day."""
        midnight = timezone.localtime(self.at).replace(hour=0, minute=0, second=0, microsecond=0)
        began = midnight - timedelta(days=days_ago) + timedelta(hours=6)
        return place_in_time(
            inquiry=inquiry,
            spot=spot,
            from_at=began,
            to_at=began + timedelta(hours=6),
            cameras=[camera],
            by=self.tanaka,
            at=self.at,
        )


def lay_down_desk(
    association: Association, cameras: list[Camera], *, sato: User, tanaka: User, at: datetime
) -> None:
    """`sato` is the 管理責任者, `tanaka` receives; the second camera also writes a card on its pole."""
    desk = Desk(association, sato, tanaka, at)
    today = timezone.localdate(at)
    name_deputy(
        association=association,
        user=tanaka,
        rank=1,
        starts_on=today,
        ends_on=min(
            today + timedelta(days=60), tanaka.appointments.latest("term_until").term_until
        ),
        by=sato,
        at=at,
    )
    _held_while_the_paper_follows(desk, cameras[0])
    _provided(desk, cameras[1])
    _refused(desk)
    _nothing_there(desk, cameras[0])
    _shown_to_the_person(desk, cameras[0])
    _public(desk, cameras[0])
    lay_down_troubles(association, cameras[0], sato=sato, tanaka=tanaka, at=at)


def _held_while_the_paper_follows(desk: Desk, camera: Camera) -> None:
    asker = replace(_POLICE, requester="見本 太郎", purpose="自転車盗の捜査のため")
    inquiry = desk.receive(InquiryKind.POLICE, asker, "警察手帳")
    placed = desk.place(inquiry, "集会所前の横断歩道", camera, days_ago=1)
    secure_footage(inquiry=placed, address=settings.PUBLIC_ADDRESS, by=desk.tanaka, at=desk.at)


def _provided(desk: Desk, camera: Camera) -> None:
    today = timezone.localdate(desk.at)
    asker = replace(
        _POLICE,
        requester="例示 次郎",
        purpose="車の当て逃げの捜査のため",
        document_number="見刑一第123号",
        document_on=today,
        arrival=Inquiry.Arrival.ORIGINAL,
    )
    inquiry = desk.receive(InquiryKind.POLICE, asker, "警察手帳")
    placed = desk.place(inquiry, "通学路の角", camera, days_ago=2)
    decision = decide(
        inquiry=placed,
        outcome=Outcome.GIVE,
        reason="照会書の原本で、番号、日付、目的を確かめました。",
        by=desk.sato,
        at=desk.at,
    )
    facts = ProvisionFacts(
        recipient="見本警察署 刑事第一課 巡査部長 例示 次郎",
        provided_at=desk.at,
        content="通学路の角を通る車",
        purpose="車の当て逃げの捜査のため",
        reason="捜査関係事項照会書による照会のため",
        from_at=placed.from_at or desk.at,
        to_at=placed.to_at or desk.at,
        medium=Provision.Medium.USB,
        medium_serial="見本-USB-01",
        clock_error=20,
        document_number="見刑一第123号",
        document_on=today,
    )
    hand_over(
        decision=decision,
        facts=facts,
        copies=[],
        taken=["通学路角のカメラから取り出した映像 1本"],
        handed_by=desk.sato,
        witness=desk.tanaka,
        address=settings.PUBLIC_ADDRESS,
        by=desk.sato,
        at=desk.at,
    )


def _refused(desk: Desk) -> None:
    asker = Asker(requester="架空 三郎", purpose="自分の車に傷が付いたので、相手を調べたい")
    decide(
        inquiry=desk.receive(InquiryKind.OTHER, asker),
        outcome=Outcome.REFUSE,
        reason="規程6(2)の4つの場合に当たりません。警察に相談するようお伝えしました。",
        by=desk.sato,
        at=desk.at,
    )


def _nothing_there(desk: Desk, camera: Camera) -> None:
    today = timezone.localdate(desk.at)
    asker = Asker(
        agency="架空県弁護士会",
        requester="架空県弁護士会 会長",
        purpose="交通事故の訴訟のため",
        document_number="架弁照第45号",
        document_on=today - timedelta(days=3),
        arrival=Inquiry.Arrival.ORIGINAL,
    )
    inquiry = desk.place(
        desk.receive(InquiryKind.BAR, asker), "集会所前の市道", camera, days_ago=40
    )
    decide(
        inquiry=inquiry,
        outcome=Outcome.NO_FOOTAGE,
        reason="保存期間をすぎており、消去が済んでいます。",
        by=desk.sato,
        at=desk.at,
    )


def _shown_to_the_person(desk: Desk, camera: Camera) -> None:
    """Somebody who is in the picture looks at it; others are in it too, so nothing is given."""
    asker = Asker(
        requester="見本 五郎",
        purpose="落とした財布を、どこで落としたか確かめたい",
        asks_as=Inquiry.AsksAs.SELF,
        others=Inquiry.Others.SOME,
        others_in_picture="道を通る2人。横顔が小さく映っています。",
    )
    inquiry = desk.receive(InquiryKind.SUBJECT, asker, "運転免許証")
    placed = desk.place(inquiry, "集会所の入口", camera, days_ago=1)
    decision = decide(
        inquiry=placed,
        outcome=Outcome.SHOW,
        reason="本人の映像です。ほかの人も映っているため、写しは渡さず、見るだけにします。",
        by=desk.sato,
        at=desk.at,
    )
    record_viewing(
        decision=decision,
        began_at=desk.at,
        ended_at=desk.at,
        place="見本集会所の事務室",
        viewers="見本 五郎",
        footage="1号カメラ　集会所の入口　7時から7時10分まで",
        seen="集会所の入口で財布を落としたことが分かりました。",
        shown_by=desk.sato,
        witness=desk.tanaka,
        address=settings.PUBLIC_ADDRESS,
        by=desk.sato,
        at=desk.at,
    )


def _public(desk: Desk, camera: Camera) -> None:
    open_public_page(
        association=desk.association,
        contact="見本集会所 083-000-0000（平日の午前）",
        by=desk.sato,
        at=desk.at,
    )
    for kind, way, content, by in (
        (ComplaintKind.QUESTION, Way.PAGE, "夜も録画していますか。家の窓は映りますか。", None),
        (ComplaintKind.COMPLAINT, Way.PHONE, "木の枝で表示板が見えません。", desk.tanaka),
    ):
        receive_complaint(
            association=desk.association,
            kind=kind,
            way=way,
            content=content,
            complainant="" if by is None else "見本町の住民",
            contact="" if by is None else "083-000-0002",
            camera=camera,
            by=by,
            at=desk.at,
        )
