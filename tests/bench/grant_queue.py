"""The city's queue with ten times the applications: its page must not take twice as long."""

import statistics

from tests.bench.measure import say, seconds_of

FEW, MANY = 50, 500
TIMES = 40


def measure_queue() -> None:
    """The same page of the same person, before and after the rest has come in."""
    from django.test import Client  # noqa: PLC0415

    from associations.models import User  # noqa: PLC0415
    from shimonoseki_cam.demo.characters import HAYASHI  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    hayashi = User.objects.get(number=HAYASHI.number)
    client.force_login(hayashi, backend="shimonoseki_cam.backends.AppointmentBackend")
    few = _page_with(FEW, client)
    many = _page_with(MANY, client)
    say(f"{f'city queue, {FEW} applications':34} {few * 1000:9.1f} ms")
    say(f"{f'city queue, {MANY} applications':34} {many * 1000:9.1f} ms   ratio {many / few:.1f}")


def _page_with(number: int, client: object) -> float:
    """The median, when so many applications wait for the city."""
    from subsidies.models import GrantApplication  # noqa: PLC0415

    _hand_in(number - GrantApplication.objects.with_city().count())
    assert GrantApplication.objects.with_city().count() == number

    def once() -> None:
        answer = client.get("/city/grants/")  # type: ignore[attr-defined]
        assert answer.status_code == 200

    once()
    return statistics.median(seconds_of(once) for _ in range(TIMES))


def _hand_in(more: int) -> None:
    """Each of an association of its own, with its submission and the change that starts the clock."""
    from subsidies.models import Programme  # noqa: PLC0415
    from tests.factories.subsidies import (  # noqa: PLC0415
        GrantApplicationFactory,
        StageChangeFactory,
        SubmissionFactory,
    )

    programme = Programme.objects.get(code="mihon-r8")
    for _ in range(more):
        application = GrantApplicationFactory(programme=programme, applied=True)
        SubmissionFactory(application=application)
        StageChangeFactory(application=application)
