"""Why a file is still there, or since when it is not: in the words of the people who ask."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from civic.wareki import wareki, with_weekday
from retention.models import BrakeStop, Erasure, Footage, HeldFootage, NightlyRun, Recorder
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.hold import PreservationHold
from retention.models.nightly_run import Outcome
from retention.queries.terms import terms_of
from retention.rules.grounds import Ground
from retention.rules.period import JAPAN, RetentionTerm, days_late, explain
from retention.rules.plausible import Problem


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on some files of one association: terms, holds and endings by file; `braked`,
    `outcomes` (of the last night) and `running` by recorder."""

    terms: tuple[RetentionTerm, ...]
    holds: Mapping[int, tuple[PreservationHold, ...]]
    endings: Mapping[int, Erasure]
    braked: Collection[int]
    outcomes: Mapping[int, Outcome]


def circumstances_of(association_id: int, files: Collection[Footage], on: date) -> Circumstances:
    """Five queries, whatever the number of files."""
    holds: dict[int, list[PreservationHold]] = defaultdict(list)
    in_force = PreservationHold.objects.in_force(on)
    for held in HeldFootage.objects.filter(footage__in=files, hold__in=in_force).select_related(
        "hold"
    ):
        holds[held.footage_id].append(held.hold)
    endings = Erasure.objects.filter(footage__in=files).select_related("run")
    recorders = Recorder.objects.filter(pk__in={file.recorder_id for file in files})
    last = NightlyRun.objects.last_of_each(recorders)
    waiting = BrakeStop.objects.of_association(association_id).waiting()
    return Circumstances(
        terms_of(association_id, as_of=on),
        {file: tuple(each) for file, each in holds.items()},
        {each.footage_id: each for each in endings},
        set(waiting.values_list("run__recorder_id", flat=True)),
        {run.recorder_id: Outcome(run.outcome) for run in last},
    )


def why_kept(footage: Footage, on: date, known: Circumstances | None = None) -> tuple[str, ...]:
    """Sentences, the deciding one first. `known` spares the queries where many are asked for."""
    known = known or circumstances_of(footage.recorder.association_id, [footage], on)
    return tuple(_ANSWERS[Stage(footage.stage)](footage, on, known))


def _of_kept(footage: Footage, on: date, known: Circumstances) -> Iterator[str]:
    last = _last_day(footage)
    held = footage.held_until if footage.held_until and footage.held_until >= on else None
    if held:
        yield from _held(footage, held, known)
    if last >= on:
        yield f"最終保存日は{wareki(last)}です。次の日の0時30分からの作業で消去します（規程5(3)）。"
    elif not held:
        yield from _late(footage, on, known)
    yield from _reckoned(footage, on, known)


def _held(footage: Footage, until: date, known: Circumstances) -> Iterator[str]:
    last = footage.last_day_kept
    if last and last >= until:
        yield f"{wareki(last)}（最終保存日）まで残します。保全は{wareki(until)}までです（規程6(2)）。"
    else:
        yield f"保全のため、{wareki(until)}まで消去しません（規程6(2)）。"
    for hold in known.holds.get(footage.pk, ()):
        stand = "2人で確かめた保全" if hold.confirmed_at else "仮保全"
        yield f"{stand}：{Ground(hold.ground).label}。{wareki(hold.ends_on)}まで"


def _late(footage: Footage, on: date, known: Circumstances) -> Iterator[str]:
    late = days_late(_last_day(footage), on)
    stand = f"消去が{late}日遅れています" if late else "今日の作業で消去します"
    yield (
        f"最終保存日の{wareki(_last_day(footage))}を過ぎています。再生はできません。"
        f"{stand}（規程5(3)）。"
    )
    if footage.recorder_id in known.braked:
        yield "消去の歯止めがかかっています。2人が確かめると消去します（本システムの定め）。"
        return
    yield {
        Outcome.STORE_MISSING: "前の夜は、保存先を読めませんでした。次の夜にもう一度試します。",
        Outcome.FAILED: "前の夜は、処理が途中で止まりました。次の夜にもう一度試します。",
    }.get(known.outcomes.get(footage.recorder_id, Outcome.DONE), "次の夜の作業で消去します。")


def _reckoned(footage: Footage, on: date, known: Circumstances) -> Iterator[str]:
    """The sum behind the last day; the nights alone move the day that is written down."""
    if footage.recorded_on is None:
        return
    moment = datetime.combine(footage.recorded_on, time(), tzinfo=JAPAN)
    yield from explain(moment, known.terms, as_of=on)


def _of_undated(footage: Footage, on: date, known: Circumstances) -> Iterator[str]:
    yield Problem(footage.problem).sentence
    yield "撮影日が決まるまで、消去しません。管理責任者が撮影日を決めてください（規程5(3)）。"
    if footage.held_until and footage.held_until >= on:
        yield from _held(footage, footage.held_until, known)


def _of_erasing(footage: Footage, _on: date, known: Circumstances) -> Iterator[str]:
    if known.outcomes.get(footage.recorder_id) is Outcome.RUNNING:
        yield "いま、消去の作業をしています。"
        return
    yield "消去を始めましたが、終わりませんでした。次の夜に、この続きから消去します（規程5(3)）。"
    yield f"最終保存日は{wareki(_last_day(footage))}でした。再生はできません。"


def _of_gone(footage: Footage, _on: date, known: Circumstances) -> Iterator[str]:
    ending = known.endings.get(footage.pk)
    if ending is None:
        yield "保存先から無くなっていました。このシステムは消去していません。"
        return
    when = ending.erased_at.astimezone(JAPAN)
    moment = f"{wareki(when.date())}{when.hour}時{when.minute:02}分"
    if ending.ending == Ending.MISSING:
        yield f"{moment}に、消去の前からファイルが無いことを確かめました。"
    else:
        yield f"{moment}に消去しました。"
    late = f"{ending.days_late}日遅れ" if ending.days_late else "遅れなし"
    yield f"最終保存日は{wareki(ending.last_day_kept)}でした（{late}）。"
    yield certificate_label(ending.run)


def certificate_label(run: NightlyRun) -> str:
    paper = "消去証明書があります" if run.certificate_id else "消去証明書はまだありません"
    return f"{with_weekday(run.night)}午前0時30分の消去です。{paper}。"


def _last_day(footage: Footage) -> date:
    if footage.last_day_kept is None:
        message = "only undated footage has no last day"
        raise ValueError(message)
    return footage.last_day_kept


_ANSWERS = {
    Stage.KEPT: _of_kept,
    Stage.UNDATED: _of_undated,
    Stage.ERASING: _of_erasing,
    Stage.ERASED: _of_gone,
    Stage.MISSING: _of_gone,
}
