"""The one S3-compatible server of this house: its client, and its troubles told as OSError."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings

_CONNECT_SECONDS = 5
_ANSWER_SECONDS = 30
_ATTEMPTS = 2
# What HTTP says, in the words of the operating system; OSError makes the fitting subclass of it.
_ERRNO = {403: errno.EACCES, 404: errno.ENOENT, 412: errno.EEXIST}


@contextmanager
def s3(name: str) -> Iterator[Any]:
    """The client. Whatever goes wrong inside is raised as OSError about `name`, time-outs too."""
    client = _client(settings.S3_ADDRESS, settings.S3_REGION)
    from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped] # noqa: PLC0415 - optional
    from botocore.parsers import ResponseParserError  # type: ignore[import-untyped] # noqa: PLC0415

    try:
        yield client
    except ClientError as problem:
        status = problem.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        raise OSError(_ERRNO.get(status, errno.EIO), str(problem), name) from problem
    except (BotoCoreError, ResponseParserError) as problem:
        raise OSError(errno.EIO, str(problem), name) from problem


@cache
def _client(address: str, region: str) -> Any:
    """One for the whole process: it keeps its connections. Keys come from the usual AWS_* variables.

    Paths rather than host names carry the bucket, and checksums are sent only where they must be:
    servers other than Amazon's know nothing else.
    """
    if not address:
        raise OSError(errno.ENOTCONN, "S3_ADDRESS が設定されていません (S3_ADDRESS is not set)")
    try:
        from boto3.session import Session  # type: ignore[import-untyped] # noqa: PLC0415 - optional
        from botocore.config import Config  # type: ignore[import-untyped] # noqa: PLC0415
    except ImportError as problem:
        message = "boto3 が入っていません (boto3 is not installed): requirements-s3.lock"
        raise OSError(errno.ENOSYS, message) from problem
    config = Config(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_ANSWER_SECONDS,
        retries={"total_max_attempts": _ATTEMPTS, "mode": "standard"},
        signature_version="s3v4",
        s3={"addressing_style": "path"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return Session().client("s3", endpoint_url=address, region_name=region, config=config)
