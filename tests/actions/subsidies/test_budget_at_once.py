"""The budget is cut while it is being bound, on real connections: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from civic.refusals import Refused
from subsidies.actions.appropriate import appropriate
from subsidies.actions.bind_budget import bind_budget
from subsidies.models import BudgetEntry, GrantApplication
from tests.committing import committing, committing_database
from tests.factories.days import NOW
from tests.factories.reviews import funded
from tests.factories.subsidies import GrantApplicationFactory

__all__ = ["committing", "committing_database"]
PATIENCE = 20
ROUNDS = 2
YEN = 300_000

pytestmark = pytest.mark.slow


def cut(application: GrantApplication) -> None:
    programme = application.programme
    appropriate(programme=programme, yen=-YEN, note="減額", by=application.begun_by, at=NOW)


def bind(application: GrantApplication) -> None:
    with transaction.atomic():
        bind_budget(
            application, kind=BudgetEntry.Kind.DECISION, yen=YEN, by=application.begun_by, at=NOW
        )


def told(act, application: GrantApplication, start: Barrier) -> str:
    start.wait(PATIENCE)
    try:
        act(application)
    except Refused as refusal:
        return refusal.reason.name
    finally:
        connection.close()
    return "done"


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_never_cut_below_what_is_bound(committing, _round):
    application = GrantApplicationFactory(programme=funded(YEN), decided=True)
    start = Barrier(2)

    with ThreadPoolExecutor(max_workers=2) as pool:
        cutting = pool.submit(told, cut, application, start)
        binding = pool.submit(told, bind, application, start)
        answers = (cutting.result(PATIENCE), binding.result(PATIENCE))

    assert answers in {("done", "OVER_BUDGET"), ("BELOW_BOUND", "done")}
    assert BudgetEntry.objects.filter(programme=application.programme).left() == 0
