"""Addresses of the disclosures room."""

from django.urls import URLPattern

# What officers do about inquiries: from the pole to the closed file.
_DESK: list[URLPattern] = []
# 閲覧、提供、提供記録簿.
_LEDGER: list[URLPattern] = []
# 苦情・問合せ and 漏えい等.
_OUTSIDE: list[URLPattern] = []
# What anybody may read and send, and what officers do about it.
_PUBLIC: list[URLPattern] = []
# Counts, for the city.
_CITY: list[URLPattern] = []
urlpatterns = [*_DESK, *_LEDGER, *_OUTSIDE, *_PUBLIC, *_CITY]
