"""The action `correct_site`: a slip of the pen is mended and told, a place elsewhere refused."""

from cameras.actions.correct_site import correct_site
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW


def correct(site, people, **changes):
    facts = {
        "label": site.label,
        "postcode": "7500005",
        "town": "唐戸町",
        "address_line": "11番地先",
        "mounting": site.mounting,
        "pole_number": "",
        "latitude": None,
        "longitude": None,
        "local_association": "",
        "by": people.tanaka,
        "at": NOW,
    }
    return correct_site(site=site, **facts | changes)


def test_mends_the_address_and_tells_both(site, town):
    before = site.address

    assert correct(site, town).address == "下関市唐戸町11番地先"

    facts = last_entry().facts
    assert (facts["直す前"], facts["直した後"]) == (before, "下関市唐戸町11番地先")


def test_refuses_a_place_outside_the_city(site, town):
    with refused(CameraReason.OUTSIDE_CITY):
        correct(site, town, postcode="1000001")
