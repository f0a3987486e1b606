"""Why an inquiry cannot go on as asked."""

from civic.refusals import HOUSE_RULE, Reason


class InquiryReason(Reason):
    NO_GROUND = (
        "この求めは、映像を提供できる4つの場合のどれにも当たりません。"
        "提供も閲覧もできません。お断りの書面を作ってください。",
        "規程6(2)",
    )
    REQUESTER_MISSING = (
        "求めた人または機関の名前がありません。「だれが来たか」に入れてください。",
        "規程6(2)",
    )
    PURPOSE_MISSING = ("何のために要るのか（目的）を入れてください。", "規程6(2)")
    PERIOD_MISSING = (
        "いつからいつまでの映像かが決まっていません。「場所と時間」に入れてください。",
        HOUSE_RULE,
    )
    CAMERAS_MISSING = ("どのカメラの映像かが決まっていません。1台以上選んでください。", HOUSE_RULE)
    IDENTITY_MISSING = (
        "相手がだれかを確かめた記録がありません。見せてもらった証明の種類を記録してください。"
        "写しは取りません。",
        HOUSE_RULE,
    )
    DOCUMENT_MISSING = (
        "番号と日付のある文書が、まだ届いていません。電話などで番号を聞いただけでは、映像を渡せません。"
        "消えないように仮保全しておき、文書が届いてから渡してください。",
        HOUSE_RULE,
    )
    WHOSE_MISSING = (
        "求めているのが映っている本人か、本人の同意を受けた人かが、記録されていません。"
        "「相手を確かめたことを記録する」で選んでください。",
        "規程6(2)エ",
    )
    SUBJECT_MISSING = (
        "だれの同意かが記録されていません。同意した本人の氏名を入れてください。",
        "規程6(2)エ",
    )
    CONSENT_PAPER_MISSING = (
        "本人の同意書が届いていません。同意書を見せてもらい、「文書を記録する」で日付を記録してください。",
        "規程6(2)エ",
    )
    OTHERS_UNANSWERED = (
        "ほかの人が映っているかを、まだ確かめていません。映像を見て、「相手を確かめたことを記録する」で選んでください。",
        HOUSE_RULE,
    )
    WARRANT_COMPELS = (
        "令状による差押えは、拒むことができません。令状を見せてもらい、番号、日付、有効な最後の日を記録して、"
        "「提供する」か「該当する映像はない」と決めてください。",
        "規程6(2)ア",
    )
    ORIGINAL_BEFORE_DOCUMENT = (
        "原本を受け取った日が、文書の日付より前になっています。どちらの日付も確かめてください。",
        HOUSE_RULE,
    )
    VALID_BEFORE_DOCUMENT = (
        "文書が有効な最後の日が、文書の日付より前になっています。どちらの日付も確かめてください。",
        HOUSE_RULE,
    )
    REQUESTER_AFTER_GIVING = (
        "映像を渡した後なので、求めた人の氏名は変えられません。"
        "別の人からの求めは、新しい依頼として受け付けてください。",
        HOUSE_RULE,
    )
    DOCUMENT_EXPIRED = (
        "見せてもらった文書は、有効な期間を過ぎています。新しいものを出してもらってください。",
        HOUSE_RULE,
    )
    ORIGINAL_MISSING = (
        "文書の原本がまだ届いていません。届いたら日付を記録してください。",
        HOUSE_RULE,
    )
    URGENCY_MISSING = ("なぜ緊急なのかを入れてください。", "規程6(2)ウ")
    UNAVOIDABLE_MISSING = (
        "なぜほかに方法がないのか（やむを得ない理由）を入れてください。",
        "規程6(2)ウ",
    )
    NOT_DECIDER = (
        "提供するかどうかは、管理責任者（{name}）が決めます。"
        "連絡がつかないときは、管理責任者が決めておいた代わりの方が決められます。",
        "規程6(2)",
    )
    WRONG_STAGE = (
        "この依頼は今「{stage}」なので、この操作はできません。依頼のページで今の様子を見てください。",
        HOUSE_RULE,
    )
    NOT_OVER_YET = (
        "まだ残っていることがあります。{left}。済ませてから、もう一度「完了にする」を押してください。",
        HOUSE_RULE,
    )
    IN_FUTURE = ("日時が今より後になっています。確かめてください。", HOUSE_RULE)
    CAMERA_ELSEWHERE = ("選んだカメラは、この団体のものではありません。", HOUSE_RULE)
    OTHERS_IN_PICTURE = (
        "ほかの人が映っているので、写しは渡せません。見せるだけにしてください。",
        HOUSE_RULE,
    )
    REASON_MISSING = ("決めた理由を入れてください。相手への書面に使います。", HOUSE_RULE)
    NOTHING_TO_SECURE = (
        "残す映像が決まっていません。カメラと時間を先に選んでください。",
        HOUSE_RULE,
    )
    NOTHING_LEFT = (
        "選んだカメラと時間の映像は、もう残っていません。「該当する映像はない」と答えてください。",
        HOUSE_RULE,
    )
    ALREADY_SECURED = ("この依頼の映像は、すでに仮保全してあります。", HOUSE_RULE)
    DEPUTY_SELF = ("管理責任者本人を、代わりの方にはできません。", HOUSE_RULE)
    DEPUTY_WITHOUT_POST = (
        "{name}さんは、代わりを務める期間の終わりまで役職にありません。任期を確かめてください。",
        HOUSE_RULE,
    )
    DEPUTY_TOO_LONG = ("代わりを頼めるのは、1回につき1年までです。", HOUSE_RULE)
    NOT_THE_MANAGER = ("代わりの方を決められるのは、今の管理責任者だけです。", HOUSE_RULE)
    NO_RESCUE_LEFT = ("この録画装置の映像の取り出しは、すでに結果を記録してあります。", HOUSE_RULE)
