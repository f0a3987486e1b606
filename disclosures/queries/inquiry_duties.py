"""What an association must do about the inquiries at its desk."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from associations.rules.roles import Permission
from civic.duties import Duty
from civic.refusals import HOUSE_RULE
from disclosures.models import Inquiry, Provision, RescueTask, TakenCopy
from disclosures.rules.stages import CLOSABLE, Outcome, Stage

_CHASED = frozenset({Stage.RECEIVED, Stage.ALLOWED, Stage.PROVIDED})


def inquiry_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Seven queries, whatever their number."""
    mine = Inquiry.objects.of_association(association_id).going_on().order_by("pk")
    found: dict[Inquiry, list[Duty]] = {
        inquiry: list(_of_one(inquiry))
        for inquiry in mine.prefetch_related("rescues__recorder", "decisions__viewings")
    }
    given = Provision.objects.of_association(association_id).standing().not_returned()
    for provision in given.select_related("decision__inquiry").order_by("pk"):
        found.setdefault(provision.decision.inquiry, []).append(_to_return(provision))
    taken = TakenCopy.objects.of_association(association_id).to_be_erased()
    inquiries = {each.decision.inquiry for each in taken.select_related("decision__inquiry")}
    for inquiry in sorted(inquiries, key=lambda one: one.pk):
        found.setdefault(inquiry, []).insert(0, _to_erase(inquiry))
    for inquiry, duties in found.items():
        yield from duties or _to_close(inquiry)


def _of_one(inquiry: Inquiry) -> Iterator[Duty]:
    tasks = list(inquiry.rescues.all())
    yield from (_to_rescue(inquiry, task) for task in tasks if task.finished_at is None)
    if inquiry.now is Stage.RECEIVED:
        yield _to_decide(inquiry) if _is_secured(inquiry, tasks) else _to_secure(inquiry)
    if inquiry.now is Stage.ALLOWED:
        yield from _to_carry_out(inquiry)
    if inquiry.now in _CHASED and inquiry.what.comes_from_authority:
        yield from _papers(inquiry)


def _is_secured(inquiry: Inquiry, tasks: list[RescueTask]) -> bool:
    return inquiry.what.ground is None or inquiry.hold_id is not None or bool(tasks)


def _to_rescue(inquiry: Inquiry, task: RescueTask) -> Duty:
    due = timezone.localtime(task.due_at)
    return Duty(
        title=f"{task.recorder.name}の映像を、{due.month}月{due.day}日{due.hour}時までに取り出してください",
        reason=(
            f"依頼 第{inquiry.number}号で求められています。この録画装置は自分で上書きするので、"
            "過ぎると残りません。"
        ),
        clause=HOUSE_RULE,
        url=reverse("rescue", args=[inquiry.association_id, inquiry.pk, task.pk]),
        action_label="手順を見る",
        due_on=due.date(),
        needs=Permission.RECEIVE_INQUIRIES,
        is_pressing=True,
    )


def _to_secure(inquiry: Inquiry) -> Duty:
    return _duty(
        inquiry,
        title=f"依頼 第{inquiry.number}号の映像を、まだ残していません",
        reason="映像は、最終保存日を過ぎた夜に消えます。残すか、該当する映像がないことを確かめてください。",
        clause=HOUSE_RULE,
        is_pressing=True,
    )


def _to_decide(inquiry: Inquiry) -> Duty:
    return _duty(
        inquiry,
        title=f"依頼 第{inquiry.number}号に、まだ答えていません",
        reason="提供するか、見せるか、お断りするかは、管理責任者か決めておいた代わりの方が決めます。",
        clause="規程6(2)",
        due_on=inquiry.reply_due_on,
    )


def _to_carry_out(inquiry: Inquiry) -> Iterator[Duty]:
    """What was decided and has not been done; copies of it wait, and so do its papers."""
    newest = max(inquiry.decisions.all(), key=lambda each: (each.decided_at, each.pk), default=None)
    if newest is None or (newest.outcome == Outcome.SHOW and newest.viewings.all()):
        return
    verb = "渡して" if newest.outcome == Outcome.GIVE else "見せて"
    yield _duty(
        inquiry,
        title=f"依頼 第{inquiry.number}号の映像を、まだ{verb}いません",
        reason=(
            f"「{newest.get_outcome_display()}」と決めてあります。済んだら記録してください。"
            "要らなくなったときは、取り下げられたことを記録するか、決め直してください。"
        ),
        clause="規程6(2)",
        due_on=inquiry.reply_due_on,
    )


def _to_close(inquiry: Inquiry) -> Iterator[Duty]:
    """Only where nothing else is left; before it is closed none of its papers has a last day."""
    if inquiry.now in CLOSABLE:
        yield Duty(
            title=f"依頼 第{inquiry.number}号は、完了にできます",
            reason=(
                "残っていることはありません。完了にするまで、文書の写しと、"
                "相手を確かめた記録に、最終保存日が付きません。"
            ),
            clause=HOUSE_RULE,
            url=reverse("inquiry_close", args=[inquiry.association_id, inquiry.pk]),
            action_label="完了にする",
            due_on=None,
            needs=Permission.RECEIVE_INQUIRIES,
        )


def _papers(inquiry: Inquiry) -> Iterator[Duty]:
    name = inquiry.what.document_name
    if not (inquiry.document_number and inquiry.document_on):
        title = f"依頼 第{inquiry.number}号の{name}が、まだ届いていません"
        reason = "番号と日付のない求めには、映像を渡せません。相手に問い合わせて、届いたら記録してください。"
    elif inquiry.arrival != Inquiry.Arrival.ORIGINAL:
        title = f"依頼 第{inquiry.number}号の{name}の原本が、まだ届いていません"
        reason = "写しだけで終わらせないために、相手に問い合わせてください。"
    else:
        return
    yield _duty(inquiry, title=title, reason=reason, clause=HOUSE_RULE)


def _to_return(provision: Provision) -> Duty:
    inquiry = provision.decision.inquiry
    return _duty(
        inquiry,
        title=f"提供記録簿 第{provision.number}号の返却・廃棄を、確かめていません",
        reason="渡したものがどうなったかを相手に聞いて、記録してください。",
        clause=HOUSE_RULE,
    )


def _to_erase(inquiry: Inquiry) -> Duty:
    return Duty(
        title=f"依頼 第{inquiry.number}号のために取り出した映像を、消したことを確かめてください",
        reason=(
            "渡すために書き出した映像が、渡さないまま残っています。写しの鍵を捨てても、"
            "書き出した先（USBメモリー、パソコンなど）の映像は消えません。"
        ),
        clause="規程5(1)",
        url=reverse("taken_erased", args=[inquiry.association_id, inquiry.pk]),
        action_label="消したことを確かめる",
        due_on=None,
        needs=Permission.RECEIVE_INQUIRIES,
        is_pressing=True,
    )


def _duty(
    inquiry: Inquiry,
    *,
    title: str,
    reason: str,
    clause: str,
    due_on: date | None = None,
    is_pressing: bool = False,
) -> Duty:
    return Duty(
        title=title,
        reason=reason,
        clause=clause,
        url=reverse("inquiry", args=[inquiry.association_id, inquiry.pk]),
        action_label="依頼を見る",
        due_on=due_on,
        needs=Permission.RECEIVE_INQUIRIES,
        is_pressing=is_pressing,
    )
