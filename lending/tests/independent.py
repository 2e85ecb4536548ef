"""The conformance cases, worked out a second time by other code: exact fractions, written from the policies in words
(353-ФЗ art. 5 and 6, `vectors/README.md`) and not from the Rust.

    python3 lending/tests/independent.py [CASES] [SEED]

Makes random cases of every kind, asks `cargo xtask conformance`, and prints each one that it answers otherwise.
Python 3.9 or later, nothing else.
"""

import json
import random
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction
from math import ceil, floor

getcontext().prec = 60


def rubles(kopecks):
    return f"{'-' if kopecks < 0 else ''}{abs(kopecks) // 100}.{abs(kopecks) % 100:02}"


def kopecks(text):
    return int(Fraction(text) * 100)


def base_period(days):
    """The interval that occurs most often, the shortest of several; the mean, half up, when none is repeated."""
    intervals = Counter(later - earlier for earlier, later in zip(days, days[1:]))
    most = max(intervals.values())
    if most > 1 or len(intervals) == 1:
        return min(length for length, times in intervals.items() if times == most)
    return floor(Fraction(days[-1] - days[0], len(days) - 1) + Fraction(1, 2))


def full_cost(flows):
    """(base period, ПСК): the sum of CF / ((1 + e·i) · (1 + i)^q) is zero; ПСК = i · 365 / base period · 100."""
    period = base_period([day for day, _ in flows])

    def value(i):
        total = Decimal(0)
        for day, amount in flows:
            whole, rest = divmod(day, period)
            total += Decimal(amount) / ((1 + Decimal(rest) / period * i) * (1 + i) ** whole)
        return total

    low, high = Decimal("-0.999"), Decimal(1)
    while value(high) > 0:
        high *= 2
    for _ in range(150):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) > 0 else (low, middle)
    per_cent = (low + high) / 2 * 365 / period * 100
    rounded = per_cent.quantize(Decimal("0.001"), ROUND_HALF_UP)
    return period, str(rounded if rounded else abs(rounded))


def quote(case):
    principal, rate = kopecks(case["principal"]), Fraction(case["daily_rate"])
    start = date.fromisoformat(case["start"])
    if case["kind"] == "single":
        due = [start + timedelta(case["term_days"])]
    else:
        due = [date.fromisoformat(day) for day in case["due_dates"]]
    spans = [(later - earlier).days for earlier, later in zip([start, *due], due)]
    factor, annuity = Fraction(1), Fraction(0)
    for span in spans:
        factor /= 1 + rate * span
        annuity += factor
    equal = ceil(principal / annuity)
    rows, balance = [], principal
    for number, (day, span) in enumerate(zip(due, spans), 1):
        interest = floor(balance * rate * span)
        paid_back = balance if number == len(due) else equal - interest
        balance -= paid_back
        parts = {"payment": interest + paid_back, "interest": interest, "principal": paid_back, "balance": balance}
        rows.append({"date": day.isoformat(), **{name: rubles(amount) for name, amount in parts.items()}})
    payments = [kopecks(row["payment"]) for row in rows]
    days = [(day - start).days for day in due]
    period, per_cent = full_cost([(0, -principal), *zip(days, payments)])
    return {
        "rows": rows,
        "overpayment": rubles(sum(payments) - principal),
        "base_period_days": period,
        "full_cost_percent": per_cent,
    }


ORDER = ["overdue_interest", "overdue_principal", "current_interest", "current_principal", "penalty", "other"]


def allocate(case):
    left, parts = kopecks(case["amount"]), {}
    for name in ORDER:
        part = min(left, kopecks(case["due"][name]))
        left -= part
        parts[name] = rubles(part)
    return {"parts": parts, "rest": rubles(left)}


