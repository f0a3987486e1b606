"""Refusals that carry their reason and the clause they rest on."""

from enum import Enum

HOUSE_RULE = "本システムの定め"


class Reason(Enum):
    """Base of each room's reasons; a member is (sentence, clause)."""

    def __init__(self, sentence: str, clause: str) -> None:
        self.sentence = sentence
        self.clause = clause


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Raised by actions; nothing was written. `str()` is the sentence shown to the user."""

    def __init__(self, reason: Reason, **facts: str) -> None:
        self.reason = reason
        self.column = ""
        self.sentence = reason.sentence.format(**facts)
        super().__init__(f"{self.sentence}（{reason.clause}）")

    def beside(self, column: str) -> "Refused":
        """The answer that has to be put right: a form that asks for it tells it there."""
        self.column = column
        return self
