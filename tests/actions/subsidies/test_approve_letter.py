"""承認: by another person; the act is done, numbered and frozen in one transaction."""

import pytest
from django.db import IntegrityError, transaction

from associations.models import Notice
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.bind_budget import bind_budget
from subsidies.actions.discard_letter import discard_letter
from subsidies.models import BudgetEntry, ChangeRequest, StageChange
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.reviews import funded, standing_at
from tests.factories.subsidies import LetterFactory

SITE = "https://cam.example.invalid"


def approve(letter, by):
    return approve_letter(letter=letter, address=SITE, by=by, at=NOW)


def draft(town, stage, act, **kwargs):
    columns = {"amount_yen": None} | {
        key: kwargs.pop(key) for key in ("amount_yen", "reason") if key in kwargs
    }
    application = standing_at(stage, **kwargs)
    return LetterFactory(application=application, act=act, drafted_by=town.hayashi, **columns)


def bound(application) -> int:
    return BudgetEntry.objects.bound_by(application)


def test_a_decision_is_sent(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000, association=town.home)

    sent = approve(letter, town.ono)

    application = sent.application
    assert (sent.number, sent.approved_by, sent.approved_at) == (1, town.ono, NOW)
    assert (application.now, application.decided_yen) == (Stage.DECIDED, 300_000)
    assert bound(application) == 300_000
    assert sent.paper_context
    step = StageChange.objects.get(application=application)
    assert (step.act, step.source, step.target, step.moved_by) == (
        Act.DECIDE,
        Stage.APPLIED,
        Stage.DECIDED,
        town.ono,
    )
    assert last_entry().verb == "通知を承認した"


def test_the_officers_are_told(town):
    approve(
        draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000, association=town.home), town.ono
    )

    notice = Notice.objects.get(to=town.sato.email)
    assert "交付決定" in notice.subject
    assert f"{SITE}/a/{town.home.pk}/subsidies/" in notice.body
    assert not Notice.objects.filter(to=town.yamamoto.email).exists()


def test_nobody_approves_their_own_draft(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)
    letter.drafted_by = town.ono
    letter.save()

    with refused(SubsidyReason.SAME_PERSON):
        approve(letter, town.ono)
    letter.refresh_from_db()
    assert letter.approved_at is None


def test_the_table_itself_refuses_it(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)

    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        type(letter).objects.filter(pk=letter.pk).update(
            approved_at=NOW, approved_by=letter.drafted_by, number=1, paper_context={}
        )


@pytest.mark.parametrize("who", ["hayashi", "sato"])
def test_only_the_approver_approves(who, town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)

    with refused(LetterReason.NOT_YOUR_POST):
        approve(letter, getattr(town, who))


def test_an_approved_letter_is_neither_approved_again_nor_discarded(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)
    approve(letter, town.ono)

    with refused(LetterReason.ALREADY_ISSUED):
        approve(letter, town.ono)
    with refused(LetterReason.ALREADY_ISSUED):
        discard_letter(letter=letter, by=town.hayashi, at=NOW)


def test_what_was_discarded_is_not_approved(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)
    discard_letter(letter=letter, by=town.hayashi, at=NOW)

    with refused(LetterReason.ALREADY_DISCARDED):
        approve(letter, town.ono)


def test_a_draft_that_the_stage_has_left_behind(town):
    letter = draft(town, Stage.REPORTED, Act.DECIDE, amount_yen=300_000)

    with refused(SubsidyReason.NOT_NOW):
        approve(letter, town.ono)


def test_the_sum_is_looked_at_again(town):
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000)
    letter.application.cost_lines.update(yen=300_000)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        approve(letter, town.ono)


def test_letters_of_a_programme_are_numbered_one_after_another(town):
    programme = funded()
    numbers = [
        approve(
            draft(
                town, Stage.APPLIED, Act.REJECT, reason="対象外の場所です。", programme=programme
            ),
            town.ono,
        ).number
        for _each in range(3)
    ]
    other = approve(draft(town, Stage.APPLIED, Act.REJECT, reason="対象外です。"), town.ono)

    assert (numbers, other.number) == ([1, 2, 3], 1)


