"""Real servers and real folders."""

from tests.stores.server import (
    _keys,
    address,
    own_server,
    plain_bucket,
    s3_server,
    versioned_bucket,
)

__all__ = ["_keys", "address", "own_server", "plain_bucket", "s3_server", "versioned_bucket"]
