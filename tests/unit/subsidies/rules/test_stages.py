"""The state table over the full product of stage, act, actor and target; nothing else moves a stage."""

import ast
import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from subsidies.rules.letters import LETTER_RULES, Behind, target_of
from subsidies.rules.stages import MOVES, OVER, WITH_CITY, Act, Actor, Stage, acts_from, is_allowed

ROOT = Path(__file__).resolve().parents[4]
S, A = Stage, Actor


def _each(sources: Iterable[Stage], targets: set[Stage]) -> dict[Stage, set[Stage]]:
    return {source: set(targets) for source in sources}


# Written out once more, by hand, from the flow: (actor, act): {from: {to}}
GOING = {S.DECIDED, S.STARTED}
TABLE: dict[tuple[Actor, Act], dict[Stage, set[Stage]]] = {
    (A.OFFICER, Act.CONSULT): _each((S.DRAFT, S.CONSULTATION_RETURNED), {S.CONSULTED}),
    (A.APPROVER, Act.RETURN_CONSULTATION): {S.CONSULTED: {S.CONSULTATION_RETURNED}},
    (A.APPROVER, Act.LEAVE_OUT): _each(
        (S.CONSULTED, S.CONSULTATION_RETURNED, S.SELECTED), {S.NOT_SELECTED}
    ),
    (A.APPROVER, Act.SELECT): {S.CONSULTED: {S.SELECTED}},
    (A.OFFICER, Act.APPLY): _each((S.DRAFT, S.SELECTED, S.RETURNED), {S.APPLIED}),
    (A.APPROVER, Act.RETURN_APPLICATION): {S.APPLIED: {S.RETURNED}},
    (A.OFFICER, Act.WITHDRAW): _each(
        (S.DRAFT, S.CONSULTED, S.CONSULTATION_RETURNED, S.SELECTED, S.APPLIED, S.RETURNED),
        {S.WITHDRAWN},
    ),
    (A.APPROVER, Act.REJECT): _each((S.SELECTED, S.APPLIED, S.RETURNED), {S.REJECTED}),
    (A.APPROVER, Act.DECIDE): {S.APPLIED: {S.DECIDED}},
    (A.OFFICER, Act.START): {S.DECIDED: {S.STARTED}},
    (A.OFFICER, Act.REQUEST_CHANGE): _each(GOING, {S.CHANGE_REQUESTED}),
    (A.APPROVER, Act.APPROVE_CHANGE): {S.CHANGE_REQUESTED: GOING},
    (A.APPROVER, Act.DENY_CHANGE): {S.CHANGE_REQUESTED: GOING},
    (A.APPROVER, Act.APPROVE_CANCELLATION): {S.CHANGE_REQUESTED: {S.CANCELLED}},
    (A.OFFICER, Act.REPORT): _each((S.STARTED, S.REPORT_RETURNED), {S.REPORTED}),
    (A.APPROVER, Act.RETURN_REPORT): {S.REPORTED: {S.REPORT_RETURNED}},
    (A.APPROVER, Act.SETTLE): {S.REPORTED: {S.SETTLED}},
    (A.OFFICER, Act.CLAIM): {S.SETTLED: {S.CLAIMED}},
    (A.REVIEWER, Act.PAY): {S.CLAIMED: {S.HOLDING}},
    (A.OFFICER, Act.REPORT_YEAR): {S.HOLDING: {S.HOLDING}},
    (A.OFFICER, Act.REQUEST_DISPOSAL): {S.HOLDING: {S.DISPOSAL_REQUESTED}},
    (A.APPROVER, Act.APPROVE_DISPOSAL): {
        S.DISPOSAL_REQUESTED: {S.HOLDING, S.DISPOSED, S.REPAYMENT_ORDERED}
    },
    (A.APPROVER, Act.DENY_DISPOSAL): {S.DISPOSAL_REQUESTED: {S.HOLDING}},
    (A.APPROVER, Act.REVOKE): _each(
        (
            S.DECIDED, S.STARTED, S.CHANGE_REQUESTED, S.REPORTED, S.REPORT_RETURNED, S.SETTLED,
            S.CLAIMED, S.HOLDING, S.DISPOSAL_REQUESTED,
        ),
        {S.REVOKED, S.REPAYMENT_ORDERED},
    ),
    (A.REVIEWER, Act.RECORD_REPAYMENT): {S.REPAYMENT_ORDERED: {S.REPAID, S.HOLDING}},
    (A.SYSTEM, Act.RELEASE): {S.HOLDING: {S.RELEASED}},
}  # fmt: skip
WHOLE = list(itertools.product(Stage, Act, Actor, Stage))


def test_the_whole_product_is_as_the_table_says():
    found = {cell for cell in WHOLE if is_allowed(cell[1], source=cell[0], target=cell[3],
                                                  actor=cell[2])}  # fmt: skip
    wanted = {
        (source, act, actor, target)
        for (actor, act), moves in TABLE.items()
        for source, targets in moves.items()
        for target in targets
    }

    assert len(WHOLE) == 24 * 26 * 4 * 24
    assert found == wanted


@pytest.mark.parametrize("stage", sorted(OVER))
def test_what_is_over_is_left_by_nothing(stage):
    assert [act for actor in Actor for act in acts_from(stage, actor)] == []


def test_everything_that_is_not_over_can_go_on():
    stuck = [s for s in set(Stage) - OVER if not any(acts_from(s, actor) for actor in Actor)]

    assert stuck == []


def test_every_stage_is_reached_from_a_draft():
    reached, seen = {S.DRAFT}, set()
    while reached != seen:
        seen = set(reached)
        reached |= {t for m in MOVES.values() if m.sources & seen for t in m.targets}

    assert reached == set(Stage)


def test_what_lies_with_the_city_can_be_answered_by_it():
    for stage in WITH_CITY:
        assert acts_from(stage, A.APPROVER) or acts_from(stage, A.REVIEWER), stage


def test_every_letter_leads_where_its_act_may_lead():
    behinds = [
        Behind(before, amount, {1, 2}, given)
        for before in (None, *GOING)
        for amount in (0, 1)
        for given in ((), (1,), (1, 2))
    ]
    for act in LETTER_RULES:
        for behind in behinds:
            assert target_of(act, behind) in MOVES[act].targets, (act, behind)


def test_the_letters_are_what_an_approver_does():
    assert set(LETTER_RULES) == {act for act, move in MOVES.items() if move.actor is A.APPROVER}


def test_nothing_but_move_writes_a_stage():
    """Assignments to `.stage`, and updates by keyword, in every room that knows applications."""
    written = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("subsidies", "shimonoseki_cam")
        for path in sorted((ROOT / room).rglob("*.py"))
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _writes_stage(node)
    ]

    assert [place.rsplit(":", 1)[0] for place in written] == ["subsidies/actions/move.py"]


def _writes_stage(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "setattr":
            return any(isinstance(a, ast.Constant) and a.value == "stage" for a in node.args)
        return name in {"update", "update_or_create"} and any(
            keyword.arg == "stage" for keyword in node.keywords
        )
    targets = {ast.Assign: "targets", ast.AugAssign: "target", ast.AnnAssign: "target"}
    found = getattr(node, targets.get(type(node), ""), []) if type(node) in targets else []
    return any(
        isinstance(each, ast.Attribute) and each.attr == "stage"
        for target in (found if isinstance(found, list) else [found])
        for each in ast.walk(target)
    )
