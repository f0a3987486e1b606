"""Factories of a hand-over; defaults are valid under every constraint."""

import factory

from associations.models import HandOver, HandOverItem, HandOverPack, HandOverPost
from associations.rules.hand_over import Change, ItemKind
from associations.rules.roles import Role
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import NOW


class HandOverFactory(factory.django.DjangoModelFactory):
    """Begun, nothing agreed yet."""

    class Meta:
        model = HandOver

    association = factory.SubFactory(AssociationFactory)
    begun_at = NOW
    begun_by = factory.SubFactory(UserFactory)


class HandOverPostFactory(factory.django.DjangoModelFactory):
    """会長 leaves; who comes is not named yet."""

    class Meta:
        model = HandOverPost

    hand_over = factory.SubFactory(HandOverFactory)
    change = Change.LEAVES
    outgoing = factory.SubFactory(
        AppointmentFactory, association=factory.SelfAttribute("..hand_over.association")
    )
    role = Role.CHAIR
    post = "会長"


class HandOverItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HandOverItem

    hand_over = factory.SubFactory(HandOverFactory)
    kind = ItemKind.KEYS
    key = factory.Sequence(lambda n: f"key:{n}")
    title = "集会所の録画装置の箱の鍵"


class HandOverPackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HandOverPack

    hand_over = factory.SubFactory(HandOverFactory)
    ordered_at = NOW
    ordered_by = factory.SelfAttribute("hand_over.begun_by")
