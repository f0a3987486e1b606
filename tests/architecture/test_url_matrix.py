"""Every address × character × method against one table.

A cell is the status of GET and of an empty POST. Whoever adds an address adds its row here. Officer
pages give strangers and the city 404, an officer without the right post 403; city pages give
officers 404; whoever is not signed in, or no longer in office, is sent to sign in (302).
"""

import pytest
from django.urls import get_resolver, reverse

from associations.models import Appointment
from cameras.models import FaceConsultation
from retention.models import BrakeStop, FootageAccess, HandlingPermit, PreservationHold
from tests.architecture.desk_addresses import desk_addresses
from tests.architecture.grant_addresses import grant_addresses
from tests.architecture.hand_over_addresses import hand_over_addresses
from tests.architecture.ledger_addresses import LEDGER_FORM, LEDGER_READ, ledger_addresses
from tests.architecture.notice_addresses import notice_addresses
from tests.architecture.on_site_addresses import on_site_addresses
from tests.architecture.outside_addresses import (
    COMPLAINT_FORMS,
    COMPLAINT_READ,
    outside_addresses,
)
from tests.architecture.paper_addresses import CITY_PAPERS, OFFICER_READ, paper_addresses
from tests.architecture.programme_addresses import CITY_ONLY, programme_addresses
from tests.architecture.public_addresses import (
    CITY_COUNTS,
    OFFICER_PUBLIC,
    OPEN_TO_ALL,
    public_addresses,
)
from tests.architecture.review_addresses import REVIEWER_ONLY, review_addresses
from tests.factories.cameras import FaceConsultationFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import TODAY
from tests.factories.handling import FootageAccessFactory, HandlingPermitFactory
from tests.factories.holds import PreservationHoldFactory
from tests.factories.nights import BrakeStopFactory

CHARACTERS = ("anonymous", "sato", "tanaka", "yamamoto", "hayashi", "mori")

TO_SIGN_IN = "302 302"
STRANGER = "404 404"


def row(**cells: str) -> dict[str, str]:
    """Of an officer page: what is left unsaid is a stranger's 404 or the way to sign in."""
    usual = dict.fromkeys(CHARACTERS, STRANGER) | dict.fromkeys(("anonymous", "mori"), TO_SIGN_IN)
    return usual | cells


READ = row(sato="200 405", tanaka="200 405")
NOTHING_CHANGED = row(sato="404 405", tanaka="404 405")  # the first 規程 changed none
READ_BY_LEADERS = row(sato="200 405", tanaka="403 403")
FORM = row(sato="200 200", tanaka="200 200")
FORM_OF_LEADERS = row(sato="200 200", tanaka="403 403")
CITY_READ = row(hayashi="200 405")
CITY_FORM = row(hayashi="200 200")


def everybody(cell: str, **others: str) -> dict[str, str]:
    return dict.fromkeys(CHARACTERS, cell) | others


def signed_in(cell: str, *, out: str) -> dict[str, str]:
    """`out`: anonymous and the former officer, whose session is over."""
    return everybody(cell, anonymous=out, mori=out)


