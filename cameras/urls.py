"""Addresses of the cameras room."""

from django.urls import path

from cameras.views import agreements, cameras, city, faces, regulations

_CAMERA = "a/<int:association_id>/cameras/<int:site_id>/"
urlpatterns = [
    path("a/<int:association_id>/cameras/", cameras.Cameras.as_view(), name="cameras"),
    path("a/<int:association_id>/cameras/new/", cameras.RegisterSite.as_view(), name="camera_new"),
    path(
        "a/<int:association_id>/cameras/agreement/",
        agreements.RecordAgreement.as_view(),
        name="agreement",
    ),
    path(_CAMERA, cameras.CameraPage.as_view(), name="camera"),
    path(f"{_CAMERA}place/", cameras.CorrectSite.as_view(), name="camera_place"),
    path(f"{_CAMERA}device/", cameras.RegisterDevice.as_view(), name="camera_device"),
    path(f"{_CAMERA}faces/", faces.ConsultOnFaces.as_view(), name="camera_faces"),
    path(f"{_CAMERA}view/", cameras.SetView.as_view(), name="camera_view"),
    path(f"{_CAMERA}consents/new/", agreements.RecordConsent.as_view(), name="consent_new"),
    path(
        f"{_CAMERA}consents/<int:pk>/sheet/",
        agreements.ConsentSheet.as_view(),
        name="consent_sheet",
    ),
    path(f"{_CAMERA}installed/", cameras.RecordInstallation.as_view(), name="camera_installed"),
    path(f"{_CAMERA}permits/new/", agreements.RecordPermit.as_view(), name="permit_new"),
    path(f"{_CAMERA}password/", cameras.RecordPasswordChange.as_view(), name="camera_password"),
    path(
        "a/<int:association_id>/regulations/",
        regulations.RegulationsPage.as_view(),
        name="regulations",
    ),
    path("a/<int:association_id>/regulations/new/", regulations.Adopt.as_view(), name="adopt"),
    path(
        "a/<int:association_id>/regulations/<int:pk>.pdf",
        regulations.RegulationsPaper.as_view(),
        name="regulations_paper",
    ),
    path(
        "a/<int:association_id>/regulations/draft/amendment.pdf",
        regulations.DraftAmendment.as_view(),
        name="regulations_draft_paper",
    ),
    path(
        "a/<int:association_id>/regulations/<int:pk>/amendment.pdf",
        regulations.Amendment.as_view(),
        name="regulations_amendment",
    ),
    path("city/cameras/", city.CityCameras.as_view(), name="city_cameras"),
    path("city/face-consultations/", faces.FaceConsultations.as_view(), name="face_consultations"),
    path(
        "city/face-consultations/<int:pk>/",
        faces.AnswerFaceConsultation.as_view(),
        name="face_consultation",
    ),
    path("city/obligations/", city.CityObligations.as_view(), name="city_obligations"),
]