def test_what_the_budget_has_not_is_not_decided_and_the_draft_is_kept(town):
    programme = funded(299_999)
    letter = draft(town, Stage.APPLIED, Act.DECIDE, amount_yen=300_000, programme=programme)

    with refused(SubsidyReason.OVER_BUDGET):
        approve(letter, town.ono)

    letter.refresh_from_db()
    assert (letter.approved_at, letter.discarded_at) == (None, None)
    assert letter.application.now is Stage.APPLIED


def test_from_selection_to_settlement_the_budget_follows(town):
    selected = draft(town, Stage.CONSULTED, Act.SELECT, amount_yen=300_000)
    application = approve(selected, town.ono).application
    assert (application.selected_yen, bound(application)) == (300_000, 300_000)

    for stage, act, yen in [
        (Stage.APPLIED, Act.DECIDE, 280_000),
        (Stage.REPORTED, Act.SETTLE, 250_000),
    ]:
        application.stage = stage
        application.save()
        letter = LetterFactory(
            application=application, act=act, amount_yen=yen, drafted_by=town.hayashi
        )
        application = approve(letter, town.ono).application

    assert (application.decided_yen, application.settled_yen) == (280_000, 250_000)
    assert bound(application) == 250_000
    assert BudgetEntry.objects.left() == 6_000_000 - 250_000


@pytest.mark.parametrize(
    ("stage", "act", "target"),
    [
        (Stage.CONSULTED, Act.RETURN_CONSULTATION, Stage.CONSULTATION_RETURNED),
        (Stage.CONSULTED, Act.LEAVE_OUT, Stage.NOT_SELECTED),
        (Stage.APPLIED, Act.RETURN_APPLICATION, Stage.RETURNED),
        (Stage.APPLIED, Act.REJECT, Stage.REJECTED),
        (Stage.CHANGE_REQUESTED, Act.DENY_CHANGE, Stage.STARTED),
        (Stage.REPORTED, Act.RETURN_REPORT, Stage.REPORT_RETURNED),
        (Stage.DISPOSAL_REQUESTED, Act.DENY_DISPOSAL, Stage.HOLDING),
        (Stage.DECIDED, Act.REVOKE, Stage.REVOKED),
    ],
)
def test_letters_without_money(stage, act, target, town):
    application = approve(draft(town, stage, act, reason="理由"), town.ono).application

    assert application.now is target
    assert bound(application) == 0


def test_a_change_returns_to_where_it_came_from(town):
    letter = draft(town, Stage.CHANGE_REQUESTED, Act.APPROVE_CHANGE, amount_yen=200_000)

    application = approve(letter, town.ono).application

    assert (application.now, application.decided_yen) == (Stage.STARTED, 200_000)
    assert bound(application) == 200_000


@pytest.mark.parametrize(
    ("stage", "act", "column"),
    [
        (Stage.CHANGE_REQUESTED, Act.APPROVE_CHANGE, "decided_yen"),
        (Stage.REPORTED, Act.SETTLE, "settled_yen"),
    ],
)
def test_a_change_or_settlement_may_come_to_nothing_and_frees_the_budget(stage, act, column, town):
    letter = draft(town, stage, act, amount_yen=0)
    kind = BudgetEntry.Kind.DECISION
    bind_budget(letter.application, kind=kind, yen=300_000, by=town.ono, at=NOW)

    application = approve(letter, town.ono).application

    assert getattr(application, column) == 0
    assert bound(application) == 0


@pytest.mark.parametrize("asked", [None, 250_000])
def test_a_change_never_raises_what_was_decided(asked, town):
    letter = draft(
        town, Stage.CHANGE_REQUESTED, Act.APPROVE_CHANGE, amount_yen=100_001, decided_yen=100_000
    )
    ChangeRequest.objects.update(requested_yen=asked)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        approve(letter, town.ono)


