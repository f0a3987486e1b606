"""What the addresses of the public page take, and who may come in: everybody, with the code."""

from disclosures.models import PublicPage
from tests.factories.disclosures import PublicPageFactory

# GET and an empty POST, of everybody.
OPEN_TO_ALL = {
    "public": "200 405",
    "public_proof": "200 405",
    # the form comes back and says what is missing
    "public_complaint": "200 200",
    "public_complaint_sent": "200 405",
    "public_complaint_paper": "200 405",
}
# Cells of 佐藤 and of 田中, who may answer residents but not open or close.
OFFICER_PUBLIC = {
    "public_page_setup": ("200 405", "200 405"),
    "public_page_open": ("200 200", "403 403"),
    "public_page_contact": ("200 200", "403 403"),
    # its form asks nothing: 佐藤 closes the page
    "public_page_close": ("200 302", "403 403"),
    "public_sign": ("200 405", "200 405"),
    "public_notice": ("200 405", "200 405"),
}
CITY_COUNTS = ("city_disclosures", "city_disclosures_sheet", "city_finder")


def public_addresses(house) -> dict[str, dict[str, object]]:
    """The page may have been closed by an earlier visitor: the code stays the same."""
    home = {"association_id": house.association.pk}
    page = PublicPage.objects.first() or PublicPageFactory(association=house.association)
    by_code = {"code": page.code}
    return {
        **dict.fromkeys(OPEN_TO_ALL, by_code),
        **dict.fromkeys(OFFICER_PUBLIC, home),
        "public_proof": {**by_code, "pk": house.night.pk},
        "public_sign": {**home, "size": "a4"},
        "city_disclosures": {},
        "city_finder": {},
        "city_disclosures_sheet": {"kind": "csv"},
    }
