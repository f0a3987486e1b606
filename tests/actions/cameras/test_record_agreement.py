"""The action `record_agreement`: the plain success, then each refusal."""

from cameras.actions.record_agreement import record_agreement
from civic.models import JournalEntry
from tests.factories.associations import ResolutionFactory
from tests.factories.cameras import CameraSiteFactory
from tests.factories.days import NOW


def test_ties_the_resolution_to_each_of_its_cameras(town):
    first, second, other = CameraSiteFactory.create_batch(3, association=town.home, resolution=None)
    resolution = ResolutionFactory(association=town.home)

    record_agreement(resolution=resolution, sites=[first, second], by=town.sato, at=NOW)

    for site in (first, second, other):
        site.refresh_from_db()
    assert [site.resolution for site in (first, second, other)] == [resolution, resolution, None]
    assert JournalEntry.objects.filter(verb="設置の合意を記録した").count() == 2
