"""Why a hand-over says no."""

from civic.refusals import HOUSE_RULE, Reason


class HandOverReason(Reason):
    ALREADY_BEGUN = (
        "この団体の引継ぎは、すでに始まっています。引継ぎの画面で続きを進めてください。",
        HOUSE_RULE,
    )
    NOTHING_CHANGES = (
        "退任する方も、任期を新しくする方も選ばれていません。役職ごとに選んでください。",
        HOUSE_RULE,
    )
    OVER = ("この引継ぎは、もう終わっています。", HOUSE_RULE)
    AGREED = (
        "両方が確かめた後は、変えられません。就任の後に、役員の画面で直してください。",
        HOUSE_RULE,
    )
    MANAGER_NEEDED = (
        "管理責任者の後任を決めてください。管理責任者がいない日を作ることはできません。",
        "ガイドライン3(1)ア",
    )
    PLEDGE_MISSING = (
        "{name}さん（{role}）の誓約書の署名が、まだ記録されていません。",
        "ガイドライン3(4)",
    )
    SUCCESSOR_MISSING = ("「{post}」の次の方が、まだ決まっていません。", HOUSE_RULE)
    NOT_TICKED = (
        "一覧に、印の付いていないものが{count}件あります。渡した方と受け取った方の両方の印が要ります。",
        HOUSE_RULE,
    )
    SAME_HAND = (
        "渡した方と受け取った方は、別の人にしてください。受け取った印は、新しい役員の方が付けます。",
        HOUSE_RULE,
    )
    NOT_INVOLVED = (
        "この操作は、この引継ぎで役職を渡す方と受ける方だけができます。",
        HOUSE_RULE,
    )
    DAY_PAST = (
        "引き継ぐ日は、今日か、今日より後の日にしてください。",
        HOUSE_RULE,
    )
    DAY_TOO_FAR = ("引き継ぐ日は、{last}までの日にしてください。", HOUSE_RULE)
    LEAVES_A_GAP = (
        "今の管理責任者の任期は{until}までです。管理責任者がいない日を作らないよう、"
        "{latest}までの日を選んでください。",
        "ガイドライン3(1)ア",
    )
    BEFORE_TAKING_UP = (
        "{name}さんは{starts}に就任しています。引き継ぐ日は、その翌日より後にしてください。",
        HOUSE_RULE,
    )
    TERM_ENDS_BEFORE = (
        "{name}さんの新しい任期の終わりの日が、引き継ぐ日より前になっています。",
        HOUSE_RULE,
    )
    NO_DAY = ("先に、引き継ぐ日を決めてください。", HOUSE_RULE)
