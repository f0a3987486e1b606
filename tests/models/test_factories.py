"""Every factory's default passes its model's own checks."""

import importlib
import pkgutil

import pytest
from factory.django import DjangoModelFactory

from tests import factories

FILES = [
    importlib.import_module(f"{factories.__name__}.{file.name}")
    for file in pkgutil.iter_modules(factories.__path__)
]

FACTORIES = [
    each
    for file in FILES
    for each in vars(file).values()
    if isinstance(each, type)
    and issubclass(each, DjangoModelFactory)
    and each._meta.model
    and each.__module__ == file.__name__
]


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.__name__)
def test_default_is_valid(factory):
    factory().full_clean()


def test_a_house_is_ready_for_its_next_regulations(house):
    from cameras.queries.truth import truth_of  # noqa: PLC0415
    from tests.factories.days import TODAY  # noqa: PLC0415

    truth = truth_of(house.association, TODAY)

    assert truth.missing == ()
    assert truth.differences == ()