EXPECTED: dict[str, dict[str, str]] = {
    # landing pages
    "today": signed_in("302 405", out=TO_SIGN_IN) | {"hayashi": "200 405"},
    "association_today": READ,
    "journal": READ,
    "city_journal": CITY_READ,
    # public, because the address picker is used before signing in too and holds no secret
    "town_search": everybody("200 200"),
    # public: what the city asks of everybody, and which screen does it
    "guideline": everybody("200 405"),
    # associations
    # public: the invited person has no account yet; the code is the key
    "welcome": everybody("200 200"),
    "welcome_password": everybody("302 302"),
    "association": READ,
    "manager_on_day": READ,
    "officer_appoint": FORM_OF_LEADERS,
    "officer_resign": FORM_OF_LEADERS,
    "pledge_record": FORM_OF_LEADERS,
    "pledge_paper": READ_BY_LEADERS,
    "officer_invite": row(sato="405 200", tanaka="403 403"),
    "invitation_letter": READ_BY_LEADERS,
    "safety": FORM,
    "resolution_new": FORM,
    "minutes": READ,
    # a person's own page, calendar and address
    "notices": signed_in("200 200", out=TO_SIGN_IN),
    "feed_make": signed_in("405 302", out=TO_SIGN_IN),
    "feed_address": signed_in("200 405", out=TO_SIGN_IN),
    "feed_revoke": signed_in("405 302", out=TO_SIGN_IN),
    # public: calendars cannot sign in; the secret address is the key
    "feed": everybody("200 405"),
    "letters": FORM_OF_LEADERS,
    "letters_paper": READ_BY_LEADERS,
    "city_monthly_letters": CITY_FORM,
    "city_monthly_letters_paper": CITY_READ,
    "city_reminders": CITY_FORM,
    "city_associations": CITY_READ,
    "city_association_new": CITY_FORM,
    "city_invitation_letter": CITY_READ,
    "city_association": CITY_READ,
    "city_officer_appoint": CITY_FORM,
    "city_officer_invite": row(hayashi="405 200"),
    "city_staff_end": CITY_FORM,
    "city_staff": CITY_READ,
    "city_staff_new": CITY_FORM,
    # the hand-over
    "hand_over": READ,
    "hand_over_begin": FORM_OF_LEADERS,
    "hand_over_successor": FORM_OF_LEADERS,
    "hand_over_pledge": FORM_OF_LEADERS,
    "hand_over_pledge_paper": READ_BY_LEADERS,
    # 田中 neither hands over nor takes
    "hand_over_list": row(sato="200 302", tanaka="200 403"),
    "hand_over_paper": row(sato="200 405", tanaka="403 405"),
    "hand_over_day": FORM_OF_LEADERS,
    # no day is agreed on yet
    "hand_over_confirm": FORM,
    # its form asks nothing: 佐藤 calls it off
    "hand_over_cancel": row(sato="200 302", tanaka="403 403"),
    # cameras
    "cameras": READ,
    "camera_new": FORM,
    "agreement": FORM,
    "camera": READ,
    "camera_device": FORM,
    "camera_place": FORM,
    "camera_view": FORM,
    "camera_faces": FORM,
    "face_consultations": CITY_READ,
    "face_consultation": CITY_FORM,
    "consent_new": FORM,
    "consent_sheet": READ,
    "camera_installed": FORM,
    "permit_new": FORM,
    "camera_password": FORM,
    "regulations": READ,
    "adopt": FORM_OF_LEADERS,
    "regulations_paper": READ,
    "regulations_draft_paper": READ,
    "regulations_amendment": NOTHING_CHANGED,
    "city_cameras": CITY_READ,
    "city_obligations": CITY_READ,
    # retention
    "footage": READ,
    "recorder_new": FORM_OF_LEADERS,
    "undated": READ_BY_LEADERS,
    "date_footage": FORM_OF_LEADERS,
    "certificate": READ,
    "night": READ,
    "brake": FORM_OF_LEADERS,
    "footage_day": READ,
    "certificate_json": READ,
    # public: whoever holds a certificate may check it, and the page holds nobody's data
    "verify": everybody("200 405"),
    "city_nights": CITY_READ,
    "handling": READ,
    "handling_permit": FORM_OF_LEADERS,
    "handling_revoke": row(sato="200 302", tanaka="403 403"),
    "handling_log": READ,
    "playback": FORM,
    "footage_openers": READ_BY_LEADERS,
    # 佐藤's own record, of a file that is not there
    "playback_watch": row(sato="200 405", tanaka="404 405"),
    "playback_video": row(sato="404 405", tanaka="404 405"),
    "recorder_kind": READ_BY_LEADERS,
    "recorder_new_on_site": FORM_OF_LEADERS,
    "recorder_checks": READ,
    "recorder_check_new": FORM,
    "recorder_check_photo": READ,
    "media": READ,
    "medium_new": FORM,
    "medium": READ,
    "medium_move": FORM,
    "medium_replace": FORM,
    "medium_destroy": FORM,
    "medium_destruction_photo": READ,
    "medium_destruction_paper": READ,
    "holds": READ,
    "hold_new": FORM,
    # without the first page's answers it leads back there
    "hold_place": row(sato="302 302", tanaka="302 302"),
    "hold": READ,
    "hold_confirm": FORM,
    "hold_renew": FORM,
    "hold_renew_confirm": FORM,
    # its form asks nothing: 佐藤 releases the hold, and there is nothing left for 田中 to release
    "hold_release": row(sato="200 302", tanaka="200 200"),
    "hold_document": READ,
    "city_holds": CITY_READ,
    # disclosures: the desk
    "desk": READ,
    "deputies": FORM,
    # its form asks nothing: 佐藤 takes the deputy back
    "deputy_end": row(sato="200 302", tanaka="403 403"),
    "inquiry_new": FORM,
    "inquiry_asker": FORM,
    "inquiry": READ,
    "inquiry_place": FORM,
    # no camera is chosen: the page comes back and says so
    "inquiry_footage": FORM,
    "inquiry_document": FORM,
    "inquiry_scan": READ,
    "inquiry_identity": FORM,
    "rescue": FORM,
    "inquiry_decide": FORM,
    "answer_letter": READ,
    # its form asks nothing it needs: 佐藤 records it, and 田中 comes too late
    "inquiry_withdraw": row(sato="200 302", tanaka="302 200"),
    "inquiry_close": FORM,
    "taken_erased": FORM,
    # what residents complain of
    **dict.fromkeys(COMPLAINT_READ, READ),
    **dict.fromkeys(COMPLAINT_FORMS, FORM),
    # its form asks nothing, and something is still to be done first
    "complaint_close": FORM,
    # subsidies: programmes, register, statistics
    **{name: row(hayashi=cell) for name, cell in CITY_ONLY.items()},
    # subsidies: the city's reviews and letters
    **{name: row(hayashi=cell) for name, cell in REVIEWER_ONLY.items()},
    # subsidies: blank forms, batches of letters
    **dict.fromkeys(OFFICER_READ, READ),
    **{name: row(hayashi=cell) for name, cell in CITY_PAPERS.items()},
    # subsidies: the association's side
    "subsidies": READ,
    # its form asks nothing: 佐藤 begins an application
    "grant_begin": row(sato="200 302", tanaka="403 403"),
    "city_grant_begin": CITY_FORM,
    "grant": READ,
    "grant_question": FORM_OF_LEADERS,
    "grant_paper": READ_BY_LEADERS,
    "grant_paper_remove": row(sato="405 302", tanaka="403 403"),
    # something is missing: the page comes back and says what
    "grant_confirm": FORM_OF_LEADERS,
    "grant_preview": READ_BY_LEADERS,
    "submission": READ_BY_LEADERS,
    "submission_paper": READ_BY_LEADERS,
    "grant_letter": READ,
    # a second page comes before anything is done
    "grant_withdraw": FORM_OF_LEADERS,
    "grant_start": FORM_OF_LEADERS,
    "grant_change": FORM_OF_LEADERS,
    "grant_claim": FORM_OF_LEADERS,
    "grant_year": FORM_OF_LEADERS,
    "grant_disposal": FORM_OF_LEADERS,
    # disclosures: what residents read and send, and what officers do about it
    **{name: everybody(cell) for name, cell in OPEN_TO_ALL.items()},
    **{name: row(sato=sato, tanaka=tanaka) for name, (sato, tanaka) in OFFICER_PUBLIC.items()},
    # disclosures: viewings, copies, the ledger
    **dict.fromkeys(LEDGER_READ, READ),
    **dict.fromkeys(LEDGER_FORM, FORM),
    "provision_correct": FORM_OF_LEADERS,
    # of something that was given already
    "copy_take_out": row(sato="405 409", tanaka="405 409"),
    **dict.fromkeys(CITY_COUNTS, CITY_READ),
    # accounts: public, or nobody could sign in
    "account_login": signed_in("302 302", out="200 200"),
    "account_logout": signed_in("200 302", out="302 302"),
    "account_signup": signed_in("302 302", out="200 200"),
    "account_inactive": everybody("200 405"),
    "account_reauthenticate": signed_in("200 200", out=TO_SIGN_IN),
    "account_change_password": signed_in("200 200", out=TO_SIGN_IN),
    "account_set_password": signed_in("302 302", out=TO_SIGN_IN),
    "account_reset_password": everybody("200 200"),
    "account_reset_password_done": everybody("200 405"),
    "account_reset_password_from_key": everybody("200 200"),
    "account_reset_password_from_key_done": everybody("200 405"),
    "account_request_login_code": signed_in("302 302", out="200 200"),
    "account_confirm_login_code": everybody("302 302"),
    "usersessions_list": signed_in("200 302", out=TO_SIGN_IN),
    # only where the demo is shown, where everybody may become anybody
    "mailbox": everybody("200 405"),
    "demo_sign_in": everybody("405 404"),
    "demo_erase_tonight": everybody("405 302"),
    "components": everybody("200 405"),
}


