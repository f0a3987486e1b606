"""Factory of seals: really sealed, over an entry of its own."""

import factory

from civic import journal
from civic.actors import SystemActor
from civic.models import Checkpoint
from civic.sealing import seal
from tests.factories.associations import AssociationFactory
from tests.factories.days import NOW


def write_entries(count: int = 1, **facts):
    """`count` entries of one association, with other facts each."""
    association = AssociationFactory()
    return [
        journal.record(
            "試した",
            association,
            by=SystemActor("tests"),
            at=NOW,
            association_id=association.pk,
            facts={"回": number, **facts},
        )
        for number in range(count)
    ]


class CheckpointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Checkpoint

    sealed_at = NOW

    @classmethod
    def _create(cls, model_class, *, sealed_at):
        write_entries()
        return seal(at=sealed_at)
