"""Why a letter is not drafted or not approved, and why money is not recorded."""

from civic.refusals import HOUSE_RULE, Reason


class LetterReason(Reason):
    NOT_YOUR_POST = (
        "この操作は、生活安全課の{needed}の方だけができます。担当の方に頼んでください。",
        HOUSE_RULE,
    )
    DRAFT_OPEN = (
        "この申請には、承認を待つ起案（{act}）がもうあります。"
        "その起案を承認するか、取りやめてから起案してください。",
        HOUSE_RULE,
    )
    AMOUNT_MISSING = ("「{act}」には額が要ります。額を入力してください。", HOUSE_RULE)
    REPAYMENT_UNSAID = (
        "補助金はもう支払われています。返還を求める額を書いてください。求めないときは0円と書きます。"
        "起案がもうあるときは、残してあります。それを取りやめて、額を書いて起案し直してください。",
        HOUSE_RULE,
    )
    AMOUNT_TOO_LARGE = (
        "{yen}円は、出せる額（{limit}円）をこえています。補助額の計算を確かめて、額を直してください。",
        HOUSE_RULE,
    )
    NO_AMOUNT_HERE = ("「{act}」の通知に額は書きません。額を消してください。", HOUSE_RULE)
    REASON_MISSING = ("「{act}」には理由が要ります。理由を書いてください。", HOUSE_RULE)
    LACKING = (
        "足りないものが{count}件あります（{first}）。"
        "補正を依頼するか、それでも進める理由を書いてください。",
        HOUSE_RULE,
    )
    REMARKS_MISSING = (
        "補正を依頼する項目がありません。直していただく項目に、指摘を書いてください。",
        HOUSE_RULE,
    )
    NOT_ITS_PAGE = (
        "「{page}」は、この申請の様式にない項目です。指摘から外してください。",
        HOUSE_RULE,
    )
    DUE_IN_PAST = ("期限が今日より前の日付です。今日より後の日付にしてください。", HOUSE_RULE)
    OTHER_REQUEST = (
        "団体の申請は「{request}」なので、「{act}」はできません。申請の内容を確かめてください。",
        HOUSE_RULE,
    )
    ALREADY_ISSUED = ("この通知は、もう承認されています。取りやめることはできません。", HOUSE_RULE)
    ALREADY_DISCARDED = ("この起案は、取りやめられています。起案し直してください。", HOUSE_RULE)
    NO_CLAIM = ("請求書が出ていないので、支払いを記録できません。", HOUSE_RULE)
    CLAIMED_BY_YOU = (
        "請求書を入れた方は、その支払いを記録できません。請求はそのまま残っています。別の方が記録してください。",
        HOUSE_RULE,
    )
    PAID_IN_FUTURE = ("振り込んだ日は、今日までの日付にしてください。", HOUSE_RULE)
    PAID_BEFORE_CLAIM = (
        "振り込んだ日が、請求の日（{day}）より前になっています。日付を確かめてください。",
        HOUSE_RULE,
    )
    REPAID_IN_FUTURE = ("納付された日は、今日までの日付にしてください。", HOUSE_RULE)
    REPAID_OTHERWISE = (
        "返還を求めた額は{ordered}円です。納付された額（{yen}円）と合いません。額を確かめてください。",
        HOUSE_RULE,
    )
