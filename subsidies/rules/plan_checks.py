"""What is checked before 事前協議 and 交付申請, in the order of the pages."""

from collections.abc import Iterator

from civic.refusals import HOUSE_RULE
from subsidies.rules.checks import (
    CameraFacts,
    Check,
    GrantFacts,
    Verdict,
    check,
    in_year_check,
    papers_checks,
    regulations_check,
)
from subsidies.rules.costs import OFTEN_LEFT_OUT
from subsidies.rules.questions import Question
from subsidies.rules.terms import OtherSubsidy

CONSENT = "ガイドライン2(1)"


def plan_checks(facts: GrantFacts) -> tuple[Check, ...]:
    return tuple(_plan(facts))


def _plan(facts: GrantFacts) -> Iterator[Check]:
    yield check(
        facts.kind_is_eligible,
        f"団体の種類（{facts.kind_label}）",
        HOUSE_RULE,
        field="eligible_kinds",
    )
    yield check(facts.has_manager, "管理責任者", "ガイドライン3(1)ア")
    yield from _cameras(facts)
    yield check(bool(facts.purpose), "設置する理由", "ガイドライン2(2)イ", Question.PURPOSE)
    if facts.asks_police:
        asked = facts.police_consulted_on is not None
        yield check(asked, "警察への相談", HOUSE_RULE, Question.POLICE, otherwise=Verdict.WARN)
    yield from _money(facts)
    yield from _schedule(facts)
    yield check(facts.resolution_on is not None, "団体の合意（議決）", CONSENT, Question.AGREEMENT)
    yield check(bool(facts.contact), "連絡する方と電話番号", HOUSE_RULE, Question.CONTACT)
    yield from papers_checks(facts, facts.required_papers, Question.PAPERS, "required_papers")
    yield regulations_check(facts, needed=Verdict.WARN)


def _cameras(facts: GrantFacts) -> Iterator[Check]:
    count = len(facts.cameras)
    yield check(count > 0, f"申請するカメラ {count}台", "規程3(1)", Question.CAMERAS)
    if facts.camera_limit is not None:
        within = count <= facts.camera_limit
        sentence = f"台数の上限（1団体{facts.camera_limit}台まで）"
        yield check(within, sentence, HOUSE_RULE, Question.CAMERAS, field="camera_limit")
    for camera in facts.cameras:
        yield from _camera(camera)


def _camera(camera: CameraFacts) -> Iterator[Check]:
    if camera.asked_elsewhere:
        yield Check(
            Verdict.FAIL,
            f"{camera.title}：ほかの申請（{camera.asked_elsewhere}）と重なっています",
            HOUSE_RULE,
            Question.CAMERAS,
        )
    yield check(
        camera.has_view,
        f"{camera.title}：撮影範囲の登録",
        "ガイドライン2(2)ア",
        Question.CAMERAS,
    )
    yield check(
        camera.is_masked,
        f"{camera.title}：住宅の中などを映さない対策",
        "ガイドライン2(2)ア",
        Question.CAMERAS,
    )
    yield check(
        camera.prior_consents >= camera.households,
        f"{camera.title}：撮影範囲の住民の同意 {camera.households}世帯のうち{camera.prior_consents}世帯",
        CONSENT,
        Question.CAMERAS,
    )
    if camera.local_association:
        yield check(
            camera.local_association_agreed,
            f"{camera.title}：その場所の自治会（{camera.local_association}）の同意",
            CONSENT,
            Question.CAMERAS,
        )


def _money(facts: GrantFacts) -> Iterator[Check]:
    quote = facts.quote
    yield check(
        quote.eligible > 0, f"対象になる経費 {quote.eligible:,}円", HOUSE_RULE, Question.COSTS
    )
    if left_out := sorted(facts.cost_kinds & OFTEN_LEFT_OUT):
        names = "、".join(kind.label for kind in left_out)
        yield Check(
            Verdict.WARN,
            f"ほかの市では対象外になることがある費用：{names}",
            HOUSE_RULE,
            Question.COSTS,
        )
    if facts.other_subsidy_yen is None:
        yield Check(
            Verdict.FAIL,
            "ほかの補助を受けるかどうか",
            HOUSE_RULE,
            Question.OTHER_SUBSIDY,
        )
    elif facts.other_subsidy_yen:
        barred = facts.other_subsidy_rule is OtherSubsidy.BARRED
        yield check(
            not barred,
            f"ほかの補助 {facts.other_subsidy_yen:,}円（{facts.other_subsidy_rule.label}）",
            HOUSE_RULE,
            Question.OTHER_SUBSIDY,
            field="other_subsidy",
        )
        yield from _together(facts, facts.other_subsidy_yen)
    yield check(quote.amount > 0, f"補助額 {quote.amount:,}円", HOUSE_RULE, Question.COSTS)
    if facts.requested_yen is None:
        yield Check(Verdict.FAIL, "申請する額", HOUSE_RULE, Question.AMOUNT)
        return
    yield check(
        0 < facts.requested_yen <= quote.amount,
        f"申請する額 {facts.requested_yen:,}円（計算した補助額まで）",
        HOUSE_RULE,
        Question.AMOUNT,
    )


def _together(facts: GrantFacts, other: int) -> Iterator[Check]:
    """No paper shows own money below nothing."""
    quote = facts.quote
    wanted = quote.amount if facts.requested_yen is None else facts.requested_yen
    costs = quote.eligible + quote.ineligible
    yield check(
        wanted + other <= costs,
        f"申請する額とほかの補助の合計 {wanted + other:,}円（費用の合計{costs:,}円まで）",
        HOUSE_RULE,
        Question.AMOUNT,
    )


def _schedule(facts: GrantFacts) -> Iterator[Check]:
    planned = facts.planned_start_on is not None and facts.planned_end_on is not None
    yield check(planned, "着手と完了の予定日", HOUSE_RULE, Question.SCHEDULE)
    if facts.planned_end_on is not None:
        in_year = facts.planned_end_on <= facts.year_ends_on
        yield in_year_check(in_year, Question.SCHEDULE)
