"""Addresses of the disclosures room."""

from django.urls import URLPattern, path

from disclosures.views import (
    city,
    complaint_steps,
    complaints,
    desk,
    giving,
    incidents,
    inquiry,
    ledger,
    public,
    public_complaint,
    public_setup,
    receive,
    steps,
    taken,
)

_COMPLAINTS = "a/<int:association_id>/complaints/"
_COMPLAINT = f"{_COMPLAINTS}<int:pk>/"
_INCIDENTS = "a/<int:association_id>/incidents/"
_INCIDENT = f"{_INCIDENTS}<int:pk>/"

# What officers do about inquiries: from the pole to the closed file.
_AT_THE_DESK = "a/<int:association_id>/desk/"
_INQUIRY = _AT_THE_DESK + "<int:pk>/"
_DESK: list[URLPattern] = [
    path(_AT_THE_DESK, desk.Desk.as_view(), name="desk"),
    path(_AT_THE_DESK + "deputies/", desk.Deputies.as_view(), name="deputies"),
    path(_AT_THE_DESK + "deputies/<int:pk>/end/", desk.EndDeputy.as_view(), name="deputy_end"),
    path(_AT_THE_DESK + "new/", receive.InquiryNew.as_view(), name="inquiry_new"),
    path(_AT_THE_DESK + "new/<slug:kind>/", receive.InquiryAsker.as_view(), name="inquiry_asker"),
    path(_INQUIRY, inquiry.InquiryPage.as_view(), name="inquiry"),
    path(_INQUIRY + "place/", receive.InquiryPlace.as_view(), name="inquiry_place"),
    path(_INQUIRY + "footage/", receive.InquiryFootage.as_view(), name="inquiry_footage"),
    path(_INQUIRY + "document/", steps.RecordDocument.as_view(), name="inquiry_document"),
    path(_INQUIRY + "document/scan/", inquiry.InquiryDocument.as_view(), name="inquiry_scan"),
    path(_INQUIRY + "identity/", steps.RecordIdentity.as_view(), name="inquiry_identity"),
    path(_INQUIRY + "rescues/<int:task_id>/", steps.Rescue.as_view(), name="rescue"),
    path(_INQUIRY + "decide/", steps.Decide.as_view(), name="inquiry_decide"),
    path(
        _INQUIRY + "answers/<int:decision_id>.pdf",
        inquiry.AnswerLetter.as_view(),
        name="answer_letter",
    ),
    path(_INQUIRY + "withdraw/", steps.Withdraw.as_view(), name="inquiry_withdraw"),
    path(_INQUIRY + "close/", steps.Close.as_view(), name="inquiry_close"),
]
# 閲覧、提供、提供記録簿.
_ROW = _AT_THE_DESK + "provisions/<int:pk>/"
_LEDGER: list[URLPattern] = [
    path(_INQUIRY + "viewings/new/", giving.RecordViewing.as_view(), name="viewing_new"),
    path(_INQUIRY + "copies/", giving.Copies.as_view(), name="copies"),
    path(_INQUIRY + "copies/<int:copy_id>/", giving.TakeOut.as_view(), name="copy_take_out"),
    path(_INQUIRY + "taken/", taken.ConfirmTakenErased.as_view(), name="taken_erased"),
    path(_INQUIRY + "provision/new/", giving.HandOver.as_view(), name="provision_new"),
    path(_AT_THE_DESK + "ledger/", ledger.Ledger.as_view(), name="ledger"),
    path(_AT_THE_DESK + "ledger/<int:year>.pdf", ledger.LedgerPaper.as_view(), name="ledger_paper"),
    path(
        _AT_THE_DESK + "ledger/<int:year>/<slug:kind>/",
        ledger.LedgerExport.as_view(),
        name="ledger_export",
    ),
    path(_ROW, ledger.ProvisionPage.as_view(), name="provision"),
    path(_ROW + "receipt.pdf", ledger.Receipt.as_view(), name="provision_receipt"),
    path(_ROW + "correct/", ledger.CorrectProvision.as_view(), name="provision_correct"),
    path(_ROW + "return/", ledger.RecordReturn.as_view(), name="provision_return"),
]
# 苦情・問合せ and 漏えい等.
_OUTSIDE: list[URLPattern] = [
    path(_COMPLAINTS, complaints.Complaints.as_view(), name="complaints"),
    path(f"{_COMPLAINTS}new/", complaint_steps.ReceiveComplaint.as_view(), name="complaint_new"),
    path(
        f"{_COMPLAINTS}register/<int:year>.pdf",
        complaints.ComplaintRegister.as_view(),
        name="complaint_register",
    ),
    path(
        f"{_COMPLAINTS}register/<int:year>.<str:kind>",
        complaints.ComplaintSheet.as_view(),
        name="complaint_sheet",
    ),
    path(_COMPLAINT, complaints.ComplaintPage.as_view(), name="complaint"),
    path(f"{_COMPLAINT}owner/", complaint_steps.AssignComplaint.as_view(), name="complaint_assign"),
    path(
        f"{_COMPLAINT}answer/", complaint_steps.AnswerComplaint.as_view(), name="complaint_answer"
    ),
    path(f"{_COMPLAINT}remedy/", complaint_steps.TakeRemedy.as_view(), name="complaint_remedy"),
    path(f"{_COMPLAINT}close/", complaint_steps.CloseComplaint.as_view(), name="complaint_close"),
    path(f"{_COMPLAINT}letter/", complaints.AnswerLetter.as_view(), name="complaint_letter"),
    path(
        "a/<int:association_id>/cameras/<int:site_id>/consents/<int:pk>/withdraw/",
        complaint_steps.WithdrawConsent.as_view(),
        name="consent_withdraw",
    ),
    path(_INCIDENTS, incidents.Incidents.as_view(), name="incidents"),
    path(f"{_INCIDENTS}new/", incidents.RecordIncident.as_view(), name="incident_new"),
    path(_INCIDENT, incidents.IncidentPage.as_view(), name="incident"),
    path(f"{_INCIDENT}items/", incidents.WriteItems.as_view(), name="incident_items"),
    path(f"{_INCIDENT}tell/", incidents.TellOfIncident.as_view(), name="incident_tell"),
    path(f"{_INCIDENT}close/", incidents.CloseIncident.as_view(), name="incident_close"),
    path(f"{_INCIDENT}paper/", incidents.IncidentPaper.as_view(), name="incident_paper"),
]
# What anybody may read and send, and what officers do about it.
_SETUP = "a/<int:association_id>/public/"
_PUBLIC: list[URLPattern] = [
    path(_SETUP, public_setup.PublicPageSetup.as_view(), name="public_page_setup"),
    path(f"{_SETUP}open/", public_setup.OpenPublicPage.as_view(), name="public_page_open"),
    path(
        f"{_SETUP}contact/", public_setup.ChangePublicContact.as_view(), name="public_page_contact"
    ),
    path(f"{_SETUP}close/", public_setup.ClosePublicPage.as_view(), name="public_page_close"),
    path(f"{_SETUP}sign-<slug:size>.pdf", public_setup.PublicSign.as_view(), name="public_sign"),
    path(f"{_SETUP}notice.pdf", public_setup.PublicNotice.as_view(), name="public_notice"),
    path("p/<slug:code>/", public.Public.as_view(), name="public"),
    path("p/<slug:code>/nights/<int:pk>.json", public.PublicProof.as_view(), name="public_proof"),
    path(
        "p/<slug:code>/complaint/",
        public_complaint.PublicComplaint.as_view(),
        name="public_complaint",
    ),
    path(
        "p/<slug:code>/complaint/sent/",
        public_complaint.PublicComplaintSent.as_view(),
        name="public_complaint_sent",
    ),
    path(
        "p/<slug:code>/complaint.pdf",
        public_complaint.PublicComplaintPaper.as_view(),
        name="public_complaint_paper",
    ),
]
# Counts, for the city.
_CITY: list[URLPattern] = [
    path("city/disclosures/", city.CityDisclosures.as_view(), name="city_disclosures"),
    path(
        "city/disclosures/counts.<slug:kind>",
        city.CityDisclosuresSheet.as_view(),
        name="city_disclosures_sheet",
    ),
    path("city/finder/", city.CityFinder.as_view(), name="city_finder"),
]
urlpatterns = [*_DESK, *_LEDGER, *_OUTSIDE, *_PUBLIC, *_CITY]
