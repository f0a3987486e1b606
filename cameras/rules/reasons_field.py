"""Why inspections, faults and signs say no."""

from civic.refusals import HOUSE_RULE, Reason


class FieldReason(Reason):
    IN_FUTURE = ("日付は、今日までの日付にしてください。記録はまだしていません。", HOUSE_RULE)
    NOT_STANDING = (
        "この日には、カメラがまだ設置されていないか、もう撤去されています。日付を確かめてください。",
        HOUSE_RULE,
    )
    NOT_WHOLE = (
        "点検の項目のうち、答えていないものがあります。すべてに答えてください。",
        HOUSE_RULE,
    )
    SAY_WHAT = (
        "「わるい」を選んだ項目があります。どのような様子かを「気づいたこと」に書いてください。",
        HOUSE_RULE,
    )
    ALREADY_REPAIRED = ("この故障の修理は、もう記録してあります。", HOUSE_RULE)
