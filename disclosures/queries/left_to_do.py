"""What keeps an inquiry from being closed, in words; nothing when it is over."""

from datetime import date

from disclosures.models import Decision, Inquiry, Provision, TakenCopy
from disclosures.rules.demands import chased, demands
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome, Stage

_NEWEST = ("-decided_at", "-pk")
_WORDS = {
    InquiryReason.DOCUMENT_MISSING: "文書の番号と日付がありません",
    InquiryReason.ORIGINAL_MISSING: "文書の原本が届いていません",
}


def left_to_do(inquiry: Inquiry, on: date) -> list[str]:
    """Six queries at most."""
    found = [*_rescues(inquiry), *_taken(inquiry)]
    if inquiry.now in {Stage.ALLOWED, Stage.PROVIDED}:
        decision = inquiry.decisions.order_by(*_NEWEST).first()
        if decision:
            found += [*_not_done(decision), *_papers(inquiry, decision, on)]
    return found


def not_returned(inquiry: Inquiry) -> Provision | None:
    """What was given and of which nobody has said what became of it; corrected rows do not count."""
    given = Provision.objects.filter(decision__inquiry=inquiry).standing()
    return given.not_returned().order_by("pk").first()


def _rescues(inquiry: Inquiry) -> list[str]:
    tasks = inquiry.rescues.filter(finished_at=None).select_related("recorder")
    return [f"{task.recorder.name}での取り出しの結果がありません" for task in tasks.order_by("pk")]


def _taken(inquiry: Inquiry) -> list[str]:
    left = TakenCopy.objects.of_inquiry(inquiry.pk).to_be_erased().exists()
    return ["書き出した映像を消したことを確かめていません"] if left else []


def _not_done(decision: Decision) -> list[str]:
    if decision.outcome == Outcome.SHOW:
        return [] if decision.viewings.exists() else ["映像を見せた記録がありません"]
    if not decision.provisions.exists():
        return ["映像を渡した記録がありません"]
    return ["渡したものの返却・廃棄を確かめていません"] if not_returned(decision.inquiry) else []


def _papers(inquiry: Inquiry, decision: Decision, on: date) -> list[str]:
    facts = inquiry.facts(has_cameras=True)
    open_ones = chased(demands(facts, Outcome(decision.outcome), on))
    return [_WORDS[each.reason] for each in open_ones]
