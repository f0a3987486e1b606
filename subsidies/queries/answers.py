"""What an association answered, in words: to sum up before sending, to keep, and to compare."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypedDict

from civic.wareki import wareki
from subsidies.models import CostLine
from subsidies.queries.case import Case, known_papers
from subsidies.queries.later_answers import later_answers
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act


class Answer(TypedDict):
    """`key`: of the page (a Question), or of the later step; several rows may share it."""

    key: str
    label: str
    value: str


def answers_of(case: Case, act: Act) -> list[Answer]:
    """In the order of the pages. `value` is empty where nothing has been answered."""
    if act not in {Act.CONSULT, Act.APPLY, Act.REPORT}:
        return [
            Answer(key=key, label=label, value=text)
            for key, label, text in later_answers(case, act)
        ]
    return [
        Answer(key=page.value, label=label, value=text)
        for page in case.application.form.pages(act)
        for label, text in _ANSWERS[page](case)
    ]


Rows = Iterable[tuple[str, str]]


def _cameras(case: Case) -> Rows:
    rows = [
        f"{camera.grant_camera.priority}番目　{camera.facts.title}（{camera.site.label}）{camera.facts.address}"
        for camera in case.cameras
    ]
    yield "申請するカメラ", "\n".join(rows)


def _purpose(case: Case) -> Rows:
    yield "設置する理由", case.application.purpose


def _police(case: Case) -> Rows:
    asked_on = case.application.police_consulted_on
    yield "警察に相談した日", wareki(asked_on) if asked_on else "相談していません"
    if case.application.police_advice:
        yield "警察の助言", case.application.police_advice


def _costs(case: Case) -> Rows:
    yield "費用の見積り", _lines(case, CostLine.Phase.PLAN)
    if case.lines_of(CostLine.Phase.PLAN):
        yield "費用の合計", _sum(case.plan.eligible, case.plan.ineligible)


def _other_subsidy(case: Case) -> Rows:
    yen, name = case.application.other_subsidy_yen, case.application.other_subsidy_name
    if yen is None:
        yield "ほかの補助", ""
    else:
        yield "ほかの補助", f"{name}　{yen:,}円" if yen else "受けません"


def _schedule(case: Case) -> Rows:
    yield "着手の予定日", _day(case.application.planned_start_on)
    yield "完了の予定日", _day(case.application.planned_end_on)


def _agreement(case: Case) -> Rows:
    yield "団体の合意", str(case.application.resolution or "")


def _contact(case: Case) -> Rows:
    yield "連絡する方", case.application.contact_name
    yield "連絡先の電話", case.application.contact_phone


def _papers(case: Case) -> Rows:
    yield "付ける書類", "\n".join(_paper_rows(case, case.programme.required_papers))


def _report_papers(case: Case) -> Rows:
    yield "付ける書類", "\n".join(_paper_rows(case, case.programme.report_papers))


def _paper_rows(case: Case, wanted: Iterable[str]) -> Iterator[str]:
    """What the programme wants, and 「そのほか」; what another room holds, where it is."""
    kinds = [*map(PaperKind, wanted), PaperKind.OTHER]
    for paper in case.attachments:
        if paper.kind in kinds:
            yield f"{PaperKind(paper.kind).label}　{paper.file.name}（{paper.pages}ページ）"
    attached = {paper.kind for paper in case.attachments}
    for known in known_papers(case):
        if known.kind in kinds and known.kind not in attached:
            yield f"{known.kind.label}　{known.where}"


def _amount(case: Case) -> Rows:
    yen = case.application.requested_yen
    yield "申請する額", "" if yen is None else f"{yen:,}円"
    if yen is not None:
        yield "自己資金", f"{case.plan.own_share + case.plan.amount - yen:,}円"


def _contract(case: Case) -> Rows:
    yield "契約した日", _day(case.application.contracted_on)
    yield "着手した日", _day(case.application.started_on)


def _completion(case: Case) -> Rows:
    yield "設置が終わった日", _day(case.application.completed_on)
    yield "業者に支払いを終えた日", _day(case.application.costs_paid_on)


def _actual_costs(case: Case) -> Rows:
    yield "実際の費用", _lines(case, CostLine.Phase.ACTUAL)
    if case.lines_of(CostLine.Phase.ACTUAL):
        yield "費用の合計", _sum(case.actual.eligible, case.actual.ineligible)
        yield "精算した補助額", f"{case.due:,}円"


_ANSWERS: dict[Question, Callable[[Case], Rows]] = {
    Question.CAMERAS: _cameras,
    Question.PURPOSE: _purpose,
    Question.POLICE: _police,
    Question.COSTS: _costs,
    Question.OTHER_SUBSIDY: _other_subsidy,
    Question.SCHEDULE: _schedule,
    Question.AGREEMENT: _agreement,
    Question.CONTACT: _contact,
    Question.PAPERS: _papers,
    Question.AMOUNT: _amount,
    Question.CONTRACT: _contract,
    Question.COMPLETION: _completion,
    Question.ACTUAL_COSTS: _actual_costs,
    Question.REPORT_PAPERS: _report_papers,
}


def _day(day: date | None) -> str:
    return wareki(day) if day else ""


def _sum(eligible: int, ineligible: int) -> str:
    return f"対象{eligible:,}円　対象外{ineligible:,}円　合わせて{eligible + ineligible:,}円"


def _lines(case: Case, phase: str) -> str:
    titles: dict[int | None, str] = {
        camera.grant_camera.camera_id: camera.facts.title for camera in case.cameras
    }
    rows = [
        f"{CostKind(line.kind).label}（{titles.get(line.camera_id, '共通')}）{line.description}　{line.yen:,}円"
        for line in case.lines
        if line.phase == phase
    ]
    return "\n".join(rows)