def debt(case):
    """Day by day: what a day adds, clipped to what the cap leaves, interest first; after that nothing more."""
    principal, rate = kopecks(case["principal"]), Fraction(case["daily_rate"])
    yearly = Fraction(case["penalty_yearly_percent"]) / 100
    cap = floor(principal * Fraction(case["cap_percent"]) / 100)
    interest = penalty = 0
    for day in range(1, case["day"] + 1):
        more_interest = floor(principal * rate * day) - floor(principal * rate * (day - 1))
        late = max(0, day - case["term_days"])
        more_penalty = floor(principal * yearly * late / 365) - floor(principal * yearly * max(0, late - 1) / 365)
        room = cap - interest - penalty
        if more_interest + more_penalty >= room:
            interest += min(more_interest, room)
            penalty += min(more_penalty, room - min(more_interest, room))
            break
        interest, penalty = interest + more_interest, penalty + more_penalty
    amounts = {"principal": principal, "interest": interest, "penalty": penalty, "total": principal + interest + penalty}
    return {name: rubles(amount) for name, amount in amounts.items()}


def answer(case):
    if case["op"] == "full_cost":
        period, per_cent = full_cost([(day, kopecks(amount)) for day, amount in case["flows"]])
        return {"base_period_days": period, "full_cost_percent": per_cent}
    return {"quote": quote, "allocate": allocate, "debt": debt}[case["op"]](case)


def some_case(pick):
    principal = rubles(pick.choice([pick.randint(100_000, 10_000_000), pick.randint(1_000, 100_000) * 100]))
    rate = pick.choice(["0.008", "0.008", "0.005", "0.0075", "0.00123", "0"])
    start = date(2026, 1, 1) + timedelta(pick.randrange(700))
    op = pick.choice(["single", "instalments", "instalments", "full_cost", "allocate", "debt"])
    if op == "single":
        return {"op": "quote", "kind": op, "principal": principal, "daily_rate": rate, "start": start.isoformat(),
                "term_days": pick.randint(1, 60)}
    if op == "instalments":
        usual, due = pick.choice([7, 14, 14, 30]), [start]
        for _ in range(pick.randint(1, 13)):
            due.append(due[-1] + timedelta(max(1, usual + pick.choice([0, 0, 0, 1, 2, -1, pick.randint(-5, 5)]))))
        return {"op": "quote", "kind": op, "principal": principal, "daily_rate": rate, "start": start.isoformat(),
                "due_dates": [day.isoformat() for day in due[1:]]}
    if op == "full_cost":
        lent, day, flows = kopecks(principal), 0, []
        for _ in range(pick.randint(1, 8)):
            day += pick.choice([7, 14, 30, pick.randint(1, 45)])
            flows.append([day, pick.randint(1, lent)])
        flows[-1][1] += max(0, lent - sum(amount for _, amount in flows)) + pick.randint(0, lent)
        return {"op": op, "flows": [[0, rubles(-lent)], *([day, rubles(amount)] for day, amount in flows)]}
    if op == "allocate":
        due = {name: rubles(pick.choice([0, pick.randint(1, 1_000_000)])) for name in ORDER}
        most = sum(kopecks(part) for part in due.values())
        return {"op": op, "due": due, "amount": rubles(pick.randint(1, most + 100_000))}
    return {"op": op, "principal": principal, "daily_rate": rate, "term_days": pick.randint(7, 45),
            "day": pick.randint(0, 500), "penalty_yearly_percent": pick.choice(["20", "20", "0", "12.5"]),
            "cap_percent": pick.choice(["100", "100", "130", "30"])}


def main():
    cases, seed = (int(given) for given in [*sys.argv[1:], *["5000", "1"][len(sys.argv) - 1:]])
    pick = random.Random(seed)
    asked = [some_case(pick) for _ in range(cases)]
    lines = "".join(json.dumps(case) + "\n" for case in asked)
    told = subprocess.run(["cargo", "xtask", "conformance"], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(answers) == cases, f"{len(answers)} answers to {cases} cases"
    wrong = 0
    for case, theirs in zip(asked, answers):
        ours = answer(case)
        if ours != theirs:
            wrong += 1
            print(json.dumps(case), "\n  here:", json.dumps(ours), "\n  there:", json.dumps(theirs))
    print(f"{cases} cases, {wrong} answered otherwise")
    sys.exit(wrong > 0)


main()