def arguments(house) -> dict[str, dict[str, object]]:
    """What the addresses of 佐藤's association take."""
    home = {"association_id": house.association.pk}
    camera = {**home, "site_id": house.site.pk}
    post = {**home, "pk": house.handler.pk}
    register = {"pk": house.association.pk}
    held = hold_of(house)
    of_the_city = Appointment.objects.of_city().get(role="CITY_REVIEWER")
    return {
        **dict.fromkeys(
            ("officer_resign", "pledge_record", "pledge_paper", "officer_invite"), post
        ),
        **dict.fromkeys(
            ("camera", "camera_place", "camera_device", "camera_view", "consent_new"), camera
        ),
        **dict.fromkeys(
            ("camera_installed", "permit_new", "camera_password", "camera_faces"), camera
        ),
        "consent_sheet": {**camera, "pk": house.consent.pk},
        "city_association": register,
        "city_officer_appoint": register,
        "city_officer_invite": {**register, "appointment_id": house.handler.pk},
        "city_staff_end": {"pk": of_the_city.pk},
        "face_consultation": {"pk": asked_of(house)},
        "minutes": {**home, "pk": house.resolution.pk},
        "regulations_paper": {**home, "pk": house.regulations.pk},
        "regulations_amendment": {**home, "pk": house.regulations.pk},
        "date_footage": {**home, "pk": house.undated.pk},
        "certificate": {**home, "pk": house.night.pk},
        "night": {**home, "pk": house.night.pk},
        "brake": {**home, "pk": stop_of(house)},
        "footage_day": {**home, "day": house.kept.recorded_on},
        "certificate_json": {**home, "pk": house.night.pk},
        **dict.fromkeys(("hold", "hold_confirm", "hold_renew", "hold_renew_confirm"), held),
        **dict.fromkeys(("hold_release", "hold_document"), held),
        **on_site_addresses(house.association),
        **desk_addresses(house.association),
        **hand_over_addresses(house.association),
        **programme_addresses(),
        **grant_addresses(house.association),
        **review_addresses(house.association),
        **paper_addresses(house.association),
        **public_addresses(house),
        **notice_addresses(house.association),
        **ledger_addresses(house),
        **outside_addresses(house.association),
        "handling_revoke": {**home, "pk": permit_of(house)},
        "handling_log": {**home, "year": 2026, "month": 11},
        **{name: {**home, "pk": house.kept.pk} for name in ("playback", "footage_openers")},
        **dict.fromkeys(("playback_watch", "playback_video"), access_of(house)),
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    }


