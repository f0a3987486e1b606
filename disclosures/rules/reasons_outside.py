"""Why a complaint, an incident or a public page is refused."""

from civic.refusals import HOUSE_RULE, Reason


class ComplaintReason(Reason):
    IN_FUTURE = ("受け付けた日時が今より後になっています。確かめてください。", HOUSE_RULE)
    OWNER_WITHOUT_POST = (
        "担当の方は、今この団体の役職にある人から選んでください。",
        "規程7",
    )
    ALREADY_CLOSED = ("この受付は、すでに完了にしてあります。", HOUSE_RULE)
    NOT_ANSWERED = ("まだ答えていません。答えを記録してから、完了にしてください。", "規程7")
    ALREADY_ANSWERED = (
        "この受付には、すでに答えてあります。答えた内容は、受付のページで読めます。",
        HOUSE_RULE,
    )
    ANSWER_MISSING = ("答えた内容を入れてください。", "規程7")
    REMEDY_MISSING = ("何をしたかを選び、内容を書いてください。", "規程7")
    NOT_TURNED = (
        "カメラの向きを変えることにしましたが、新しい撮影範囲がまだ登録してありません。"
        "カメラのページの「撮影範囲を変える」で登録してから、完了にしてください。",
        "ガイドライン2(1)",
    )
    NO_CAMERA_TO_TURN = (
        "どのカメラのことかが分からない受付では、「向きを変える」を選べません。"
        "「そのほか」を選び、どのカメラをどうしたかを書いてください。",
        HOUSE_RULE,
    )
    CAMERA_ELSEWHERE = ("選んだカメラは、この団体のものではありません。", HOUSE_RULE)
    CONSENT_ALREADY_WITHDRAWN = ("この同意の取りやめは、すでに受け付けてあります。", HOUSE_RULE)
    NOT_AGREED = ("取りやめられるのは、「同意する」の答えだけです。", HOUSE_RULE)
    TOO_MANY = (
        "同じ場所からの送信が続いたため、受け付けていません。入力した文字はこの画面に残してあります。"
        "1時間たってから送るか、下の連絡先に電話か書面で伝えてください。",
        HOUSE_RULE,
    )


class IncidentReason(Reason):
    KNOWN_IN_FUTURE = ("知った日時が今より後になっています。確かめてください。", HOUSE_RULE)
    HAPPENED_AFTER_KNOWN = ("起きた日時が、知った日時より後になっています。", HOUSE_RULE)
    ALREADY_CLOSED = ("この事案は、すでに終えてあります。", HOUSE_RULE)
    ITEMS_MISSING = (
        "確報の項目に、まだ書いていないものがあります（{items}）。分からないときは「調べている」と書けます。",
        "個人情報保護法施行規則8条1項",
    )
    REPORTS_MISSING = (
        "まだ済ませていない連絡があります（{reports}）。済ませてから終えてください。",
        HOUSE_RULE,
    )
    CAMERA_ELSEWHERE = ("選んだカメラは、この団体のものではありません。", HOUSE_RULE)
    REPORT_IN_FUTURE = ("連絡した日が今日より後になっています。確かめてください。", HOUSE_RULE)
    REPORT_BEFORE_KNOWN = ("連絡した日が、知った日より前になっています。", HOUSE_RULE)


class PublicPageReason(Reason):
    NOT_IN_FORCE = (
        "施行中の管理運用規程がありません。規程を定めてから公開してください。",
        "ガイドライン3(2)",
    )
    ALREADY_OPEN = ("公開ページは、すでに開いています。", HOUSE_RULE)
    ALREADY_CLOSED = ("公開ページは、すでに閉じてあります。", HOUSE_RULE)
