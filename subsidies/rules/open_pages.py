"""Which pages of an application may be written into, by its stage and the city's remarks."""

from collections.abc import Collection

from subsidies.rules.questions import FormVersion, Question
from subsidies.rules.stages import CORRECTING, OPEN_FOR_PLAN, OPEN_FOR_REPORT, Act, Stage

# What has to be answered anew when one of these changes, or the application could not be sent.
_FOLLOWS = {
    Question.CAMERAS: {Question.COSTS, Question.AMOUNT},
    Question.COSTS: {Question.AMOUNT},
    Question.OTHER_SUBSIDY: {Question.AMOUNT},
}


def open_pages(
    stage: Stage, form: FormVersion, remarked: Collection[Question]
) -> tuple[Question, ...]:
    """While something is being corrected, only what the newest letter names and what follows it."""
    if stage in OPEN_FOR_PLAN:
        pages = form.plan
    elif stage in OPEN_FOR_REPORT:
        pages = form.report
    else:
        return ()
    if stage not in CORRECTING:
        return pages
    opened = set(remarked).union(*(_FOLLOWS.get(each, set()) for each in remarked))
    return tuple(page for page in pages if page in opened)


def act_of(question: Question, form: FormVersion) -> Act:
    """Whether a page belongs to the report or to what comes before."""
    return Act.REPORT if question in form.report else Act.APPLY


def pages_at(stage: Stage, form: FormVersion) -> tuple[Question, ...]:
    """The row of pages that is being filled in now, or was last."""
    return form.plan if stage in _PLAN_STAGES else form.report


_PLAN_STAGES = OPEN_FOR_PLAN | {
    Stage.CONSULTED,
    Stage.APPLIED,
    Stage.NOT_SELECTED,
    Stage.REJECTED,
    Stage.WITHDRAWN,
}
