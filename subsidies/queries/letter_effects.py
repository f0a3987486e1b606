"""What will happen when a letter is approved, in sentences."""

from collections.abc import Iterator
from datetime import date

from subsidies.models import BudgetEntry, Letter
from subsidies.queries.letter_facts import behind_of, fallen_away, given_up, is_paid
from subsidies.rules.letters import BINDING, ENDING, target_of
from subsidies.rules.stages import Act, Stage


def effect_of(letter: Letter, on: date) -> tuple[str, ...]:
    return tuple(_sentences(letter, on))


def _sentences(letter: Letter, on: date) -> Iterator[str]:
    application, act = letter.application, letter.kind
    target = target_of(act, behind_of(application, letter.amount_yen, on))
    yield (
        f"{application.association.name}に「{act.label}」の通知を出し、"
        f"申請は「{application.now.label}」から「{target.label}」になります。"
    )
    if act in BINDING:
        yield _budget(letter, BINDING[act])
    if act in ENDING and not is_paid(application):
        bound = BudgetEntry.objects.bound_by(application)
        if bound:
            yield f"予算から差し引いていた{bound:,}円は、もとに戻ります。"
    if act is Act.APPROVE_CHANGE and (dropped := fallen_away(application)):
        yield f"カメラ{len(dropped)}台は、この補助の対象から外れます。"
    if target is Stage.REPAYMENT_ORDERED:
        yield f"団体に{letter.amount_yen:,}円の返還を求めます。"
    if act is Act.APPROVE_DISPOSAL:
        yield f"カメラ{len(given_up(application))}台の5年の義務は、今日で解かれます。"
    yield "通知には番号が付き、書面は保存され、あとから変えられません。"


def _budget(letter: Letter, word: str) -> str:
    yen = letter.amount_yen or 0
    ledger = BudgetEntry.objects.filter(programme=letter.application.programme_id)
    left, bound = ledger.left(), ledger.bound_by(letter.application)
    after = left + bound - yen
    if after < 0:
        return f"{word}の額は{yen:,}円ですが、予算の残りは{left:,}円です。{-after:,}円足りないので、承認できません。"
    return f"{word}の額は{yen:,}円です。予算の残りは{left:,}円から{after:,}円になります。"
