"""All addresses. The mailbox and the demo's pages exist in development only."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import include, path, re_path

from shimonoseki_cam import handover_urls
from shimonoseki_cam.views import city_association, demo, guideline, journal, today, towns

urlpatterns = [
    path("", today.Today.as_view(), name="today"),
    path("a/<int:association_id>/", today.AssociationToday.as_view(), name="association_today"),
    path("a/<int:association_id>/journal/", journal.AssociationJournal.as_view(), name="journal"),
    path(
        "city/associations/<int:pk>/",
        city_association.CityAssociation.as_view(),
        name="city_association",
    ),
    *handover_urls.urlpatterns,
    path("city/journal/", journal.CityJournal.as_view(), name="city_journal"),
    path("guideline/", guideline.guideline, name="guideline"),
    path("towns/", towns.town_search, name="town_search"),
    path("", include("associations.urls")),
    path("", include("cameras.urls")),
    path("", include("retention.urls")),
    path("", include("subsidies.urls")),
    path("", include("disclosures.urls")),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/set/", account.password_set, name="account_set_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/code/", account.request_login_code, name="account_request_login_code"),
    path("accounts/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("accounts/sessions/", sessions.list_usersessions, name="usersessions_list"),
]
if settings.KEEPS_MAIL:
    urlpatterns += [
        path("_mailbox/", demo.mailbox, name="mailbox"),
        path("_components/", demo.components, name="components"),
    ]
if settings.SHOWS_DEMO:
    urlpatterns += [
        path("_demo/sign-in/", demo.sign_in, name="demo_sign_in"),
        path("_demo/tonight/", demo.erase_tonight, name="demo_erase_tonight"),
    ]
