"""The application's addresses and one page that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("_empty/", empty), path("", include("shimonoseki_cam.urls"))]
