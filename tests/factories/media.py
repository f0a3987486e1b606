"""Factories of media; a medium comes with its first place, as the action makes it."""

from datetime import datetime, timedelta

import factory

from retention.models import Medium, MediumDestruction, MediumMove
from tests.factories.associations import AssociationFactory
from tests.factories.civic import PNG, StoredFileFactory
from tests.factories.days import JAPAN, NOW, SPRING

PLACED_AT = datetime(2026, 4, 1, 9, 0, tzinfo=JAPAN)


class MediumFactory(factory.django.DjangoModelFactory):
    """A card, locked away since spring; `recorder` puts it into one from `placed_at` on."""

    class Meta:
        model = Medium
        skip_postgeneration_save = True

    association = factory.SubFactory(AssociationFactory)
    kind = "SD"
    serial = factory.Sequence(lambda n: f"SD-{n:04}")
    acquired_on = factory.LazyFunction(lambda: datetime(2025, 4, 1, tzinfo=JAPAN).date())
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("association.registered_by")

    @factory.post_generation
    def placed(medium, create, extracted, **facts):  # noqa: N805 - factory_boy passes the row
        if create:
            MediumMoveFactory(medium=medium, **facts)


class MediumMoveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MediumMove

    medium = factory.LazyFunction(lambda: MediumFactory(placed__moved_at=PLACED_AT))
    moved_at = factory.LazyAttribute(lambda move: _after(move.medium))
    place = "集会所の事務室の金庫"
    lock = "鍵は会長が持つ"
    keeper = factory.SelfAttribute("medium.recorded_by")
    reason = "登録した"
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("medium.recorded_by")


class MediumDestructionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MediumDestruction

    medium = factory.SubFactory(MediumFactory)
    destroyed_at = NOW - timedelta(hours=1)
    way = "CUT"
    witness = "見本 三郎"
    photo = factory.LazyFunction(
        lambda: StoredFileFactory(name="壊した後.png", content=PNG, content_type="image/png")
    )
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("medium.recorded_by")


def _after(medium):
    """A day after the last move; the first one in spring."""
    last = medium.moves.order_by("-moved_at").first()
    return last.moved_at + timedelta(days=1) if last else PLACED_AT
