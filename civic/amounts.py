"""Amounts in words."""

_THOUSAND = 1000
_UNITS = ((10**3, "キロバイト"), (10**6, "メガバイト"), (10**9, "ギガバイト"))


def file_size(size: int) -> str:
    """Bytes by thousands, to one decimal: 「1.5メガバイト」; fewer than a thousand as they are.

    What would round up to 1,000 of a unit is one of the next.
    """
    if size < _THOUSAND:
        return f"{size}バイト"
    fitting = (each for each in _UNITS if round(size / each[0], 1) < _THOUSAND)
    unit, word = next(fitting, _UNITS[-1])
    return f"{size / unit:,.1f}{word}"
