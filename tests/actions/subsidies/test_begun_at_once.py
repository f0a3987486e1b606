"""Two officers press at once, on real connections: one application, one reception, the other is told."""

import pytest

from subsidies.actions.begin_application import begin_application
from subsidies.actions.hand_in import hand_in
from subsidies.models import GrantApplication, Submission
from subsidies.rules.stages import Act
from tests.at_once import both
from tests.characters import settle
from tests.committing import committing, committing_database
from tests.factories.days import NOW
from tests.factories.grants import open_programme, whole_application

__all__ = ["committing", "committing_database"]
pytestmark = pytest.mark.slow


def test_one_application_is_begun_and_one_handed_in(committing):
    town, programme = settle(), open_programme()
    begin = {"programme": programme, "association": town.home, "by": town.sato, "at": NOW}
    assert both(lambda: begin_application(**begin)) == ["ALREADY_BEGUN", "done"]
    assert GrantApplication.objects.filter(programme=programme).count() == 1

    application = whole_application(town.home, town.sato)
    sent = {"act": Act.APPLY, "address": "https://x.invalid", "by": town.sato, "at": NOW}
    assert both(lambda: hand_in(application=application, **sent)) == ["NOT_NOW", "done"]
    assert Submission.objects.filter(application=application).count() == 1
