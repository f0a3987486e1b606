"""The district that a town lies in, as the postal data group them."""

from typing import Final

from civic.towns import TOWNS, grouped

ELSEWHERE: Final = "その他の町"
DISTRICTS: Final = tuple(grouped())
_BY_TOWN: Final = {(town.postcode, town.name): town.area for town in TOWNS}
_BY_NAME: Final = {town.name: town.area for town in TOWNS}


def district_of(postcode: str, town: str) -> str:
    """A name alone decides where the postcode has changed since; unknown towns lie elsewhere."""
    return _BY_TOWN.get((postcode, town)) or _BY_NAME.get(town, ELSEWHERE)
