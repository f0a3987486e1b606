"""The nine items of the report, in their order (個人情報保護法施行規則8条1項1号〜9号)."""

from collections.abc import Mapping
from typing import Final

ITEMS: Final = {
    "outline": "概要",
    "data_items": "漏れた（おそれのある）情報の項目",
    "people_count": "本人の数",
    "cause_text": "原因",
    "secondary_harm": "二次被害（そのおそれ）とその内容",
    "response": "本人への対応",
    "publication": "公表",
    "prevention": "再発防止のための措置",
    "other_remarks": "そのほか参考になること",
}
# 「その他参考となる事項」 may stay empty: there may be nothing else.
_MAY_BE_EMPTY = frozenset({"other_remarks"})


def missing_items(items: Mapping[str, str]) -> tuple[str, ...]:
    """The labels of what is not written yet."""
    return tuple(
        label
        for name, label in ITEMS.items()
        if name not in _MAY_BE_EMPTY and not items[name].strip()
    )
