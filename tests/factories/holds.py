"""Factories of holds; defaults are valid under every constraint."""

from datetime import date, datetime

import factory

from retention.models import HeldFootage, HoldRenewal, PreservationHold
from retention.rules.grounds import Ground
from tests.factories.associations import AssociationFactory, UserFactory
from tests.factories.days import JAPAN, NOW
from tests.factories.retention import FootageFactory

PROVISIONAL_END = date(2026, 11, 30)
CONFIRMED_END = date(2026, 12, 20)


class PreservationHoldFactory(factory.django.DjangoModelFactory):
    """Placed today and good for seven days, unless `confirmed` or `released`."""

    class Meta:
        model = PreservationHold
        skip_postgeneration_save = True

    class Params:
        confirmed = factory.Trait(
            document_number="下警刑第123号",
            confirmed_at=NOW,
            confirmed_by=factory.SubFactory(UserFactory),
            ends_on=CONFIRMED_END,
        )
        released = factory.Trait(released_at=NOW, released_by=factory.SelfAttribute("placed_by"))

    association = factory.SubFactory(AssociationFactory)
    from_at = datetime(2026, 11, 12, 20, 0, tzinfo=JAPAN)
    to_at = datetime(2026, 11, 13, 6, 0, tzinfo=JAPAN)
    ground = Ground.INVESTIGATION
    requester = "下関警察署"
    reason = "自転車盗の捜査のため"
    placed_at = NOW
    placed_by = factory.SubFactory(UserFactory)
    ends_on = PROVISIONAL_END

    @factory.post_generation
    def cameras(self, create, given, **options):
        if given:
            self.cameras.set(given)


class HeldFootageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HeldFootage

    hold = factory.SubFactory(PreservationHoldFactory)
    footage = factory.SubFactory(FootageFactory)


class HoldRenewalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HoldRenewal

    hold = factory.SubFactory(PreservationHoldFactory, confirmed=True)
    ends_on = date(2027, 1, 31)
    reason = "捜査が続いているため"
    proposed_at = NOW
    proposed_by = factory.SelfAttribute("hold.placed_by")
