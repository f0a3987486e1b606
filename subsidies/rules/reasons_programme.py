"""Why a programme, its budget or its lots cannot be changed so."""

from civic.refusals import HOUSE_RULE, Reason


class ProgrammeReason(Reason):
    CODE_TAKEN = (
        "記号「{code}」の制度は、もうあります。別の記号にしてください。入力した内容は残してあります。",
        HOUSE_RULE,
    )
    BELOW_BOUND = (
        "この額にすると、予算がすでに約束した額より{lacking}円少なくなります。"
        "減らす額を確かめてください。入力した内容は残してあります。",
        HOUSE_RULE,
    )
    NO_SOURCE = (
        "「未確認」を外すには、出典が要ります。確かめた要綱の名前や、ページの住所を書いてください。"
        "入力した内容は残してあります。",
        HOUSE_RULE,
    )
    NOTHING_VOTED = ("0円は記入できません。増やす額か、減らす額を入力してください。", HOUSE_RULE)
    EXAMPLE = (
        "これはほかの団体の制度の参考です。予算や抽選は、下関市の制度にだけ記入できます。",
        HOUSE_RULE,
    )
    NO_LOTTERY = (
        "この制度の選び方は「{selection}」です。抽選は、選び方が抽選の制度でだけ行えます。",
        HOUSE_RULE,
    )
    NOBODY_WAITS = (
        "抽選する申請がありません。事前協議か交付申請を受け付けてから行ってください。",
        HOUSE_RULE,
    )
    OTHER_PROGRAMME = (
        "この受付期間は、別の制度のものです。一覧から開き直してください。",
        HOUSE_RULE,
    )
