"""Addresses of the hand-over."""

from django.urls import path

from shimonoseki_cam.views import handover, handover_steps

_HERE = "a/<int:association_id>/hand-over/"
_ONE = f"{_HERE}<int:pk>/"

urlpatterns = [
    path(_HERE, handover.HandOverPage.as_view(), name="hand_over"),
    path(f"{_HERE}new/", handover.BeginHandOver.as_view(), name="hand_over_begin"),
    path(
        f"{_ONE}posts/<int:post_id>/",
        handover_steps.NameSuccessor.as_view(),
        name="hand_over_successor",
    ),
    path(
        f"{_ONE}posts/<int:post_id>/pledge/",
        handover_steps.SignForHandOver.as_view(),
        name="hand_over_pledge",
    ),
    path(
        f"{_ONE}posts/<int:post_id>/pledge.pdf",
        handover_steps.HandOverPledge.as_view(),
        name="hand_over_pledge_paper",
    ),
    path(f"{_ONE}list/", handover_steps.HandOverList.as_view(), name="hand_over_list"),
    path(f"{_ONE}day/", handover_steps.AgreeOnDay.as_view(), name="hand_over_day"),
    path(f"{_ONE}confirm/", handover.ConfirmHandOver.as_view(), name="hand_over_confirm"),
    path(f"{_ONE}paper.pdf", handover_steps.HandOverPaper.as_view(), name="hand_over_paper"),
    path(f"{_ONE}cancel/", handover.CancelHandOver.as_view(), name="hand_over_cancel"),
]
