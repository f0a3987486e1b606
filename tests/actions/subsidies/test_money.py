"""支払い, 返還 and 期間満了."""

from datetime import date

import pytest

from associations.models import Notice
from civic.actors import SystemActor
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.do_many import pay_many
from subsidies.actions.record_payment import record_payment
from subsidies.actions.record_repayment import record_repayment
from subsidies.actions.release_ended import release_ended
from subsidies.actions.take_on import take_on
from subsidies.models import BudgetEntry, GrantApplication, PaymentClaim, Repayment
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Stage
from subsidies.tasks import release_ended as nightly_release
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY
from tests.factories.reviews import standing_at
from tests.factories.subsidies import DisposalRequestFactory, LetterFactory

NIGHT = SystemActor("subsidies")


def pay(application, by, on=TODAY):
    return record_payment(application=application, paid_on=on, by=by, at=NOW)


def repay(application, by, yen=300_000, on=TODAY):
    return record_repayment(application=application, yen=yen, repaid_on=on, by=by, at=NOW)


def ordered_back(town, act=Act.REVOKE, yen=300_000, **kwargs):
    """The city has asked money back."""
    stage = Stage.HOLDING if act is Act.REVOKE else Stage.DISPOSAL_REQUESTED
    application = standing_at(stage, **kwargs)
    return LetterFactory(
        application=application, act=act, amount_yen=yen, reason="理由", drafted_by=town.hayashi
    )


def approved(town, letter):
    return approve_letter(
        letter=letter, address="https://x.invalid", by=town.ono, at=NOW
    ).application


class TestPayment:
    def test_fills_the_claim_and_begins_the_years(self, town):
        application = standing_at(Stage.CLAIMED, association=town.home)

        claim = pay(application, town.hayashi)

        assert (claim.paid_on, claim.paid_by) == (TODAY, town.hayashi)
        application.refresh_from_db()
        assert application.now is Stage.HOLDING
        entry = BudgetEntry.objects.get(kind="PAYMENT")
        assert (entry.yen, entry.bound_yen, entry.application) == (300_000, 0, application)
        assert "振り込みました" in Notice.objects.get(to=town.sato.email).subject

    def test_not_before_the_claim_nor_ahead(self, town):
        application = standing_at(Stage.CLAIMED)

        with refused(LetterReason.PAID_IN_FUTURE):
            pay(application, town.hayashi, on=date(2026, 11, 24))
        with refused(LetterReason.PAID_BEFORE_CLAIM):
            pay(application, town.hayashi, on=date(2026, 11, 22))

    def test_not_twice(self, town):
        application = standing_at(Stage.CLAIMED)
        pay(application, town.hayashi)

        with refused(SubsidyReason.NOT_NOW):
            pay(application, town.hayashi)
        assert BudgetEntry.objects.filter(kind="PAYMENT").count() == 1

    def test_not_without_a_claim(self, town):
        application = standing_at(Stage.CLAIMED)
        PaymentClaim.objects.all().delete()

        with refused(LetterReason.NO_CLAIM):
            pay(application, town.hayashi)

    def test_not_by_who_entered_the_claim(self, town):
        application = standing_at(Stage.CLAIMED)
        PaymentClaim.objects.update(claimed_by=town.hayashi)

        with refused(LetterReason.CLAIMED_BY_YOU):
            pay(application, town.hayashi)
        (outcome,) = pay_many([application], paid_on=TODAY, by=town.hayashi, at=NOW)
        assert "別の方が記録してください" in outcome.refusal

    def test_not_by_an_officer(self, town):
        with refused(LetterReason.NOT_YOUR_POST):
            pay(standing_at(Stage.CLAIMED, association=town.home), town.sato)


