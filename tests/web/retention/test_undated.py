"""撮影日時の分からない映像: 管理責任者 alone, and what is not shown is told."""

from django.urls import reverse

from tests.factories.retention import FootageFactory


def test_says_how_many_are_not_shown(client_for, town, house):
    FootageFactory.create_batch(200, recorder=house.recorder, undated=True)

    page = client_for(town.sato).get(reverse("undated", args=[town.home.pk]))

    assert "201本のうち、初めの200本" in page.content.decode()
