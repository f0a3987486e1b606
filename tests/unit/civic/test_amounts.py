"""Sizes of files in words."""

import pytest

from civic.amounts import file_size


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0バイト"),
        (999, "999バイト"),
        (1000, "1.0キロバイト"),
        (999_900, "999.9キロバイト"),
        (999_960, "1.0メガバイト"),
        (1_500_000, "1.5メガバイト"),
        (8_589_934_592, "8.6ギガバイト"),
        (5 * 10**12, "5,000.0ギガバイト"),
    ],
)
def test_by_thousands_to_one_decimal(size, words):
    assert file_size(size) == words
