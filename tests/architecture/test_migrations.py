"""Migrations are complete and linear."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOMS = ("civic", "associations", "cameras", "retention", "disclosures", "subsidies")


@pytest.mark.django_db
def test_no_migration_is_missing():
    """Exits with an error when a model has changed without its migration."""
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.fixture(scope="module")
def graph():
    return MigrationLoader(None).graph


@pytest.mark.parametrize("room", ROOMS)
def test_at_most_one_leaf(graph, room):
    assert len(graph.leaf_nodes(room)) <= 1


def test_each_migration_has_one_follower_within_its_room(graph):
    followed = Counter(
        parent.key
        for node in graph.node_map.values()
        for parent in node.parents
        if parent.key[0] == node.key[0]
    )

    assert [key for key, count in followed.items() if key[0] in ROOMS and count > 1] == []


@pytest.mark.django_db
def test_the_database_stands_at_the_head():
    loader = MigrationLoader(connection)
    leaves = {node for node in loader.graph.leaf_nodes() if node[0] in ROOMS}

    assert leaves <= set(loader.applied_migrations)
