"""Addresses of the retention room."""

from django.urls import path

from retention.views import (
    brake,
    city,
    city_holds,
    days,
    footage,
    handling,
    hold_steps,
    holds,
    media,
    nights,
    openers,
    playback,
    recorder_checks,
    verify,
)

urlpatterns = [
    path("a/<int:association_id>/footage/", footage.FootagePage.as_view(), name="footage"),
    path(
        "a/<int:association_id>/footage/recorders/new/",
        footage.RegisterRecorder.as_view(),
        name="recorder_new",
    ),
    path("a/<int:association_id>/footage/undated/", footage.Undated.as_view(), name="undated"),
    path(
        "a/<int:association_id>/footage/undated/<int:pk>/",
        footage.DateFootage.as_view(),
        name="date_footage",
    ),
    path(
        "a/<int:association_id>/footage/files/<int:pk>/openers/",
        openers.FootageOpeners.as_view(),
        name="footage_openers",
    ),
    path(
        "a/<int:association_id>/footage/nights/<int:pk>.pdf",
        nights.Certificate.as_view(),
        name="certificate",
    ),
    path(
        "a/<int:association_id>/footage/nights/<int:pk>.json",
        verify.CertificateJson.as_view(),
        name="certificate_json",
    ),
    path("verify/", verify.Verify.as_view(), name="verify"),
    path("a/<int:association_id>/footage/nights/<int:pk>/", nights.Night.as_view(), name="night"),
    path(
        "a/<int:association_id>/footage/days/<slug:day>/",
        days.FootageDay.as_view(),
        name="footage_day",
    ),
    path("a/<int:association_id>/footage/brakes/<int:pk>/", brake.Brake.as_view(), name="brake"),
    path(
        "a/<int:association_id>/footage/recorders/kind/",
        recorder_checks.ChooseRecorderKind.as_view(),
        name="recorder_kind",
    ),
    path(
        "a/<int:association_id>/footage/recorders/on-site/new/",
        recorder_checks.RegisterOnSiteRecorder.as_view(),
        name="recorder_new_on_site",
    ),
    path(
        "a/<int:association_id>/footage/recorders/<int:pk>/checks/",
        recorder_checks.RecorderChecks.as_view(),
        name="recorder_checks",
    ),
    path(
        "a/<int:association_id>/footage/recorders/<int:pk>/checks/new/",
        recorder_checks.RecordCheck.as_view(),
        name="recorder_check_new",
    ),
    path(
        "a/<int:association_id>/footage/recorders/<int:pk>/checks/<int:check_id>/photo/",
        recorder_checks.CheckPhoto.as_view(),
        name="recorder_check_photo",
    ),
    path("a/<int:association_id>/footage/media/", media.Media.as_view(), name="media"),
    path(
        "a/<int:association_id>/footage/media/new/",
        media.RegisterMedium.as_view(),
        name="medium_new",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/",
        media.MediumPage.as_view(),
        name="medium",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/move/",
        media.MoveMedium.as_view(),
        name="medium_move",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/replace/",
        media.ReplaceMedium.as_view(),
        name="medium_replace",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/destroy/",
        media.DestroyMedium.as_view(),
        name="medium_destroy",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/destruction/photo/",
        media.DestructionPhoto.as_view(),
        name="medium_destruction_photo",
    ),
    path(
        "a/<int:association_id>/footage/media/<int:pk>/destruction.pdf",
        media.DestructionPaper.as_view(),
        name="medium_destruction_paper",
    ),
    path("a/<int:association_id>/footage/holds/", holds.Holds.as_view(), name="holds"),
    path("a/<int:association_id>/footage/holds/new/", holds.HoldNew.as_view(), name="hold_new"),
    path(
        "a/<int:association_id>/footage/holds/new/reason/",
        holds.HoldPlace.as_view(),
        name="hold_place",
    ),
    path("a/<int:association_id>/footage/holds/<int:pk>/", holds.Hold.as_view(), name="hold"),
    path(
        "a/<int:association_id>/footage/holds/<int:pk>/confirm/",
        hold_steps.ConfirmHold.as_view(),
        name="hold_confirm",
    ),
    path(
        "a/<int:association_id>/footage/holds/<int:pk>/renew/",
        hold_steps.RenewHold.as_view(),
        name="hold_renew",
    ),
    path(
        "a/<int:association_id>/footage/holds/<int:pk>/renew/confirm/",
        hold_steps.ConfirmRenewal.as_view(),
        name="hold_renew_confirm",
    ),
    path(
        "a/<int:association_id>/footage/holds/<int:pk>/release/",
        hold_steps.ReleaseHold.as_view(),
        name="hold_release",
    ),
    path(
        "a/<int:association_id>/footage/holds/<int:pk>/document/",
        hold_steps.HoldDocument.as_view(),
        name="hold_document",
    ),
    path("city/holds/", city_holds.CityHolds.as_view(), name="city_holds"),
    path("a/<int:association_id>/footage/handling/", handling.Handling.as_view(), name="handling"),
    path(
        "a/<int:association_id>/footage/handling/new/",
        handling.PermitHandling.as_view(),
        name="handling_permit",
    ),
    path(
        "a/<int:association_id>/footage/handling/<int:pk>/revoke/",
        handling.RevokePermit.as_view(),
        name="handling_revoke",
    ),
    path(
        "a/<int:association_id>/footage/handling/<int:year>-<int:month>.pdf",
        handling.HandlingLog.as_view(),
        name="handling_log",
    ),
    path(
        "a/<int:association_id>/footage/files/<int:pk>/play/",
        playback.Playback.as_view(),
        name="playback",
    ),
    path(
        "a/<int:association_id>/footage/accesses/<int:pk>/",
        playback.Watch.as_view(),
        name="playback_watch",
    ),
    path(
        "a/<int:association_id>/footage/accesses/<int:pk>/video",
        playback.PlaybackVideo.as_view(),
        name="playback_video",
    ),
    path("city/nights/", city.CityNights.as_view(), name="city_nights"),
]
