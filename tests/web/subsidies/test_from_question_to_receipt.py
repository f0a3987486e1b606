"""One application from its beginning to its receipt, page by page, without scripts."""

import re

import pytest
from django.urls import reverse

from subsidies.models import GrantApplication, Submission
from subsidies.rules.stages import Stage
from tests.factories.associations import ResolutionFactory
from tests.factories.civic import PDF
from tests.factories.grants import open_programme, planned_camera
from tests.web.pages import source, text


@pytest.fixture
def walk(sato, town):
    """Sends one page with the hidden mark that it showed, and returns where it leads."""

    def send(url, **answers):
        stamp = re.search(r'name="stamp" value="(\w+)"', source(sato.get(url)))
        answer = sato.post(url, answers | ({"stamp": stamp[1]} if stamp else {}))
        assert answer.status_code == 302, text(answer)
        return answer.url

    return send


def test_an_application_is_begun_filled_in_and_handed_in(sato, town, walk):
    programme, camera = open_programme(), planned_camera(town.home)
    resolution = ResolutionFactory(association=town.home)

    url = walk(reverse("grant_begin", args=[town.home.pk, programme.pk]))
    application = GrantApplication.objects.get()

    def page(slug):
        return reverse("grant_question", args=[town.home.pk, application.pk, slug])

    url = walk(page("cameras"), **{f"camera_{camera.pk}": "1"})
    assert url == page("purpose")
    url = walk(url, purpose="通学路の見通しが悪いため")
    url = walk(url, asked="no")
    assert url == page("costs")
    lines = {
        "rows": "2",
        "kind_0": "CAMERA",
        "camera_0": str(camera.pk),
        "yen_0": "４５００００",
    }
    url = walk(url, **lines, kind_1="", camera_1="", yen_1="")
    url = walk(url, has_other="no")
    url = walk(url, planned_start_on="R9.1.20", planned_end_on="R9.2.20")
    url = walk(url, resolution=resolution.pk)
    url = walk(url, contact_name="会長 佐藤 花子", contact_phone="０８３－０００－００００")
    assert url == page("papers")
    url = walk(page("amount"), requested_yen="300000")
    assert url == reverse("grant_confirm", args=[town.home.pk, application.pk, "apply"])
    assert "交付申請を出す" in text(sato.get(url))
    preview = sato.get(reverse("grant_preview", args=[town.home.pk, application.pk, "apply"]))
    assert preview.content.startswith(PDF[:5])

    receipt_url = walk(url)

    application.refresh_from_db()
    receipt = text(sato.get(receipt_url))
    assert application.now is Stage.APPLIED
    assert application.number == "R8-001"
    assert Submission.objects.get().receipt_number == "R8-001-1"
    assert "R8-001-1" in receipt
