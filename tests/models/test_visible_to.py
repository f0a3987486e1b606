"""`visible_to` of every owned noun, for every character."""

import pytest

from associations.models import Appointment, Association, Resolution, SafetyMeasure
from cameras.models import Camera, CameraSite, Consent, FieldOfView, Permit, Regulations
from retention.models import (
    Channel,
    Erasure,
    Footage,
    FootageAccess,
    FootageCopy,
    HandlingPermit,
    Medium,
    NightlyRun,
    Recorder,
    RecorderCheck,
)
from tests.factories.associations import SafetyMeasureFactory
from tests.factories.handling import (
    FootageAccessFactory,
    FootageCopyFactory,
    HandlingPermitFactory,
)
from tests.factories.media import MediumFactory
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder
from tests.factories.retention import ErasureFactory

SEEN_BY_THE_CITY = [
    Appointment,
    Association,
    Resolution,
    SafetyMeasure,
    Camera,
    CameraSite,
    FieldOfView,
    Permit,
    Regulations,
    NightlyRun,
    RecorderCheck,
]
NEVER_SEEN_BY_THE_CITY = [
    Consent,
    Recorder,
    Channel,
    Footage,
    FootageAccess,
    FootageCopy,
    HandlingPermit,
    Erasure,
    Medium,
]
ALL = [*SEEN_BY_THE_CITY, *NEVER_SEEN_BY_THE_CITY]


@pytest.fixture
def people(town, house):
    SafetyMeasureFactory(association=town.home)
    ErasureFactory(run=house.night)
    RecorderCheckFactory(recorder=on_site_recorder(association=town.home))
    MediumFactory(association=town.home)
    HandlingPermitFactory(association=town.home)
    FootageAccessFactory(footage=house.kept)
    FootageCopyFactory(footage=house.kept)
    return town


def of_home(model, people) -> set[int]:
    """Every row is of 佐藤's association, except the other association and its own officers."""
    rows = model.objects.all()
    if model is Association:
        rows = rows.filter(pk=people.home.pk)
    if model is Appointment:
        rows = rows.filter(association=people.home)
    return set(rows.values_list("pk", flat=True))


def seen(model, user) -> set[int]:
    return set(model.objects.visible_to(user).values_list("pk", flat=True))


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_officers_see_their_own(model, people):
    assert of_home(model, people)
    assert seen(model, people.sato) == seen(model, people.tanaka) == of_home(model, people)


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_officers_of_another_association_see_none_of_it(model, people):
    assert not seen(model, people.yamamoto) & of_home(model, people)


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_former_officer_sees_nothing(model, people):
    assert seen(model, people.mori) == set()


@pytest.mark.parametrize("model", SEEN_BY_THE_CITY, ids=lambda model: model.__name__)
def test_the_city_sees_all(model, people):
    assert seen(model, people.hayashi) == set(model.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("model", NEVER_SEEN_BY_THE_CITY, ids=lambda model: model.__name__)
def test_the_city_never_sees_footage_recorders_or_consent_sheets(model, people):
    assert seen(model, people.hayashi) == set()