def hold_of(house) -> dict[str, object]:
    found = PreservationHold.objects.first() or PreservationHoldFactory(
        association=house.association, document=StoredFileFactory()
    )
    return {"association_id": found.association_id, "pk": found.pk}


def asked_of(house) -> int:
    return (FaceConsultation.objects.first() or FaceConsultationFactory(site=house.site)).pk


def stop_of(house) -> int:
    """Of a recorder of its own, as the house's night came to a good end."""
    stops = BrakeStop.objects.of_association(house.association.pk)
    recorder = {"run__recorder__association": house.association}
    return (stops.first() or BrakeStopFactory(**recorder)).pk


def permit_of(house) -> int:
    found = HandlingPermit.objects.first() or HandlingPermitFactory(
        association=house.association, handler=house.handler.user
    )
    return found.pk


def access_of(house) -> dict[str, object]:
    manager = house.association.appointments.in_office(TODAY).managers().get().user
    found = FootageAccess.objects.first() or FootageAccessFactory(
        footage=house.kept, accessed_by=manager
    )
    return {"association_id": house.association.pk, "pk": found.pk}


def address(name: str, house) -> str:
    takes_association = any("association_id" in keys for keys in parameters(name))
    usual = {"association_id": house.association.pk} if takes_association else {}
    return reverse(name, kwargs=arguments(house).get(name, usual))


def parameters(name: str) -> list[list[str]]:
    return [
        keys for pattern in get_resolver().reverse_dict.getlist(name) for _f, keys in pattern[0]
    ]


@pytest.fixture
def addresses(demo_urls) -> set[str]:
    return {name for name in get_resolver().reverse_dict if isinstance(name, str)}


@pytest.mark.django_db
def test_every_address_has_its_row(addresses):
    assert addresses - set(EXPECTED) == set()


@pytest.mark.django_db
def test_no_row_is_stale(addresses):
    assert set(EXPECTED) - addresses == set()


def test_every_address_has_a_name(demo_urls):
    assert [pattern for pattern in walk(get_resolver().url_patterns) if not pattern.name] == []


def walk(patterns):
    for pattern in patterns:
        nested = getattr(pattern, "url_patterns", None)
        yield from [pattern] if nested is None else walk(nested)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("name", EXPECTED)
def test_answers(name, demo_urls, client_for, town, house):
    people = {"anonymous": None} | {who: getattr(town, who) for who in CHARACTERS[1:]}

    found = {}
    for who, user in people.items():
        client = client_for(user)
        got = client.get(address(name, house)).status_code
        posted = client.post(address(name, house)).status_code
        found[who] = f"{got} {posted}"

    assert found == EXPECTED[name]
