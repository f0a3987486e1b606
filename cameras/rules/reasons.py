"""Why this room says no."""

from civic.refusals import HOUSE_RULE, Reason


class CameraReason(Reason):
    FACE_RECOGNITION = (
        "顔を見分ける機能のあるカメラは、このガイドラインの対象ではありません。"
        "導入の前に、この画面の「相談する」から、下関市生活安全課へ相談してください。入力した内容は保存していません。",
        "ガイドライン1【重要】",
    )
    OUTSIDE_CITY = (
        "郵便番号と町名の組み合わせが下関市の中に見つかりません。一覧から町を選び直してください。",
        "規程3(2)",
    )
    INSTALLED_IN_FUTURE = ("設置日は、今日までの日付にしてください。", "ガイドライン2(2)エ")
    ALREADY_INSTALLED = ("このカメラには、すでに設置日が記録されています。", HOUSE_RULE)
    CONSENT_IN_FUTURE = ("同意書の日付は、今日までの日付にしてください。", "ガイドライン2(1)")
    VIEW_MISSING = (
        "先に撮影範囲を登録してください。同意は撮影範囲ごとに受けます。",
        "ガイドライン2(1)",
    )
    NOT_READY = ("規程を制定できません。{what}", "ガイドライン3(2)")
    TOO_MANY_DAYS = (
        "保存期間は1日から30日までで決めてください。ガイドラインは最長1カ月、規程の例は30日以内です。",
        "規程5(3)",
    )
    RESOLUTION_AFTER_EFFECT = (
        "施行日が、団体の議決の日より前になっています。議決の日以後の日付にしてください。",
        "ガイドライン3(2)",
    )
    GRANTED_IN_FUTURE = ("許可された日は、今日までの日付にしてください。", HOUSE_RULE)
    EFFECT_TOO_FAR = (
        "施行日は、今日から1年のうちの日付にしてください。年をまちがえていないか確かめてください。",
        HOUSE_RULE,
    )
    NOTHING_NEW = (
        "同じ内容と施行日の規程は、もう制定してあります。版の一覧から書面を開いてください。",
        HOUSE_RULE,
    )
    DEVICE_MISSING = ("先に機器の確認を済ませてください。", "ガイドライン2(2)イ")
    DEVICE_KNOWN = ("この場所の機器は、もう記録してあります。", HOUSE_RULE)
    CHANGED_IN_FUTURE = (
        "パスワードを変えた日は、今日までの日付にしてください。",
        "ガイドライン3(3)ウ",
    )
    TURNED_IN_FUTURE = ("向きを変えた日は、今日までの日付にしてください。", "ガイドライン2(1)")
    EFFECT_GOES_BACK = (
        "施行日が、前の版の施行日より前になっています。{last}以後の日付にしてください。",
        HOUSE_RULE,
    )
    FACES_ANSWERED = (
        "この相談には、もう回答が記録してあります。画面を開き直して、回答を確かめてください。",
        HOUSE_RULE,
    )
