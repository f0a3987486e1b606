"""What the database refuses about cameras, consents, permits and the 規程."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import cameras as make

# factory, facts that break it, the constraint, the sentence that a form shows
BROKEN = {
    "a point outside the city": (
        make.CameraSiteFactory,
        {"latitude": Decimal("35.6"), "longitude": Decimal("139.7")},
        "point_is_near_the_city",
        "下関市の外",
    ),
    "an installation without its five years": (
        make.CameraFactory,
        {"disposal_restricted_until": None},
        "installed_means_five_years",
        "5年の義務",
    ),
    "five years that end before they begin": (
        make.CameraFactory,
        {"disposal_restricted_until": make.INSTALLED},
        "installed_means_five_years",
        "5年の義務",
    ),
    "a removal before the installation": (
        make.CameraFactory,
        {"removed_on": make.INSTALLED - timedelta(days=1)},
        "removed_after_installed",
        "設置日より前",
    ),
    "an angle of nothing": (make.FieldOfViewFactory, {"angle": 0}, "is_a_wedge", "1 以上"),
    "a permit that runs backward": (
        make.PermitFactory,
        {"valid_until": date(2020, 1, 1)},
        "permit_runs_forward",
        "許可された日より前",
    ),
    "more than 30 days": (
        make.RegulationsFactory,
        {"retention_days": 31},
        "keep_at_most_30_days",
        "1日から30日まで",
    ),
    "no days at all": (
        make.RegulationsFactory,
        {"retention_days": 0},
        "keep_at_most_30_days",
        "1日から30日まで",
    ),
    "a version before the first": (
        make.RegulationsFactory,
        {"version": 0},
        "versions_count_from_one",
        "",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_refuses(case):
    factory, facts, constraint, sentence = BROKEN[case]
    row = factory()
    for name, value in facts.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError) as problem:
        row.full_clean()
    assert sentence in str(problem.value)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


def twice(factory, sentence, **facts):
    second = factory.build(**facts)
    with pytest.raises(ValidationError) as problem:
        second.full_clean(exclude=["recorded_by"])
    assert sentence in str(problem.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**facts)


def test_a_number_is_given_once():
    site = make.CameraSiteFactory()

    twice(
        make.CameraSiteFactory,
        "すでにあります",
        association=site.association,
        resolution=site.resolution,
        recorded_by=site.recorded_by,
        number=site.number,
    )


def test_one_view_at_a_time():
    view = make.FieldOfViewFactory()

    twice(make.FieldOfViewFactory, "1つだけ", camera=view.camera)


def test_an_ended_view_makes_room_for_the_next():
    view = make.FieldOfViewFactory(ended_on=date(2026, 1, 1))

    make.FieldOfViewFactory(camera=view.camera)


def test_one_agreement_of_each_household():
    given = make.ConsentFactory()

    twice(
        make.ConsentFactory,
        "すでに記録してあります",
        view=given.view,
        given_by=given.given_by,
    )


def test_a_household_that_refused_may_agree_later():
    given = make.ConsentFactory(answer="REFUSED")

    make.ConsentFactory(view=given.view, given_by=given.given_by)


def test_one_row_a_version():
    first = make.RegulationsFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        make.RegulationsFactory(association=first.association)
