"""Input of the retention room, one noun a file."""

from retention.forms.recorders import DateFootageForm, RecorderForm

__all__ = ["DateFootageForm", "RecorderForm"]
