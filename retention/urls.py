"""Addresses of the retention room."""

from django.urls import path

from retention.views import brake, city, days, footage, nights

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
        "a/<int:association_id>/footage/nights/<int:pk>.pdf",
        nights.Certificate.as_view(),
        name="certificate",
    ),
    path("a/<int:association_id>/footage/nights/<int:pk>/", nights.Night.as_view(), name="night"),
    path(
        "a/<int:association_id>/footage/days/<slug:day>/",
        days.FootageDay.as_view(),
        name="footage_day",
    ),
    path("a/<int:association_id>/footage/brakes/<int:pk>/", brake.Brake.as_view(), name="brake"),
    path("city/nights/", city.CityNights.as_view(), name="city_nights"),
]
