"""Why this room says no."""

from civic.refusals import HOUSE_RULE, Reason


class AssociationReason(Reason):
    NOT_YOUR_POST = (
        "この操作は、{needed}の役職の方だけができます。会長または管理責任者に頼んでください。",
        HOUSE_RULE,
    )
    TERM_TOO_LONG = (
        "任期は5年までで登録してください。任期の終わりの日を確かめてください。",
        HOUSE_RULE,
    )
    TERM_REVERSED = (
        "任期の終わりの日が、始まりの日より前になっています。日付を確かめてください。",
        HOUSE_RULE,
    )
    MANAGER_OVERLAPS = (
        "その期間には、すでに管理責任者（{name}さん、{until}まで）がいます。"
        "先に今の管理責任者の退任日を記録してください。",
        "ガイドライン3(1)ア",
    )
    END_OUTSIDE_TERM = (
        "退任の日は、就任の日から任期の終わりの日までの間で選んでください。",
        HOUSE_RULE,
    )
    ALREADY_ENDED = ("この役職は、すでに退任が記録されています。", HOUSE_RULE)
    PLEDGE_IN_FUTURE = ("誓約書の日付は、今日までの日付にしてください。", HOUSE_RULE)
    EMAIL_TAKEN = (
        "このメールアドレスは、別の名前の方がすでに使っています。氏名とアドレスを確かめてください。",
        HOUSE_RULE,
    )
    INVITATION_UNUSABLE = (
        "この招待番号は使えません。打ちまちがいがないか確かめてください。"
        "合っているときは、期限が過ぎたか、すでに使われています。"
        "招待した方に、もう一度招待してもらってください。",
        HOUSE_RULE,
    )
    NO_MAIL_ADDRESS = (
        "メールアドレスの登録がないため、メールでは届けられません。毎月の手紙でお届けします。"
        "メールで受け取りたいときは、会長または市にメールアドレスを伝えてください。",
        HOUSE_RULE,
    )
    NO_LETTERS = (
        "この月の手紙を送る方は、もういません。"
        "メールのない方がいないか、この月の手紙がすでに作ってあります。",
        HOUSE_RULE,
    )
    ALREADY_BEGUN = (
        "この方は、もう使い始めています。パスワードを忘れたときは、メールのある方は入口の"
        "「メールで8文字の番号を受け取って入る」から入れます。メールのない方の番号は、生活安全課で出し直します。",
        HOUSE_RULE,
    )
    OUTSIDE_CITY = (
        "郵便番号と町名の組み合わせが下関市の中に見つかりません。一覧から町を選び直してください。",
        "規程3(2)",
    )
    VOTES_MISSING = (
        "賛成した人数が0人の議決は、合意として記録できません。",
        "ガイドライン2(1)",
    )
    HELD_IN_FUTURE = ("議決の日は、今日までの日付にしてください。", "ガイドライン2(1)")
