"""Guideline 2(1): those whose area is filmed agree beforehand, in writing or the like (事前に)."""

from datetime import date


def counts_as_prior(agreed_on: date, installed_on: date | None) -> bool:
    """Tell whether a consent was given before the camera stood (Guideline 2(1)).

    Papers carry days, not hours, so a consent of the installation day cannot show that it came
    first and does not count. While nothing stands yet (`installed_on` is None) every consent does.
    """
    return installed_on is None or agreed_on < installed_on
