"""Addresses of the associations room."""

from django.urls import path

from associations.views import (
    city,
    invitations,
    letters,
    notices,
    officers,
    reminders,
    safety,
    welcome,
)

urlpatterns = [
    path("welcome/", welcome.Welcome.as_view(), name="welcome"),
    path("welcome/password/", welcome.WelcomePassword.as_view(), name="welcome_password"),
    path("a/<int:association_id>/members/", officers.AssociationPage.as_view(), name="association"),
    path(
        "a/<int:association_id>/members/on/",
        officers.ManagerOnDayPage.as_view(),
        name="manager_on_day",
    ),
    path("a/<int:association_id>/members/new/", officers.Appoint.as_view(), name="officer_appoint"),
    path(
        "a/<int:association_id>/members/<int:pk>/resign/",
        officers.Resign.as_view(),
        name="officer_resign",
    ),
    path(
        "a/<int:association_id>/members/<int:pk>/pledge/",
        officers.RecordPledge.as_view(),
        name="pledge_record",
    ),
    path(
        "a/<int:association_id>/members/<int:pk>/pledge.pdf",
        officers.PledgePaper.as_view(),
        name="pledge_paper",
    ),
    path(
        "a/<int:association_id>/members/<int:pk>/invite/",
        invitations.Invite.as_view(),
        name="officer_invite",
    ),
    path(
        "a/<int:association_id>/members/invited/",
        invitations.InvitationLetter.as_view(),
        name="invitation_letter",
    ),
    path("a/<int:association_id>/members/safety/", safety.Safety.as_view(), name="safety"),
    path(
        "a/<int:association_id>/members/resolutions/new/",
        safety.RecordResolution.as_view(),
        name="resolution_new",
    ),
    path(
        "a/<int:association_id>/members/resolutions/<int:pk>/minutes/",
        safety.Minutes.as_view(),
        name="minutes",
    ),
    path("notices/", notices.NoticePage.as_view(), name="notices"),
    path("notices/calendar/", notices.MakeFeed.as_view(), name="feed_make"),
    path("notices/calendar/address/", notices.FeedAddress.as_view(), name="feed_address"),
    path("notices/calendar/stop/", notices.RevokeFeed.as_view(), name="feed_revoke"),
    path("calendar/<str:token>.ics", notices.feed, name="feed"),
    path("a/<int:association_id>/letters/", letters.AssociationLetters.as_view(), name="letters"),
    path(
        "a/<int:association_id>/letters/<int:pk>.pdf",
        letters.AssociationLettersPaper.as_view(),
        name="letters_paper",
    ),
    path("city/letters/monthly/", letters.CityLetters.as_view(), name="city_monthly_letters"),
    path(
        "city/letters/monthly/<int:pk>.pdf",
        letters.CityLettersPaper.as_view(),
        name="city_monthly_letters_paper",
    ),
    path("city/reminders/", reminders.CityReminders.as_view(), name="city_reminders"),
    path("city/associations/", city.CityAssociations.as_view(), name="city_associations"),
    path("city/associations/new/", city.OpenAssociation.as_view(), name="city_association_new"),
    path(
        "city/associations/<int:pk>/officers/new/",
        city.CityAppoint.as_view(),
        name="city_officer_appoint",
    ),
    path(
        "city/associations/<int:pk>/officers/<int:appointment_id>/invite/",
        city.CityInvite.as_view(),
        name="city_officer_invite",
    ),
    path("city/staff/<int:pk>/end/", city.EndCityStaff.as_view(), name="city_staff_end"),
    path("city/invited/", city.CityInvitationLetter.as_view(), name="city_invitation_letter"),
    path("city/staff/", city.CityStaff.as_view(), name="city_staff"),
    path("city/staff/new/", city.InviteCityStaff.as_view(), name="city_staff_new"),
]
