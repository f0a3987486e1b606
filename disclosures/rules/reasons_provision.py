"""Why a viewing or a provision cannot be recorded."""

from civic.refusals import HOUSE_RULE, Reason


class ProvisionReason(Reason):
    NOT_ALLOWED = (
        "管理責任者の「提供する」という決定がありません。決めてから渡してください。",
        "規程6(2)",
    )
    NOT_ALLOWED_TO_SHOW = (
        "管理責任者の「見せる」または「提供する」という決定がありません。決めてから見せてください。",
        "規程6(2)",
    )
    RECIPIENT_MISSING = ("提供先（だれに渡したか）を入れてください。", "規程6(2)")
    MOMENT_MISSING = ("提供した日時を入れてください。", "規程6(2)")
    CONTENT_MISSING = ("画像の内容（何が映っているか）を入れてください。", "規程6(2)")
    PURPOSE_MISSING = ("目的（何に使うのか）を入れてください。", "規程6(2)")
    REASON_MISSING = ("提供理由（なぜ渡せるのか）を入れてください。", "規程6(2)")
    IN_FUTURE = ("提供した日時が今より後になっています。確かめてください。", HOUSE_RULE)
    BEFORE_FOOTAGE = (
        "提供した日時が、映像の始まりより前になっています。確かめてください。",
        HOUSE_RULE,
    )
    BEFORE_DECISION = (
        "その日時には、管理責任者の決定がまだありませんでした。日時を確かめてください。",
        "規程6(2)",
    )
    NO_SECOND_PERSON = (
        "立ち会った人がいません。映像を見せるとき、渡すときは、団体の2人以上で行います。",
        HOUSE_RULE,
    )
    SAME_PERSON = ("立ち会った人には、渡した人とは別の人を選んでください。", HOUSE_RULE)
    WITNESS_ELSEWHERE = (
        "立ち会った人は、その日にこの団体の役職にある人から選んでください。",
        HOUSE_RULE,
    )
    RECORDED_BY_THIRD = (
        "記録できるのは、その場にいた2人（渡した人・見せた人か、立ち会った人）だけです。"
        "2人のどちらかに、この画面を開いて記録してもらってください。",
        HOUSE_RULE,
    )
    OUTSIDE_ASKED = (
        "渡した映像の日時が、求められた日時の外にあります。求められた日時を確かめ、"
        "変わったときは「場所と時間」を直して、決め直してください。",
        HOUSE_RULE,
    )
    DOCUMENT_DIFFERS = (
        "文書の番号か日付が、依頼に記録した文書とちがいます。"
        "依頼のほうがちがうときは、「文書を記録する」で直してから記録してください。",
        HOUSE_RULE,
    )
    NO_ON_SITE_RECORDER = (
        "この依頼のカメラには、現地で取り出す録画装置がありません。"
        "「提供用の写しを作る」で写しを作り、書き出したものを渡してください。",
        HOUSE_RULE,
    )
    NOTHING_GIVEN = (
        "渡すものがありません。提供用の写しを作るか、録画装置から取り出した物を入れてください。",
        HOUSE_RULE,
    )
    COPY_NOT_READABLE = (
        "提供用の写しの中に、最終保存日を過ぎたか、鍵を捨てたものがあります。渡すことはできません。",
        "規程5(3)",
    )
    BEFORE_COPY = (
        "その日時には、渡した写しがまだできていませんでした。日時を確かめてください。",
        HOUSE_RULE,
    )
    NOT_WRITTEN_OUT = (
        "選んだ写しの中に、渡す物にまだ書き出していないものがあります。"
        "渡したことは記録していません。写しのページで「渡す物に書き出す」を済ませてから、記録してください。",
        "規程6(2)",
    )
    NOTHING_TO_ERASE = (
        "消したことを確かめる映像はありません。書き出した映像は、渡してあるか、すでに確かめてあります。",
        HOUSE_RULE,
    )
    ERASED_IN_FUTURE = ("消した日が今日より後になっています。確かめてください。", HOUSE_RULE)
    ERASED_BEFORE_TAKEN = (
        "消した日が、書き出した日より前になっています。確かめてください。",
        HOUSE_RULE,
    )
    COPY_ELSEWHERE = ("選んだ写しは、この決定のために作ったものではありません。", HOUSE_RULE)
    COPY_ALREADY_MADE = (
        "選んだ映像の写しは、すでに作ってあります。下の「写し」の一覧を見てください。",
        HOUSE_RULE,
    )
    NOTHING_CHOSEN = ("写しを作る映像を、1つ以上選んでください。", HOUSE_RULE)
    TOO_MUCH_AT_ONCE = (
        "一度に作れる写しは、合わせて{limit}までです。選ぶ映像を減らして、何回かに分けてください。",
        HOUSE_RULE,
    )
    GIVEN_ALREADY = ("この依頼の映像は、すでに渡してあります。写しは開けません。", "規程5(1)")
    VIEWING_IN_FUTURE = (
        "見せ終わった日時が今より後になっています。確かめてください。",
        HOUSE_RULE,
    )
    SHOWN_BEFORE_DECISION = (
        "見せ始めた日時には、管理責任者の決定がまだありませんでした。日時を確かめてください。",
        "規程6(2)",
    )
    ENDED_BEFORE_BEGUN = (
        "見せ終わった日時が、見せ始めた日時より前になっています。確かめてください。",
        HOUSE_RULE,
    )
    RETURN_IN_FUTURE = ("返却または廃棄の日が今日より後になっています。", HOUSE_RULE)
    FOOTAGE_ELSEWHERE = ("選んだ映像は、この依頼のカメラのものではありません。", HOUSE_RULE)
    CORRECTION_REASON_MISSING = (
        "訂正する理由を入れてください。前の記録はそのまま残ります。",
        HOUSE_RULE,
    )
    ALREADY_CORRECTED = (
        "この記録には、すでに訂正した記録があります。新しいほうを訂正してください。",
        HOUSE_RULE,
    )
    NOTHING_CHANGED = ("前の記録とちがうところがありません。訂正は要りません。", HOUSE_RULE)
    ALREADY_RETURNED = ("この提供の返却または廃棄は、すでに記録してあります。", HOUSE_RULE)
    RETURN_BEFORE_PROVISION = ("返却または廃棄の日が、提供した日より前になっています。", HOUSE_RULE)
