"""Two applications name the same camera, on real connections: one keeps it, the other is told."""

import pytest

from cameras.models import Camera
from subsidies.actions.choose_cameras import choose_cameras
from subsidies.actions.hand_in import hand_in
from subsidies.models import GrantApplication, Submission
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act, Stage
from tests.at_once import both
from tests.characters import settle
from tests.committing import committing, committing_database
from tests.factories.days import NOW
from tests.factories.grants import whole_application
from tests.factories.subsidies import LetterFactory, RemarkFactory

__all__ = ["committing", "committing_database"]

pytestmark = pytest.mark.slow


@pytest.fixture
def town(committing):
    return settle()


def test_a_camera_named_twice_is_kept_by_one_application(town):
    """First two hand it in; then one chooses in its correction what the other hands in."""
    of_two_handed_in_one_is_received(town)
    what_is_chosen_in_a_correction_is_not_handed_in_elsewhere(town)


def of_two_handed_in_one_is_received(town):
    first = whole_application(town.home, town.sato)
    second = whole_application(town.home, town.sato)
    name_camera(second, first.grant_cameras.get().camera)
    sent = {"act": Act.APPLY, "address": "https://x.invalid", "by": town.sato, "at": NOW}

    came = both(
        lambda: hand_in(application=first, **sent), lambda: hand_in(application=second, **sent)
    )

    assert came == ["NOT_READY", "done"]
    assert Submission.objects.count() == 1


def what_is_chosen_in_a_correction_is_not_handed_in_elsewhere(town):
    corrected = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    RemarkFactory(
        letter=LetterFactory(
            application=corrected, act=Act.RETURN_APPLICATION, amount_yen=None, due_on=NOW.date(),
            drafted_by=town.hayashi, approved_at=NOW, approved_by=town.ono, number=1,
            paper_context={"papers": []},
        ),
        question=Question.CAMERAS,
    )  # fmt: skip
    other = whole_application(town.home, town.sato)
    camera = other.grant_cameras.get().camera
    done = {"by": town.sato, "at": NOW}

    came = both(
        lambda: choose_cameras(application=corrected, cameras=[camera], **done),
        lambda: hand_in(application=other, act=Act.APPLY, address="https://x.invalid", **done),
    )

    assert came in (["CAMERA_ASKED_ELSEWHERE", "done"], ["NOT_READY", "done"])
    kept = GrantApplication.objects.keeping_cameras().filter(grant_cameras__camera=camera)
    assert kept.count() == 1


def name_camera(application: GrantApplication, camera: Camera) -> None:
    application.grant_cameras.update(camera=camera)
    application.cost_lines.update(camera=camera)
