"""How often something may be done, counted in the cache: for forms that need no account."""

from dataclasses import dataclass

import structlog
from django.core.cache import cache
from redis.exceptions import RedisError

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` times in `seconds`, reckoned from the first time."""

    count: int
    seconds: int

    @property
    def wait_label(self) -> str:
        minutes = self.seconds // 60
        return f"{minutes}分" if minutes < 60 else f"{minutes // 60}時間"  # noqa: PLR2004


def is_over(name: str, limit: Limit) -> bool:
    """Count this time, and tell whether it was one too many.

    Nobody is turned away because the cache is: what comes in matters more than the count.
    """
    key = f"limit:{name}"
    try:
        cache.add(key, 0, timeout=limit.seconds)
        return bool(cache.incr(key) > limit.count)
    except ValueError:
        return False  # it ran out between the two lines: a new span begins
    except RedisError:
        log.exception("cache_away", limit=name.split(":", maxsplit=1)[0])
        return False
