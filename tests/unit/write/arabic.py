"""A short submission in Arabic with everything that has a side: lists, boxes, notes, tables, a chart, a wide page."""

EVIDENCE = {
    "evidence/log/datapackage.yaml": """\
name: log
title: سجل البلاغات
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: بلاغ, unitIsPerson: false, sampling: purposive, synthetic: false}
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    fields:
    - {name: id, type: string, constraints: {required: true}}
    - {name: reported_on, title: تاريخ البلاغ, type: date}
    - name: outcome
      title: النتيجة
      type: string
      categories: [{value: removed, label: أُزيل}, {value: active, label: ما زال متاحاً}, {value: limited, label: قُيّد الوصول إليه}]
    - name: platform
      title: المنصة
      type: string
      categories: [{value: instagram, label: Instagram}, {value: x, label: X (Twitter سابقاً)}]
""",
    "evidence/log/measures.yaml": """\
populations:
  items: {says: البلاغات المقدمة في أيار/مايو 2020}
measures:
  reported: {statistic: count, among: items, label: البلاغات}
  removed: {statistic: count, among: items, that: {outcome: removed}, label: المواد المزالة}
  removal-share: {statistic: share, among: items, that: {outcome: removed}, label: نسبة المواد المزالة}
  outcomes: {statistic: count, among: items, by: [platform, outcome], label: البلاغات, as: number}
  by-platform: {statistic: count, among: items, by: [platform], label: البلاغات}
""",
}
ROWS = [("instagram", "removed")] * 9 + [("instagram", "active")] * 31 + [("x", "limited")] * 6 + [("x", "active")] * 14
DATA = "id,reported_on,outcome,platform\n" + "".join(
    f"R{at},2020-05-{at % 30 + 1:02d},{outcome},{platform}\n" for at, (platform, outcome) in enumerate(ROWS, 1)
)
BIBLIOGRAPHY = """\
@report{meta2021, title = {Community Standards Enforcement Report}, author = {{Meta Platforms}}, date = {2021}, institution = {Meta (Ireland)}, url = {https://transparency.fb.com/data}}
@book{ali2019, title = {حماية الأطفال في الفضاء الرقمي}, author = {علي، سعاد}, date = {2019}, publisher = {دار النشر}, location = {بيروت}, langid = {arabic}}
"""
HEADS = (
    "المنصة",
    "البلد",
    "البلاغات",
    "أُزيل",
    "ما زال متاحاً",
    "قُيّد",
    "متوسط المدة",
    "أطول مدة",
    "الرد الأول",
    "الطعون",
)
LINE = (
    "Instagram",
    "المملكة العربية السعودية",
    "1,234",
    "12%",
    "+28%",
    "3.5",
    "14 يوماً",
    "2020-05-04",
    "CRC/C/GC/25",
    "7–9",
)
TABLE = "".join(f"| {' | '.join(line)} |\n" for line in (HEADS, ["---"] * len(HEADS), *[LINE] * 5))
TEXT = f"""\
---
title: "حماية الفتيات على الإنترنت: مساهمة في المشاورة العامة"
subtitle: ردّ تحالف سلامة الفتيات (GOSA)
author: تحالف سلامة الفتيات على الإنترنت
date: 2021-04-15
lang: ar
template: consultation
consultation: المشاورة العامة بشأن قانون الخدمات الرقمية (Digital Services Act)
addressee: المفوضية الأوروبية
evidence: {{log: log}}
bibliography: [references.bib]
csl: chicago-notes-bibliography
toc: true
outputs: [docx, pdf, html, md, txt]
content-warning: تتضمن هذه الوثيقة وصفاً لعنف جنسي ضد الأطفال.
---

::: part summary
قدّمت منظمتنا {{{{ log.reported }}}} بلاغاً إلى منصتي Instagram وX في أيار/مايو 2020. ولم يُزَل منها إلا {{{{ log.removed }}}} مواد، أي
{{{{ log.removal-share | percent }}}} من المجموع (انظر @tbl-outcomes و@fig-platform).[^method] وتنص المادة 34 من *اتفاقية حقوق الطفل* على واجب
الحماية [@un:CRC/C/GC/25, para 12]، وتقول شركة Meta إنها أزالت 97% من هذه المواد «قبل الإبلاغ عنها» [@meta2021].

[^method]: أُحصيت البلاغات يدوياً؛ انظر الملف reports.csv (الإصدار 1.2) على العنوان https://example.org/data/reports.csv في الشبكة.
:::

::: part about
نحن تحالف من 12 منظمة غير حكومية، ونعمل مع الشركاء التالين:

- منظمة Plan International (المملكة المتحدة)؛
- شبكة ECPAT، ومقرها بانكوك؛
- **مركز الموارد** التابع لجامعة القاهرة.

1. جمعنا الأدلة،
2. ثم صنّفناها:
   - حسب المنصة؛
   - وحسب النتيجة.

> إن حقوق كل طفل يجب أن تُحترم وتُحمى وتُعمل في البيئة الرقمية.

يقول التقرير الأصلي بالإنكليزية:

> The rights of every child must be respected, protected and fulfilled in the digital environment (2021).
:::

# ما تبيّنه الأدلة {{#sec-evidence}}

::: table log.outcomes {{#tbl-outcomes}}
نتيجة البلاغات حسب المنصة
:::

يبيّن @fig-platform أن معظم المواد ظلت متاحة، كما ورد في كتاب سعاد علي [@ali2019, p. 45].

::: figure log.by-platform {{#fig-platform}}
معظم البلاغات قُدّمت إلى Instagram
:::

## مقارنة تفصيلية

::: wide
::: table {{#tbl-wide}}
البلاغات حسب البلد، مع المراجع^[المصدر: سجل البلاغات.]

{TABLE}
:::
:::

::: part recommendations
::: recommendation {{#rec-one to="المفوضية الأوروبية"}}
ينبغي أن تُلزم المنصات بالرد خلال 24 ساعة، وفقاً للمادة 16 من Digital Services Act، وأن تنشر أرقامها (انظر @sec-evidence).
:::

::: recommendation {{to="شركة Meta"}}
ينبغي نشر بيانات Community Standards Enforcement Report كاملة بصيغة CSV.
:::
:::
"""


def write_arabic(place: object) -> None:
    """Put the submission in the place of the sample."""
    write = place.write  # type: ignore[attr-defined]
    for path, text in EVIDENCE.items():
        write(path, text)
    write("evidence/log/data/reports.csv", DATA)
    write("submissions/sample/references.bib", BIBLIOGRAPHY)
    write("submissions/sample/submission.md", TEXT)
    place.edit(
        "toolkit.yaml", "Example Alliance, short-name: Alliance", "تحالف سلامة الفتيات, short-name: تحالف السلامة"
    )  # type: ignore[attr-defined]
