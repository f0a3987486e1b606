"""漏えい等の事案 on the screen: recorded, told, written, printed, ended."""

from django.urls import reverse

from disclosures.models import Incident
from disclosures.rules.incident_items import ITEMS
from tests.documents import pdf
from tests.factories.disclosures import IncidentFactory
from tests.web.pages import refused_with, text


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def test_shows_whom_to_tell_by_when_as_soon_as_it_is_recorded(tanaka, town):
    answer = tanaka.post(
        at(town, "incident_new"),
        {
            "outline": "SDカードが1枚無くなりました。",
            "known_on": "R8.11.23",
            "known_time": "09:00",
            "causes": ["CRIME"],
            "camera": "none",
        },
    )

    page = text(tanaka.get(answer.url))
    for words in (
        "警察への届出",
        "令和8年11月24日（火）",
        "個人情報保護委員会への速報",
        "令和9年1月22日",
    ):
        assert words in page
    assert "個人情報保護委員会への速報" in text(tanaka.get(at(town, "association_today")))


def test_runs_to_its_end(sato, town):
    incident = IncidentFactory(association=town.home)
    page = at(town, "incident", incident.pk)
    assert refused_with(sato.post(at(town, "incident_close", incident.pk)), "まだ書いていないもの")

    sato.post(
        at(town, "incident_tell", incident.pk),
        {"kind": "CITY", "told_on": "R8.11.23", "way": "電話", "receipt_number": "受付7"},
    )
    assert "次にすること：9項目を書く" in text(sato.get(page))
    sato.post(at(town, "incident_items", incident.pk), dict.fromkeys(ITEMS, "調べている"))
    assert "次にすること：事案を終える" in text(sato.get(page))
    printed = pdf.text_of(sato.get(at(town, "incident_paper", incident.pk)).content)
    sato.post(at(town, "incident_close", incident.pk))

    assert "受付7" in printed
    assert "調べている" in printed
    assert Incident.objects.get().closed_by == town.sato
    assert "終えた" in text(sato.get(at(town, "incidents")))


def test_another_associations_incident_is_not_there(sato, town):
    other = IncidentFactory(association=town.away)

    for name in ("incident", "incident_tell", "incident_items", "incident_paper"):
        assert sato.get(at(town, name, other.pk)).status_code == 404
