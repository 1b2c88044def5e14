"""Measure: the Arabic words round numbers. Arabic counts its nouns in six forms, so each has a phrase of its own.

“3 days” is أيام, “11 days” is يوماً, “100 days” is يوم; one and two need no digit (CLDR, plural rules of `ar`).
"""

MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
DIGITS = ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
QUALIFIERS = {
    "over": "أكثر من", "more than": "أكثر من", "at least": "ما لا يقل عن", "under": "أقل من", "less than": "أقل من",
    "at most": "ما لا يزيد على", "no more than": "ما لا يزيد على", "about": "نحو", "nearly": "ما يقارب",
    "up to": "ما يصل إلى",
}  # fmt: skip
PHRASES = {
    "of": "{n} من {of}",
    "points": "{n} نقطة مئوية",
    "points-two": "نقطتان مئويتان",
    "points-few": "{n} نقاط مئوية",
    "point": "{n} نقطة مئوية",
    "known": "حيث كان ذلك معروفاً ({columns}: {n} من {of})",
    "version": "الإصدار {version}",
    "week": "الأسبوع الذي يبدأ في",
    "month": "الشهر",
    "quarter": "الربع",
    "year": "السنة",
    "number": "العدد",
    "by": "{what}، حسب {groups}",
    "and": "{one} و{other}",
    "size": "عدد الصفوف: {rows}؛ عدد الأعمدة: {columns}.",
    "interval": "من {low} إلى {high}",
    "interval-of": "فترة {level}",
    "fewer": "أقل من {n}",
    "hidden": "[c]: أقل من {n}، أو محجوب لئلا يُستنتج مثل هذا العدد.",
    "rounding": "لا يبلغ مجموع النسب المئوية 100 بسبب التقريب.",
    "days": "{n} يوم",
    "days-one": "يوم واحد",
    "days-two": "يومان",
    "days-few": "{n} أيام",
    "days-many": "{n} يوماً",
    "within": "خلال {n} يوم",
    "within-one": "خلال يوم واحد",
    "within-two": "خلال يومين",
    "within-few": "خلال {n} أيام",
    "within-many": "خلال {n} يوماً",
    "not-reached": "لم تُبلغ",
    "per": "لكل {n} من {noun}",
    "share": "النسبة",
}


def form_of(number: int) -> str:
    """Return the form that the noun after a whole number takes: one, two, few, many or other."""
    if number in (1, 2):
        return ("one", "two")[number - 1]
    return "few" if 3 <= number % 100 <= 10 else "many" if number % 100 >= 11 else "other"
