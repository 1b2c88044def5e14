"""Write data/reports.csv: the SYNTHETIC report log of the example submissions.

Nothing in it was observed. The log is made up so that the examples can show how a real log is described, measured and
published. Standard library only; the seed is fixed, so every run writes the same bytes.

    python3 make_log.py
"""

import csv
import datetime as dt
import random
from pathlib import Path

SEED = 20200504
FIRST, LAST = dt.date(2020, 5, 4), dt.date(2020, 6, 30)  # reporting period; both days belong to it
LAST_LOOK = dt.date(2020, 7, 1)  # every item that could still be found was looked at on this day
FILE = Path(__file__).parent / "data" / "reports.csv"

COLUMNS = [
    "report_id", "reported_on", "platform", "kind", "category", "reported_via", "answered", "outcome",
    "removed_on", "days_to_removal", "last_checked_on", "days_observed", "account_ref",
]  # fmt: skip

# (kind, category): how many items
ITEMS = {
    ("comment", "sexualised_comment"): 33,
    ("comment", "solicitation"): 8,
    ("post", "sexualised_image"): 23,
    ("post", "other"): 4,
    ("account", "sharing_account"): 21,
    ("account", "solicitation"): 3,
    ("story", "sexualised_image"): 6,
    ("story", "other"): 2,
}

# The removed items: (kind, day of the report) → (days until it was gone, answer of the platform).
REMOVED = {
    ("comment", dt.date(2020, 5, 12)): (9, "removed"),
    ("account", dt.date(2020, 5, 20)): (23, "no_answer"),
    ("post", dt.date(2020, 6, 8)): (4, "removed"),
}

UNKNOWN = {"story": 3, "account": 1}  # gone from view for a reason that we cannot tell: expired, or made private
NOT_REMOVED = {"active": "n/a", "unknown": "n/k"}  # what stands in place of a removal date
ANSWERS = {"no_violation": 62, "no_answer": 32, "": 3}  # the other items; "" = not recorded
CHANNELS = {"in_app": 83, "email": 13, "n/k": 4}
ACCOUNTS = 74  # accounts behind the items; the codes mean nothing


def working_days() -> list[dt.date]:
    days = (FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [day for day in days if day.weekday() < 5]


def shuffled(counts: dict[str, int], rng: random.Random) -> list[str]:
    values = [value for value, n in counts.items() for _ in range(n)]
    rng.shuffle(values)
    return values


def make_rows(rng: random.Random) -> list[dict[str, str]]:
    removed, open_items = [], []
    stock = [key for key, n in ITEMS.items() for _ in range(n)]
    for (kind, day), (days, answer) in REMOVED.items():
        category = next(category for k, category in stock if k == kind)
        stock.remove((kind, category))
        gone = day + dt.timedelta(days=days)
        removed.append(
            {"reported_on": day, "kind": kind, "category": category, "answered": answer, "outcome": "removed",
             "removed_on": gone.isoformat(), "days_to_removal": str(days)}
        )  # fmt: skip

    days = working_days()
    unknown = dict(UNKNOWN)
    answers = shuffled(ANSWERS, rng)
    for kind, category in stock:
        outcome = "unknown" if unknown.get(kind, 0) else "active"
        if outcome == "unknown":
            unknown[kind] -= 1
        open_items.append(
            {"reported_on": rng.choice(days), "kind": kind, "category": category, "answered": answers.pop(),
             "outcome": outcome, "removed_on": NOT_REMOVED[outcome], "days_to_removal": NOT_REMOVED[outcome]}
        )  # fmt: skip
    open_items[0]["reported_on"], open_items[-1]["reported_on"] = FIRST, LAST

    rows = sorted(removed + open_items, key=lambda row: (row["reported_on"], row["kind"], row["category"]))
    channels = shuffled(CHANNELS, rng)
    codes = [f"K{code}" for code in rng.sample(range(10000, 100000), ACCOUNTS)]
    refs = codes + [rng.choice(codes) for _ in range(len(rows) - ACCOUNTS)]
    rng.shuffle(refs)
    for number, row in enumerate(rows, start=1):
        known = row["outcome"] != "unknown"
        row["report_id"] = f"R{number:04d}"
        row["platform"] = "instagram"
        row["reported_via"] = channels[number - 1]
        row["last_checked_on"] = LAST_LOOK.isoformat() if known else "n/k"
        row["days_observed"] = str((LAST_LOOK - row["reported_on"]).days) if known else "n/k"
        row["account_ref"] = refs[number - 1]
        row["reported_on"] = row["reported_on"].isoformat()
    return rows


def main() -> None:
    rows = make_rows(random.Random(SEED))
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
