"""Cameras in their order, and the lines of the estimate."""

import pytest

from subsidies.actions.choose_cameras import choose_cameras
from subsidies.actions.enter_costs import CostEntry, enter_costs
from subsidies.actions.hand_in import hand_in
from subsidies.models import GrantApplication
from subsidies.queries.candidates import candidates
from subsidies.rules.costs import CostKind
from subsidies.rules.questions import Question
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.grants import open_programme, planned_camera, whole_application
from tests.factories.subsidies import CostLineFactory, GrantApplicationFactory, GrantCameraFactory


@pytest.fixture
def application(town):
    return whole_application(town.home, town.sato)


def choose(application, by, *cameras):
    return choose_cameras(application=application, cameras=cameras, by=by, at=NOW)


def cost(application, by, *entries, question=Question.COSTS):
    return enter_costs(application=application, question=question, entries=entries, by=by, at=NOW)


def test_cameras_are_kept_in_the_order_of_need(town, application):
    first, second = planned_camera(town.home), planned_camera(town.home)

    choose(application, town.sato, second, first)

    rows = application.grant_cameras.order_by("priority")
    assert [row.camera for row in rows] == [second, first]
    assert last_entry().facts["カメラ"] == 2


def test_costs_of_a_camera_that_is_left_out_go_with_it(town, application):
    CostLineFactory(application=application, camera=None, kind=CostKind.WORK, yen=1)

    choose(application, town.sato, planned_camera(town.home))

    assert [line.yen for line in application.cost_lines.all()] == [1]


def test_refuses_a_camera_of_another_association(town, application):
    with refused(ApplicationReason.CAMERA_ELSEWHERE):
        choose(application, town.sato, planned_camera(town.away))


def test_refuses_a_camera_that_another_application_keeps(town, application):
    other = whole_application(town.home, town.sato, programme=open_programme(), stage=Stage.APPLIED)
    taken = other.grant_cameras.get().camera
    assert taken not in candidates(application)

    with refused(ApplicationReason.CAMERA_ASKED_ELSEWHERE):
        choose(application, town.sato, taken)

    GrantApplication.objects.filter(pk=other.pk).update(stage=Stage.WITHDRAWN)
    assert taken in candidates(application)
    choose(application, town.sato, taken)


def test_two_drafts_may_name_a_camera_and_only_one_is_handed_in(town, application):
    camera = application.grant_cameras.get().camera
    other = GrantApplicationFactory(association=town.home, applied=True)
    GrantCameraFactory(application=other, camera=camera)

    with refused(SubsidyReason.NOT_READY):
        hand_in(
            application=application, act=Act.APPLY, address="https://house.invalid",
            by=town.sato, at=NOW,
        )  # fmt: skip


def test_costs_replace_those_of_before(town, application):
    camera = application.grant_cameras.get().camera_id

    cost(
        application,
        town.sato,
        CostEntry(CostKind.CAMERA, 200_000, camera, "本体"),
        CostEntry(CostKind.WORK, 100_000),
    )

    lines = application.cost_lines.order_by("pk")
    assert [(line.kind, line.yen, line.camera_id) for line in lines] == [
        ("CAMERA", 200_000, camera),
        ("WORK", 100_000, None),
    ]


def test_refuses_costs_of_a_camera_that_is_not_asked_for(town, application):
    other = planned_camera(town.home)

    with refused(ApplicationReason.CAMERA_OF_COST_MISSING):
        cost(application, town.sato, CostEntry(CostKind.CAMERA, 1, other.pk))


def test_what_was_paid_does_not_touch_the_estimate(town):
    application = whole_application(town.home, town.sato, stage=Stage.STARTED, decided_yen=300_000)

    cost(
        application,
        town.sato,
        CostEntry(CostKind.WORK, 90_000),
        question=Question.ACTUAL_COSTS,
    )

    assert sorted(line.phase for line in application.cost_lines.all()) == ["ACTUAL", "PLAN"]


def test_refuses_what_was_paid_before_the_work_began(town, application):
    with refused(ApplicationReason.PAGE_CLOSED):
        cost(application, town.sato, question=Question.ACTUAL_COSTS)
