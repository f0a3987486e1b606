"""Unit tests touch no database: pytest-django refuses it to every test without its mark."""

from hypothesis import settings

# A busy machine is no fault of a rule: properties are judged by their answers, not by their time.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