@pytest.mark.parametrize("act", [Act.APPROVE_CANCELLATION, Act.REVOKE])
def test_what_ends_before_payment_frees_the_budget(act, town):
    letter = draft(town, Stage.CHANGE_REQUESTED, act, reason="取りやめ")
    ChangeRequest.objects.update(kind="CANCEL")
    application = letter.application
    BudgetEntry.objects.create(
        programme=application.programme, application=application, kind="DECISION",
        yen=300_000, bound_yen=300_000, entered_at=NOW, entered_by=town.ono,
    )  # fmt: skip

    approve(letter, town.ono)

    assert bound(application) == 0
    assert BudgetEntry.objects.order_by("pk").last().kind == "FREED"


@pytest.mark.parametrize(
    ("stage", "act"),
    [
        (Stage.SELECTED, Act.LEAVE_OUT),
        (Stage.CONSULTATION_RETURNED, Act.LEAVE_OUT),
        (Stage.SELECTED, Act.REJECT),
        (Stage.RETURNED, Act.REJECT),
    ],
)
def test_a_silent_association_keeps_no_budget(stage, act, town):
    letter = draft(town, stage, act, reason="期限までに申請がありませんでした。")
    application = letter.application
    BudgetEntry.objects.create(
        programme=application.programme, application=application, kind="SELECTION",
        yen=300_000, bound_yen=300_000, entered_at=NOW, entered_by=town.ono,
    )  # fmt: skip

    approve(letter, town.ono)

    assert bound(application) == 0


def test_a_revocation_after_payment_asks_the_money_back(town):
    letter = draft(town, Stage.HOLDING, Act.REVOKE, amount_yen=300_000, reason="目的外使用")

    assert approve(letter, town.ono).application.now is Stage.REPAYMENT_ORDERED


def test_a_revocation_drafted_before_the_payment_keeps_no_money(town):
    letter = draft(town, Stage.HOLDING, Act.REVOKE, reason="目的外使用")

    with refused(LetterReason.REPAYMENT_UNSAID):
        approve(letter, town.ono)
    letter.refresh_from_db()
    assert (letter.approved_at, letter.discarded_at) == (None, None)


def test_a_revocation_after_payment_may_say_that_nothing_is_asked_back(town):
    letter = draft(town, Stage.HOLDING, Act.REVOKE, amount_yen=0, reason="災害で失われました。")

    assert approve(letter, town.ono).application.now is Stage.REVOKED


class TestDisposal:
    def test_of_all_cameras_ends_the_application(self, town):
        letter = draft(town, Stage.DISPOSAL_REQUESTED, Act.APPROVE_DISPOSAL, cameras=2)

        application = approve(letter, town.ono).application

        assert application.now is Stage.DISPOSED
        for row in application.grant_cameras.all():
            assert row.camera.disposal_restricted_until < NOW.date()

    def test_of_one_leaves_the_others_bound(self, town):
        letter = draft(town, Stage.DISPOSAL_REQUESTED, Act.APPROVE_DISPOSAL, cameras=2)
        kept, given = [row.camera for row in letter.application.grant_cameras.order_by("pk")]
        letter.application.disposal_requests.get().cameras.set([given])

        application = approve(letter, town.ono).application

        assert application.now is Stage.HOLDING
        kept.refresh_from_db()
        given.refresh_from_db()
        assert kept.disposal_restricted_until > NOW.date() > given.disposal_restricted_until

    def test_with_money_asked_back(self, town):
        letter = draft(town, Stage.DISPOSAL_REQUESTED, Act.APPROVE_DISPOSAL, amount_yen=120_000)

        assert approve(letter, town.ono).application.now is Stage.REPAYMENT_ORDERED

    def test_denied_the_cameras_stay_bound(self, town):
        letter = draft(town, Stage.DISPOSAL_REQUESTED, Act.DENY_DISPOSAL, reason="まだ要ります")

        application = approve(letter, town.ono).application

        assert application.grant_cameras.get().camera.disposal_restricted_until > NOW.date()
