"""引渡し: copies, the row of the ledger, and keys that die with it."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from civic import steps
from civic.actors import SystemActor
from civic.refusals import Refused
from disclosures.actions.copy_for_inquiry import copy_for_inquiry
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.hand_over import hand_over
from disclosures.actions.take_out_copy import take_out_copy
from disclosures.models import Decision, Inquiry, Provision
from disclosures.rules.provision_facts import ProvisionFacts
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import Outcome, Stage
from retention.models import Footage, FootageAccess, FootageCopy
from retention.models.footage_copy import KeyEnding
from retention.queries.copy_content import read_copy
from retention.rules.reasons_handling import HandlingReason
from retention.stores.copies import copy_store
from tests.actions.disclosures.desk import ADDRESS, card_in
from tests.actions.refusals import last_entry, refused
from tests.factories.asked import VIDEO, decided_on, write_video
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import DecisionFactory
from tests.factories.handling import FootageCopyFactory, HandlingPermitFactory

WORKER = SystemActor("papers")
MINUTE = timedelta(minutes=1)


class PowerCut(BaseException):
    """Nothing of ours catches it, as nothing catches kill -9."""


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.COPIES_DIR = tmp_path / "data" / "copies"
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def decision(house, town) -> Decision:
    """The camera of the house also writes a card on its pole."""
    write_video(house)
    card_in(house, town)
    return decided_on(house)


@pytest.fixture
def unwritten(decision, house, town) -> list[FootageCopy]:
    return copy_for_inquiry(decision=decision, footage=[house.kept], by=town.sato, at=NOW)


@pytest.fixture
def copies(decision, unwritten, town) -> list[FootageCopy]:
    """Written out to the medium, as nothing else can be handed over."""
    for copy in unwritten:
        take_out_copy(decision=decision, copy=copy, by=town.sato, at=NOW)
    return unwritten


def facts_of(decision, **changes) -> ProvisionFacts:
    facts = {
        "recipient": "見本警察署 巡査部長 見本 太郎",
        "provided_at": NOW,
        "content": "集会所前の道を自転車で通る人",
        "purpose": "自転車盗の捜査のため",
        "reason": "捜査関係事項照会書による照会のため",
        "from_at": decision.inquiry.from_at,
        "to_at": decision.inquiry.to_at,
        "medium": Provision.Medium.USB,
        "medium_serial": "MIHON-1",
        "clock_error": 12,
        "document_number": "見刑一第123号",
        "document_on": TODAY,
    }
    return ProvisionFacts(**facts | changes)


def give(town, decision, copies=(), *, facts=None, **changes) -> Provision:
    said = {
        "facts": facts or facts_of(decision),
        "copies": copies,
        "taken": [],
        "handed_by": town.sato,
        "witness": town.tanaka,
        "address": ADDRESS,
        "by": town.sato,
        "at": NOW,
    }
    return hand_over(decision=decision, **said | changes)


def key_of(copy) -> Path:
    return Path(settings.KEYS_DIR) / "copies" / copy.key_name


def test_the_row_says_what_was_given_and_the_key_is_gone(town, decision, copies):
    provision = give(town, decision, copies)

    (copy,) = copies
    file = provision.files.get()
    assert (provision.number, provision.ground) == (1, "INVESTIGATION")
    assert (file.sha256, file.size) == (hashlib.sha256(VIDEO).hexdigest(), len(VIDEO))
    assert list(provision.cameras.all()) == list(decision.inquiry.cameras.all())
    assert Inquiry.objects.get().now is Stage.PROVIDED
    copy.refresh_from_db()
    assert copy.key_ending == KeyEnding.HANDED_OVER
    assert not key_of(copy).exists()


def test_the_file_on_disk_holds_none_of_the_videos_bytes(decision, copies):
    written = copies[0].path.read_bytes()

    assert not any(VIDEO[at : at + 16] in written for at in range(0, 4096, 16))


def test_after_the_hand_over_neither_desk_nor_store_reads_it(town, decision, copies):
    encrypted = copies[0].path.read_bytes()
    give(town, decision, copies)
    copies[0].path.write_bytes(encrypted)  # as a backup of yesterday would bring it back

    with pytest.raises(Refused) as refusal:
        read_copy(copies[0], TODAY)
    assert refusal.value.reason is HandlingReason.KEY_DESTROYED
    with pytest.raises(FileNotFoundError):
        b"".join(copy_store().read(copies[0].key_name))


def test_the_journal_names_both_people_and_no_recipient(town, decision, copies):
    provision = give(town, decision, copies)

    told = [entry for entry in _entries() if entry.verb == "映像を提供した"]
    assert [entry.facts["番号"] for entry in told] == [provision.number]
    assert "見本警察署" not in str(told[0].facts)
    assert told[0].facts["立ち会った人"] == town.tanaka.journal_name
    assert last_entry().verb == "写しの鍵を捨てた"


def _entries():
    from civic.models import JournalEntry  # noqa: PLC0415 - used once

    return list(JournalEntry.objects.newest_first())


def test_what_was_taken_at_the_recorder_needs_no_copy(town, decision):
    provision = give(town, decision, taken=["SDカード1枚（1号カメラ）"])

    assert [(file.name, file.sha256) for file in provision.files.all()] == [
        ("SDカード1枚（1号カメラ）", "")
    ]


def test_a_copy_that_was_not_given_dies_too(town, decision, copies):
    give(town, decision, taken=["SDカード1枚"])

    copies[0].refresh_from_db()
    assert copies[0].key_ending == KeyEnding.CANCELLED


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"recipient": ""}, ProvisionReason.RECIPIENT_MISSING),
        ({"provided_at": None}, ProvisionReason.MOMENT_MISSING),
        ({"content": ""}, ProvisionReason.CONTENT_MISSING),
        ({"purpose": ""}, ProvisionReason.PURPOSE_MISSING),
        ({"reason": ""}, ProvisionReason.REASON_MISSING),
        ({"provided_at": NOW + MINUTE}, ProvisionReason.IN_FUTURE),
        ({"from_at": NOW + MINUTE}, ProvisionReason.BEFORE_FOOTAGE),
        ({"provided_at": NOW - 31 * MINUTE}, ProvisionReason.BEFORE_DECISION),
    ],
)
def test_each_missing_fact_is_refused_with_its_own_sentence(town, decision, changes, reason):
    with refused(reason):
        give(town, decision, taken=["SDカード"], facts=facts_of(decision, **changes))

    assert not Provision.objects.exists()


def test_the_five_facts_name_the_clause():
    for name in ("RECIPIENT", "MOMENT", "CONTENT", "PURPOSE", "REASON"):
        assert ProvisionReason[f"{name}_MISSING"].clause == "規程6(2)"


def test_nothing_is_given_without_the_decision_to_give(town, house):
    write_video(house)
    shown = decided_on(house, Outcome.SHOW)

    with refused(ProvisionReason.NOT_ALLOWED):
        give(town, shown, taken=["SDカード"])


def test_a_later_decision_takes_the_right_away(town, decision, house):
    DecisionFactory(inquiry=decision.inquiry, outcome=Outcome.SHOW, decided_at=NOW)

    with refused(ProvisionReason.NOT_ALLOWED):
        give(town, decision, taken=["SDカード"])


def test_one_decision_is_carried_out_once(town, decision):
    give(town, decision, taken=["SDカード"])

    with refused(ProvisionReason.GIVEN_ALREADY):
        give(town, decision, taken=["SDカード"])


def test_a_paper_that_ran_out_since_the_decision_hinders(town, decision):
    Inquiry.objects.update(valid_until=TODAY - timedelta(days=1))

    with refused(InquiryReason.DOCUMENT_EXPIRED):
        give(town, decision, taken=["SDカード"])


def test_a_number_that_is_missing_hinders(town, decision):
    Inquiry.objects.update(document_number="")

    with refused(InquiryReason.DOCUMENT_MISSING):
        give(town, decision, taken=["SDカード"])


def test_nothing_to_give_is_refused(town, decision):
    with refused(ProvisionReason.NOTHING_GIVEN):
        give(town, decision)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (None, ProvisionReason.NO_SECOND_PERSON),
        ("sato", ProvisionReason.SAME_PERSON),
        ("yamamoto", ProvisionReason.WITNESS_ELSEWHERE),
        ("mori", ProvisionReason.WITNESS_ELSEWHERE),
    ],
)
def test_two_people_of_the_association_are_there(town, decision, who, reason):
    with refused(reason):
        give(town, decision, taken=["SDカード"], witness=getattr(town, who) if who else None)


def test_the_handler_acts_under_a_permit_alone(town, decision):
    people = {"handed_by": town.tanaka, "witness": town.sato, "taken": ["SDカード"]}
    with refused(HandlingReason.NO_PERMIT):
        give(town, decision, **people)
    assert HandlingReason.NO_PERMIT.clause == "規程4(3)"
    permit = HandlingPermitFactory(association=town.home, handler=town.tanaka, granted_by=town.sato)

    provision = give(town, decision, **people)

    assert (provision.handed_as, provision.permit) == ("HANDLER", permit)


def test_whoever_may_not_handle_footage_hands_nothing_over(town, decision):
    with refused(HandlingReason.NOT_A_HANDLER):
        give(town, decision, handed_by=town.yamamoto, taken=["SDカード"])


def test_a_copy_past_its_last_day_is_not_given(town, decision, copies):
    FootageCopy.objects.update(last_day_kept=TODAY - timedelta(days=1))

    with refused(ProvisionReason.COPY_NOT_READABLE):
        give(town, decision, copies)


def test_what_was_given_in_the_evening_may_be_written_down_next_morning(town, decision, copies):
    morning = NOW + timedelta(hours=23)
    Footage.objects.filter(pk=copies[0].footage_id).update(last_day_kept=TODAY)
    FootageCopy.objects.update(
        last_day_kept=TODAY, key_destroyed_at=NOW + timedelta(hours=15), key_ending="LAST_DAY"
    )

    assert give(town, decision, copies, at=morning).files.count() == 1


def test_a_copy_made_later_was_not_given_then(town, decision, copies):
    FootageCopy.objects.update(made_at=NOW + timedelta(hours=1))

    with refused(ProvisionReason.BEFORE_COPY):
        give(town, decision, copies, at=NOW + timedelta(hours=2))


def test_a_copy_of_another_decision_is_not_given(town, decision, house):
    other = FootageCopyFactory(footage=house.kept, reference="disclosures.decision:0")

    with refused(ProvisionReason.COPY_ELSEWHERE):
        give(town, decision, [other])


def test_footage_of_another_camera_or_hour_is_not_copied(town, decision, house):
    for outside in (house.undated, _of_another_day(house)):
        with refused(ProvisionReason.FOOTAGE_ELSEWHERE):
            copy_for_inquiry(decision=decision, footage=[outside], by=town.sato, at=NOW)

    assert not FootageAccess.objects.exists()


def _of_another_day(house):
    from tests.factories.retention import FootageFactory  # noqa: PLC0415 - used once

    day = TODAY - timedelta(days=2)
    return FootageFactory(recorder=house.recorder, channel=house.channel, recorded_on=day)


def test_the_same_file_is_copied_once(town, decision, copies, house):
    with refused(ProvisionReason.COPY_ALREADY_MADE):
        copy_for_inquiry(decision=decision, footage=[house.kept], by=town.sato, at=NOW)


def test_nothing_chosen_is_told(town, decision):
    with refused(ProvisionReason.NOTHING_CHOSEN):
        copy_for_inquiry(decision=decision, footage=[], by=town.sato, at=NOW)


def test_the_handler_copies_under_a_permit_alone(town, decision, house):
    with refused(HandlingReason.NO_PERMIT):
        copy_for_inquiry(decision=decision, footage=[house.kept], by=town.tanaka, at=NOW)


def test_taking_out_is_recorded_before_the_first_byte(town, decision, copies):
    access = take_out_copy(decision=decision, copy=copies[0], by=town.sato, at=NOW).access

    assert access.kind == "EXTRACTION"
    assert "書き出す" in access.purpose
    assert last_entry().verb == "写しを書き出した"
    assert b"".join(read_copy(copies[0], TODAY)) == VIDEO


def test_nobody_takes_out_without_standing_or_after_the_hand_over(town, decision, copies):
    with refused(HandlingReason.NO_PERMIT):
        take_out_copy(decision=decision, copy=copies[0], by=town.tanaka, at=NOW)
    with refused(HandlingReason.NOT_A_HANDLER):
        take_out_copy(decision=decision, copy=copies[0], by=town.hayashi, at=NOW)
    give(town, decision, copies)
    with refused(ProvisionReason.GIVEN_ALREADY):
        take_out_copy(decision=decision, copy=copies[0], by=town.sato, at=NOW)


def test_the_power_goes_between_row_and_key_and_the_sweep_finishes(
    town, decision, copies, monkeypatch
):
    def cut(step: str) -> None:
        if step == "provision_recorded":
            raise PowerCut

    monkeypatch.setattr(steps, "_listeners", [cut])
    with pytest.raises(PowerCut):
        give(town, decision, copies)
    assert key_of(copies[0]).exists()
    monkeypatch.setattr(steps, "_listeners", [])

    assert end_spent_copies(by=WORKER, at=NOW) == 1

    copies[0].refresh_from_db()
    assert copies[0].key_ending == KeyEnding.HANDED_OVER
    assert not key_of(copies[0]).exists()
    assert end_spent_copies(by=WORKER, at=NOW) == 0


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.REFUSED, Stage.NO_FOOTAGE])
def test_what_is_not_given_any_more_loses_its_key(town, decision, copies, stage):
    assert end_spent_copies(by=WORKER, at=NOW) == 0
    Inquiry.objects.update(stage=stage)

    assert end_spent_copies(by=WORKER, at=NOW, inquiry=decision.inquiry) == 1

    copies[0].refresh_from_db()
    assert copies[0].key_ending == KeyEnding.CANCELLED


def test_a_copy_for_something_else_is_left_alone(house):
    FootageCopyFactory(footage=house.kept, reference="elsewhere:1")

    assert end_spent_copies(by=WORKER, at=NOW) == 0
