"""Named steps of work that must survive being cut off anywhere (docs/reliability.md).

In the service a step does nothing. The crash harness listens, and kills the process at a step.
"""

from collections.abc import Callable

Listener = Callable[[str], None]
_listeners: list[Listener] = []


def reached(step: str) -> None:
    """Say that this step has just been finished."""
    for listener in _listeners:
        listener(step)


def listen(listener: Listener) -> None:
    _listeners.append(listener)


def leave(listener: Listener) -> None:
    _listeners.remove(listener)
