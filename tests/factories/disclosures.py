"""Factories of the disclosures room; defaults are valid under every constraint."""

from datetime import timedelta

import factory

from disclosures.models import (
    Complaint,
    CopyReturn,
    Decision,
    Deputy,
    Incident,
    IncidentReport,
    Inquiry,
    ProvidedFile,
    Provision,
    PublicPage,
    RescueTask,
    TakenCopy,
    TakenErasure,
    Viewing,
)
from disclosures.models.viewing import ShownAs
from disclosures.rules.complaints import ComplaintKind, Way
from disclosures.rules.incident_clock import ReportKind
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Outcome, Stage
from retention.models.recorder import Kind
from retention.rules.grounds import Ground
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import NOW, TODAY
from tests.factories.handling import FootageAccessFactory, FootageCopyFactory
from tests.factories.retention import RecorderFactory


class InquiryFactory(factory.django.DjangoModelFactory):
    """A police inquiry with its paper, for an hour of three days ago; no camera chosen yet."""

    class Meta:
        model = Inquiry

    association = factory.SubFactory(AssociationFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = InquiryKind.POLICE
    stage = Stage.RECEIVED
    agency = "見本警察署"
    department = "刑事第一課"
    rank = "巡査部長"
    requester = "見本 太郎"
    purpose = "自転車盗の捜査のため"
    document_number = "見刑一第123号"
    document_on = TODAY
    arrival = Inquiry.Arrival.ORIGINAL
    original_on = TODAY
    identity_proof = "警察手帳"
    identity_seen_at = NOW
    identity_seen_by = factory.SelfAttribute("received_by")
    spot = "集会所前"
    from_at = NOW - timedelta(days=3)
    to_at = NOW - timedelta(days=3) + timedelta(hours=1)
    received_at = NOW
    received_by = factory.SelfAttribute("association.registered_by")


class DeputyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deputy

    association = factory.SubFactory(AssociationFactory)
    user = factory.SubFactory(UserFactory)
    starts_on = TODAY
    ends_on = TODAY + timedelta(days=30)
    named_at = NOW - timedelta(hours=1)
    named_by = factory.SelfAttribute("association.registered_by")


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    inquiry = factory.SubFactory(InquiryFactory, stage=Stage.ALLOWED)
    outcome = Outcome.GIVE
    ground = Ground.INVESTIGATION
    reason = "捜査関係事項照会書の原本を確かめました。"
    decided_at = NOW - timedelta(minutes=30)
    decided_by = factory.SelfAttribute("inquiry.received_by")


def _manager(association, day):  # type: ignore[no-untyped-def]
    """Whoever was 管理責任者 of the association on that day, appointed where nobody was."""
    held = association.appointments.managers().in_office(day).first()
    return (held or AppointmentFactory(association=association, role="MANAGER")).user


class ViewingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Viewing

    decision = factory.SubFactory(DecisionFactory, outcome=Outcome.SHOW)
    began_at = NOW - timedelta(minutes=20)
    ended_at = NOW
    place = "集会所の事務室"
    viewers = "見本警察署 巡査部長 見本 太郎"
    footage = "1号カメラ 11月20日 10時から11時まで"
    shown_by = factory.LazyAttribute(lambda o: _manager(o.decision.inquiry.association, TODAY))
    shown_as = ShownAs.MANAGER
    witness = factory.SubFactory(UserFactory)
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("shown_by")


class ProvisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Provision

    decision = factory.SubFactory(DecisionFactory)
    association = factory.SelfAttribute("decision.inquiry.association")
    number = factory.Sequence(lambda n: n + 1)
    recipient = "見本警察署 刑事第一課 巡査部長 見本 太郎"
    provided_at = NOW
    content = "集会所前の道を自転車で通る人"
    purpose = "自転車盗の捜査のため"
    reason = "捜査関係事項照会書による照会のため"
    ground = factory.SelfAttribute("decision.ground")
    document_number = "見刑一第123号"
    document_on = TODAY
    from_at = factory.SelfAttribute("decision.inquiry.from_at")
    to_at = factory.SelfAttribute("decision.inquiry.to_at")
    medium = Provision.Medium.USB
    medium_serial = "MIHON-USB-1"
    clock_error = 12
    handed_by = factory.LazyAttribute(lambda o: _manager(o.association, TODAY))
    handed_as = ShownAs.MANAGER
    witness = factory.SubFactory(UserFactory)
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("handed_by")


class ProvidedFileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProvidedFile

    provision = factory.SubFactory(ProvisionFactory)
    name = "ch01_20261120_1000.avi"
    sha256 = "0" * 64
    size = 1000


class TakenCopyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TakenCopy

    decision = factory.SubFactory(DecisionFactory)
    footage_copy = factory.SubFactory(
        FootageCopyFactory, reference=factory.SelfAttribute("..decision.reference")
    )
    access = factory.SubFactory(
        FootageAccessFactory, footage=factory.SelfAttribute("..footage_copy.footage")
    )
    taken_at = NOW
    taken_by = factory.SelfAttribute("access.accessed_by")


class TakenErasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TakenErasure

    taken = factory.SubFactory(TakenCopyFactory)
    erased_on = TODAY
    how = "USBメモリーとパソコンから消した"
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("taken.taken_by")


class CopyReturnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CopyReturn

    provision = factory.SubFactory(ProvisionFactory)
    ending = CopyReturn.End.RETURNED
    ended_on = TODAY
    told_by = "見本警察署 見本 太郎"
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("provision.handed_by")


class RescueTaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RescueTask

    inquiry = factory.SubFactory(InquiryFactory)
    recorder = factory.SubFactory(
        RecorderFactory,
        association=factory.SelfAttribute("..inquiry.association"),
        kind=Kind.ON_SITE,
        store="",
        folder="",
        store_token="",
        layout="",
        pattern="",
        method="",
        snapshots="",
    )
    due_at = NOW + timedelta(days=2)
    begun_at = NOW
    begun_by = factory.SelfAttribute("inquiry.received_by")


class ComplaintFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Complaint

    association = factory.SubFactory(AssociationFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = ComplaintKind.COMPLAINT
    way = Way.VISIT
    complainant = "見本町の住民"
    content = "うちの窓が映っていないか心配です。"
    received_at = NOW
    received_by = factory.SelfAttribute("association.registered_by")
    owner = factory.SelfAttribute("association.registered_by")
    due_on = TODAY + timedelta(days=14)


class IncidentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Incident

    association = factory.SubFactory(AssociationFactory)
    number = factory.Sequence(lambda n: n + 1)
    known_at = NOW
    outline = "集会所が荒らされ、SDカードが1枚無くなりました。"
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("association.registered_by")


class IncidentReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IncidentReport

    incident = factory.SubFactory(IncidentFactory)
    kind = ReportKind.CITY
    told_on = TODAY
    way = "電話"
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("incident.recorded_by")


class PublicPageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PublicPage

    association = factory.SubFactory(AssociationFactory)
    code = factory.Sequence(lambda n: f"mihon{n:06}")
    contact = "集会所 083-000-0000（平日の午前）"
    opened_at = NOW
    opened_by = factory.SelfAttribute("association.registered_by")
