"""Addresses of the subsidies room."""

from django.urls import URLPattern

# The association's side
_OFFICER: list[URLPattern] = []

# The city's side: queue, review, letters
_CITY: list[URLPattern] = []

# Programmes, budget, register, exports
_PROGRAMMES: list[URLPattern] = []

# Papers: blank forms, batches of letters
_PAPERS: list[URLPattern] = []

urlpatterns = [*_OFFICER, *_CITY, *_PROGRAMMES, *_PAPERS]