class TestRepayment:
    def test_after_a_revocation_it_is_over(self, town):
        application = approved(town, ordered_back(town))

        repayment = repay(application, town.hayashi)

        assert (repayment.yen, repayment.repaid_on) == (300_000, TODAY)
        application.refresh_from_db()
        assert application.now is Stage.REPAID
        assert BudgetEntry.objects.get(kind="REPAYMENT").yen == 300_000

    def test_of_one_camera_the_others_stay(self, town):
        letter = ordered_back(town, Act.APPROVE_DISPOSAL, yen=100_000, cameras=2)
        given = letter.application.grant_cameras.first().camera
        letter.application.disposal_requests.get().cameras.set([given])
        application = approved(town, letter)

        repay(application, town.hayashi, yen=100_000)

        application.refresh_from_db()
        assert application.now is Stage.HOLDING

    def test_cameras_may_go_one_after_another(self, town):
        letter = ordered_back(town, Act.APPROVE_DISPOSAL, yen=100_000, cameras=2)
        one, other = [row.camera for row in letter.application.grant_cameras.all()]
        letter.application.disposal_requests.get().cameras.set([one])
        application = approved(town, letter)
        repay(application, town.hayashi, yen=100_000)
        GrantApplication.objects.filter(pk=application.pk).update(stage=Stage.DISPOSAL_REQUESTED)
        application.refresh_from_db()
        DisposalRequestFactory(application=application).cameras.set([other])
        too_much = LetterFactory(
            application=application, act=Act.APPROVE_DISPOSAL, amount_yen=200_001,
            drafted_by=town.hayashi,
        )  # fmt: skip

        with refused(LetterReason.AMOUNT_TOO_LARGE):
            approved(town, too_much)
        too_much.amount_yen = 200_000
        too_much.save()
        application = approved(town, too_much)
        repay(application, town.hayashi, yen=200_000)

        application.refresh_from_db()
        assert application.now is Stage.REPAID
        assert sum(Repayment.objects.values_list("yen", flat=True)) == 300_000

    def test_the_whole_at_once_and_not_ahead(self, town):
        application = approved(town, ordered_back(town))

        with refused(LetterReason.REPAID_OTHERWISE):
            repay(application, town.hayashi, yen=299_999)
        with refused(LetterReason.REPAID_IN_FUTURE):
            repay(application, town.hayashi, on=date(2026, 11, 24))

    def test_only_where_it_was_asked_for(self, town):
        with refused(SubsidyReason.NOT_NOW):
            repay(standing_at(Stage.HOLDING), town.hayashi)


class TestRelease:
    @pytest.mark.parametrize(
        ("until", "stage"),
        [(date(2026, 11, 22), Stage.RELEASED), (date(2026, 11, 23), Stage.HOLDING)],
    )
    def test_on_the_day_after_the_last(self, until, stage, town):
        application = standing_at(Stage.HOLDING, until=until)

        release_ended(on=TODAY, by=NIGHT, at=NOW)

        application.refresh_from_db()
        assert application.now is stage

    def test_not_while_one_camera_is_bound(self, town):
        application = standing_at(Stage.HOLDING, cameras=2, until=date(2026, 3, 31))
        camera = application.grant_cameras.first().camera
        type(camera).objects.filter(pk=camera.pk).update(
            disposal_restricted_until=date(2027, 3, 31)
        )

        assert release_ended(on=TODAY, by=NIGHT, at=NOW) == 0

    def test_twice_is_once(self, town):
        standing_at(Stage.HOLDING, until=date(2026, 3, 31), association=town.home)

        assert release_ended(on=TODAY, by=NIGHT, at=NOW) == 1
        assert release_ended(on=TODAY, by=NIGHT, at=NOW) == 0
        assert Notice.objects.filter(to=town.sato.email).count() == 1
        assert last_entry().actor == "system:subsidies"

    def test_the_nightly_task_makes_up_for_a_missed_day(self, town):
        standing_at(Stage.HOLDING, until=date(2026, 3, 31))

        assert nightly_release("2026-03-31") == 0
        assert nightly_release("2026-04-01") == 1


class TestTakingOn:
    def test_is_written_down_once(self, town):
        application = standing_at(Stage.APPLIED)

        assert take_on(application=application, by=town.hayashi, at=NOW).owner == town.hayashi
        assert last_entry().verb == "補助金の申請の担当になった"
        entry = last_entry()
        take_on(application=application, by=town.hayashi, at=NOW)
        assert last_entry() == entry

    def test_not_by_an_officer(self, town):
        with refused(LetterReason.NOT_YOUR_POST):
            take_on(application=standing_at(Stage.APPLIED), by=town.sato, at=NOW)
