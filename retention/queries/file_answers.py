"""What became of a file, asked by its name: in the index or not, still there or gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from retention.models import Footage, Recorder
from retention.models.footage import LIVE
from retention.queries.why_kept import why_kept
from retention.stores import SETTLING_SECONDS, StoredVideo


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """`state` in a word, `why` in sentences; `last_day_kept` None where none is known."""

    association: str
    recorder: str
    path: str
    state: str
    last_day_kept: date | None
    why: tuple[str, ...]


def answers_about(path: str, *, recorder: str, at: datetime) -> list[FileAnswer]:
    """Every file of that name, newest first; where none is live, what lies in the stores too.

    `recorder` narrows to recorders of that name, "" asks all.
    """
    on = timezone.localdate(at)
    indexed = Footage.objects.filter(path=path).select_related("recorder__association")
    if recorder:
        indexed = indexed.filter(recorder__name=recorder)
    files = list(indexed.order_by("-pk"))
    live = {file.recorder_id for file in files if file.stage in LIVE}
    unlisted = _unlisted(path, recorder=recorder, but=live, at=at)
    return [*unlisted, *(_indexed(file, on) for file in files)]


def _indexed(file: Footage, on: date) -> FileAnswer:
    return FileAnswer(
        file.recorder.association.name,
        file.recorder.name,
        file.path,
        file.get_stage_display(),
        file.last_day_kept,
        why_kept(file, on),
    )


def _unlisted(path: str, *, recorder: str, but: set[int], at: datetime) -> Iterator[FileAnswer]:
    """A name that lies in a store and is not in the index, and stores that do not answer."""
    recorders = Recorder.objects.managed().in_use(timezone.localdate(at)).exclude(pk__in=but)
    for each in recorders.filter(name=recorder) if recorder else recorders:
        try:
            store = each.open_store()
            store.require()
            there = store.look(path)
        except OSError:
            yield _answer(
                each, path, "分からない", "保存先を読めないため、あるかどうか分かりません。"
            )
            continue
        if there:
            yield _not_yet_indexed(each, there, at)


def _not_yet_indexed(recorder: Recorder, there: StoredVideo, at: datetime) -> FileAnswer:
    if at - there.modified_at < timedelta(seconds=SETTLING_SECONDS):
        return _answer(
            recorder,
            there.path,
            "書き込み中",
            "録画装置がまだ書き込んでいるため、触れていません。書き終わった後の夜に、最終保存日を決めます。",
        )
    return _answer(
        recorder,
        there.path,
        "まだ調べていない",
        "保存先にありますが、一覧にはまだありません。次の夜に見つけて、最終保存日を決めます。"
        "次の夜の後もこのままなら、名前か置き場所を読めない映像です。保守の担当者に連絡してください。",
    )


def _answer(recorder: Recorder, path: str, state: str, why: str) -> FileAnswer:
    return FileAnswer(recorder.association.name, recorder.name, path, state, None, (why,))
