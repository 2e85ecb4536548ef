"""The conformance cases, worked out a second time by other code: exact fractions, written from the policies in words
(353-ФЗ art. 5 and 6, `vectors/README.md`, `docs/decisions`) and not from the Rust.

    python3 lending/tests/independent.py [CASES] [SEED]
    python3 lending/tests/independent.py --life CASES [--seed SEED] [--program PATH] [--strict]

The first makes random cases of every kind but `life`, asks `cargo xtask conformance`, and prints each one that it answers otherwise.
The second makes random histories of loans, after it has checked `vectors/life.jsonl`, and stops at the first that is answered
otherwise. PATH is a program that answers cases, such as the built example `conformance`. Where the program is known to answer
otherwise than the texts say (`KNOWN`), its own reading is accepted too and counted, unless `--strict` is given.
Python 3.9 or later, nothing else.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

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


# A loan's life (`vectors/README.md`, "life"): day by day, whole kopecks and exact fractions.

CAPS = [(date(2026, 4, 1), 100), (date(2023, 7, 1), 130), (date.min, 150)]  # per cent of the sum lent, by the day of signing
PENALTY_FIFTH_SINCE = date(2024, 7, 1)
PENALTY_YEARLY = Fraction(20, 100)
LARGEST = 10**15  # kopecks
DAY = timedelta(1)

# Days off beside Saturdays and Sundays, weekends at work, and since when the year's calendar is known (consultant.ru 515170 and 544706).
CALENDARS = {
    2026: (date(2025, 9, 24), "1-1 1-2 1-5 1-6 1-7 1-8 1-9 2-23 3-9 5-1 5-11 6-12 11-4 12-31", ""),
    2027: (date(2026, 10, 1), "1-1 1-4 1-5 1-6 1-7 1-8 2-22 2-23 3-8 5-3 5-10 6-14 11-4 11-5 12-31", "2-20"),
}
HOLIDAYS_OF_THE_CODE = "1-1 1-2 1-3 1-4 1-5 1-6 1-7 1-8 2-23 3-8 5-1 5-9 6-12 11-4"


def works(day, known_on):
    name, weekend = f"{day.month}-{day.day}", day.weekday() > 4
    known_since, off, at_work = CALENDARS.get(day.year, (date.max, "", ""))
    if known_on < known_since:
        return not weekend and name not in HOLIDAYS_OF_THE_CODE.split()
    return name in at_work.split() if weekend else name not in off.split()


def working_day_from(day, known_on):
    while not works(day, known_on):
        day += DAY
    return day


class Refused(Exception):
    """The code of the refusal."""


# Where the program is known to answer otherwise than the texts say; an entry goes when the program does.
KNOWN = {
    "early repayment that repays nothing": "taken if principal was paid ahead before, also by a closed loan: histories have it (decision 47)",
    "deferred interest given back": "a holiday's interest that is owed again is due with the next payment, not the last (decision 51)",
}


class Stretch:
    """What grows by a rate a day: exact over all its days, rounded down once."""

    def __init__(self):
        self.rate, self.base, self.kopeck_days = None, 0, 0

    def sum(self, days=0):
        return (self.kopeck_days + self.base * days) * self.rate.numerator // self.rate.denominator

    def grow(self, base, rate):
        """A day more; what it adds."""
        if rate != self.rate:
            self.rate, self.kopeck_days = rate, 0
        before = self.sum()
        self.base = base
        self.kopeck_days += base
        return self.sum() - before


def scheduled(principal, rate, start, days, size=None, growing=False):
    """(day, payment, interest, principal, balance) of payments of one size, as `quote` works them out if none is given."""
    spans = [(later - earlier).days for earlier, later in zip([start, *days], days)]
    if size is None:
        factor, annuity = Fraction(1), Fraction(0)
        for span in spans:
            factor /= 1 + rate * span
            annuity += factor
        size = ceil(principal / annuity)
    rows = []
    for number, (day, span) in enumerate(zip(days, spans), 1):
        interest = floor(principal * rate * span)
        payment = size if growing else max(size, interest)
        payment = principal + interest if number == len(days) else min(payment, principal + interest)
        principal -= payment - interest
        rows.append((day, payment, interest, payment - interest, principal))
        if not principal:
            break
    return rows


class Life:
    """Sums in kopecks; what accrued and what was paid only ever grow, but for a payment that went back."""

    def __init__(self, case, as_program=False):
        self.doubts, self.as_program = set(), as_program
        self.lent = self.principal = kopecks(case["principal"])
        self.rate = Fraction(case["daily_rate"])
        self.rate_after = Fraction(case.get("rate_after_term", case["daily_rate"]))
        self.begun = self.day = self.last_event = date.fromisoformat(case["disbursed_on"])
        self.signed = date.fromisoformat(case.get("signed_on", case["disbursed_on"]))
        days = [date.fromisoformat(day) for day in case["due_dates"]]
        if not days:
            raise Refused("no_due_dates")
        self.rows = []  # the schedule as agreed; a single payment has none
        self.dues = [(days[-1], self.lent)]  # a day, and the principal that is to be paid back by then
        if len(days) > 1:
            if self.lent <= 0:
                raise Refused("nothing_lent")
            if any(later <= earlier for earlier, later in zip([self.begun, *days], days)):
                raise Refused("not_in_order")
            self.rows = scheduled(self.lent, self.rate, self.begun, days, growing=True)
            if any(row[3] < 0 for row in self.rows) or self.rows[-1][0] != days[-1]:
                raise Refused("dates")
            self.dues = [(row[0], self.lent - row[4]) for row in self.rows]
        if not 0 < self.lent <= LARGEST:
            raise Refused("principal")
        if days[-1] <= self.begun or days[-1] == date.max or self.begun < self.signed:
            raise Refused("dates")
        self.single = not self.rows
        self.cap = self.lent * next(cap for since, cap in CAPS if since <= self.signed) // 100
        self.penalty_fifth = self.signed >= PENALTY_FIFTH_SINCE
        self.interest = self.interest_paid = self.penalty = self.penalty_paid = 0
        self.interest_asked = self.asked = 0  # interest and principal whose day has come
        self.deferred = 0
        self.full_on = self.closed = self.overdue_since = None
        self.holiday = None  # (begins after, until, rate, interest and principal that were overdue)
        self.payments = []
        self.interest_stretch, self.penalty_stretch = Stretch(), Stretch()

    def doubt(self, where):
        """Notes that the program is known to answer otherwise than the texts say; whether to answer as it does."""
        self.doubts.add(where)
        return self.as_program

    # what is owed

    def term(self):
        return self.dues[-1][0]

    def paid_back(self):
        return self.lent - self.principal

    def overdue_principal(self):
        return max(0, self.asked - self.paid_back())

    def overdue_interest(self):
        """Principal paid ahead makes up for interest that was not paid."""
        return max(0, self.interest_asked - self.interest_paid - max(0, self.paid_back() - self.asked))

    def interest_owed(self):
        return self.interest - self.interest_paid

    def penalty_owed(self):
        return self.penalty - self.penalty_paid

    def owed(self):
        return self.principal + self.interest_owed() + self.penalty_owed()

    def arrears(self):
        """(interest, principal) that a payment meets first: overdue; in a holiday what was so and is due by its end."""
        if self.holiday is None:
            return self.overdue_interest(), self.overdue_principal()
        interest, principal = self.holiday[3:]
        ahead = max(0, self.paid_back() - principal)
        return max(0, interest - self.interest_paid - ahead), max(0, principal - self.paid_back())

    def ahead(self):
        """Due dates that have not passed."""
        return [due for due in self.dues if due[0] >= self.day]

    # a day

    def accrue(self):
        """A day more: the day before ends, then interest and penalty of the new one."""
        self.end_of(self.day)
        self.day = today = self.day + DAY
        in_term = today <= self.term()
        rate = self.holiday[2] if self.holiday else self.rate if in_term else self.rate_after
        interest = self.interest_stretch.grow(self.principal, rate)
        penalty = self.penalty_stretch.grow(self.overdue_principal(), PENALTY_YEARLY / 365)
        if self.full_on:
            return
        room = self.cap - self.interest - self.penalty
        if interest + penalty >= room:
            self.full_on = today
            interest = min(interest, room)
            penalty = room - interest
        self.interest += interest
        self.penalty += penalty
        if self.holiday:
            self.deferred += interest

    def end_of(self, day):
        if self.holiday and day == self.holiday[1]:
            self.interest_asked = max(self.interest_asked, self.holiday[3])
            self.asked = max(self.asked, self.holiday[4])
            self.holiday = None
            self.interest_stretch = Stretch()
            if self.overdue_interest() or self.overdue_principal():
                self.overdue_since = day
        for due, by_then in self.dues:
            if due == day:
                last = due == self.term()
                if last:
                    self.deferred = 0
                self.interest_asked = self.interest - self.deferred
                self.asked = max(self.asked, by_then)
                if self.overdue_interest() or self.overdue_principal() or last and self.owed():
                    self.overdue_since = self.overdue_since or day

    def pass_to(self, day):
        while self.day < day:
            self.accrue()

    # events

    def parts(self, today):
        """What a payment meets, in the order of the law of the contract's day. What is repaid before its day comes after
        all that the law names, and what a holiday put off after that: it bears no interest."""
        interest, principal = self.arrears()
        coming = max([0, *(by_then - max(self.paid_back(), self.holiday[4] if self.holiday else self.asked)
                           for _, by_then in self.ahead()[:1])])
        now = [["current_interest", self.interest_owed() - self.deferred - interest], ["current_principal", coming]]
        fine = [["penalty", self.penalty_owed()]]
        return [["overdue_interest", interest], ["overdue_principal", principal],
                *(now + fine if self.penalty_fifth else fine + now),
                ["ahead", self.principal - principal - coming], ["deferred_interest", self.deferred]]

    def give(self, what, part):
        """A part of a payment reaches what it is for; a negative one leaves it again."""
        if what.endswith("interest"):
            self.interest_paid += part
            if what == "deferred_interest":
                self.deferred -= part
        elif what == "penalty":
            self.penalty_paid += part
        elif part:
            self.principal -= part
            self.interest_stretch = Stretch()

    def pay(self, amount, today):
        taken = []
        for what, most in self.parts(today):
            part = min(amount, most)
            amount -= part
            taken.append([what, part])
            self.give(what, part)
        self.payments.append(taken)
        return dict(taken)

    def happen(self, event):
        today = date.fromisoformat(event["date"])
        if today < self.begun:
            raise Refused("before_disbursement")
        if today < self.last_event:
            raise Refused("not_in_order")
        self.last_event = today
        self.pass_to(today)
        getattr(self, "on_" + event["kind"])(event, today)
        self.after_event(today)

    def after_event(self, today):
        if self.holiday:
            # nothing is due in it
            self.asked = min(self.asked, self.paid_back())
            self.interest_asked = min(self.interest_asked, self.interest_paid)
            self.overdue_since = None
        if not self.overdue_principal():
            self.penalty_stretch = Stretch()
        if not self.owed():
            self.overdue_since = None
            self.closed = self.closed or today
        elif not self.overdue_interest() and not self.overdue_principal() and self.ahead():
            self.overdue_since = None

    def amount(self, event):
        amount = kopecks(event["amount"])
        if not 0 < amount <= LARGEST:
            raise Refused("amount")
        return amount

    def on_payment(self, event, today):
        self.pay(self.amount(event), today)

    def on_prolongation(self, event, today):
        days, paid = event["days"], kopecks(event["paid"])
        due = max(self.term(), today)
        if not self.single or not self.principal or self.holiday or not 0 < days < (date.max - due).days:
            raise Refused("not_prolongable")
        if paid != self.interest_owed() + self.penalty_owed():
            raise Refused("wrong_sum")
        if paid:
            self.payments.append([["current_interest", self.interest_owed()], ["penalty", self.penalty_owed()]])
        self.interest_paid, self.penalty_paid = self.interest, self.penalty
        self.interest_asked, self.asked, self.deferred = self.interest, 0, 0
        self.overdue_since = None
        if Fraction(event["daily_rate"]) != (self.rate if today <= self.term() else self.rate_after):
            self.interest_stretch = Stretch()
        self.rate = Fraction(event["daily_rate"])
        self.dues = [(due + days * DAY, self.lent)]

    def on_bonus_spent(self, event, today):
        amount = self.amount(event)
        if amount > self.interest_owed():
            raise Refused("wrong_sum")
        self.interest_paid += amount
        self.deferred = min(self.deferred, self.interest_owed())

    def on_forgiveness(self, event, today):
        if self.amount(event) != self.owed():
            raise Refused("wrong_sum")
        self.interest_paid, self.penalty_paid, self.principal, self.deferred = self.interest, self.penalty, 0, 0
        self.interest_stretch = Stretch()

    def on_early_repayment(self, event, today):
        amount, before = self.amount(event), self.paid_back()
        days = [due for due, _ in self.dues if due > today]
        come = max([self.asked, *(by_then for due, by_then in self.dues if due <= today)])
        self.pay(amount, today)
        if self.holiday or self.paid_back() <= come or self.interest_owed() > self.deferred:
            raise Refused("nothing_early")
        if self.paid_back() == before and not self.doubt("early repayment that repays nothing"):
            raise Refused("nothing_early")
        if self.single or not self.principal:
            return
        size = next(row[1] for row in self.rows if row[0] > today) if event["keep"] == "payment" else None
        self.rows = scheduled(self.principal, self.rate, today, days, size)
        self.dues = [(row[0], self.lent - row[4]) for row in self.rows]
        day, payment, interest, principal, balance = self.rows[-1]
        self.rows[-1] = (day, payment + self.deferred, interest + self.deferred, principal, balance)

    def on_holiday(self, event, today):
        until, rate = date.fromisoformat(event["until"]), Fraction(event["daily_rate"])
        most = self.rate if today <= self.term() else self.rate_after
        if self.holiday or not self.principal or not today < until < date.max or rate > most:
            raise Refused("no_holiday")
        moved = []
        for due, by_then in self.ahead():
            due = working_day_from(due + (until - today), today)
            if moved and moved[-1][0] >= due:
                moved.pop()
            moved.append((due, by_then))
        past_term = not moved
        if past_term:
            self.rate = self.rate_after
        self.dues = moved or [(until, self.lent)]
        self.holiday = (today, until, rate, self.interest_asked, self.asked)
        self.interest_stretch, self.penalty_stretch = Stretch(), Stretch()
        self.after_event(today)
        if not self.single:
            self.rows = self.to_come()

    def on_reversal(self, event, today):
        amount, place = self.amount(event), event["payment"]
        if place >= len(self.payments):
            raise Refused("no_such_payment")
        made = self.payments[place]
        if amount > sum(part for _, part in made):
            raise Refused("wrong_sum")
        backwards = ["deferred_interest", "ahead", "current_principal", "current_interest", "overdue_principal", "overdue_interest"]
        backwards.insert(1 if self.penalty_fifth else 4, "penalty")
        for what in backwards:
            for taken in made:
                if taken[0] == what:
                    part = min(amount, taken[1])
                    amount -= part
                    taken[1] -= part
                    due = what == "deferred_interest" and (not self.ahead() or part and self.doubt("deferred interest given back"))
                    self.give("current_interest" if due else what, -part)
        if self.overdue_interest() or self.overdue_principal() or not self.ahead():
            self.overdue_since = self.overdue_since or today
        self.closed = None

    # answers

    def accrual_stops(self):
        if self.full_on or not self.principal:
            return self.full_on
        ahead = deepcopy(self)
        calm = max(ahead.term(), ahead.day) + 2 * DAY
        while ahead.day < calm:
            ahead.accrue()
            if ahead.full_on:
                return ahead.full_on
        # from here on nothing changes its pace: by halves, for a loan that costs nearly nothing takes thousands of years
        room = ahead.cap - ahead.interest - ahead.penalty

        def grown(days):
            return sum(stretch.sum(days) - stretch.sum() for stretch in (ahead.interest_stretch, ahead.penalty_stretch))

        low, high = 0, (date.max - ahead.day).days
        if grown(high) < room:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if grown(middle) < room else (low, middle)
        return ahead.day + high * DAY

    def to_come(self):
        """The payments to come, if what is overdue is paid today and each later one on its day; of nothing there is none."""
        ahead, told = deepcopy(self), []

        def pay(amount):
            if amount:
                parts = ahead.pay(amount, ahead.day)
                ahead.after_event(ahead.day)
                interest = sum(part for what, part in parts.items() if what.endswith("interest"))
                principal = parts["overdue_principal"] + parts["current_principal"] + parts["ahead"]
                told.append((ahead.day, amount, interest, principal, ahead.principal))

        if not ahead.ahead() and not ahead.holiday:
            return []
        pay(ahead.overdue_interest() + ahead.overdue_principal())
        told.clear()
        while ahead.ahead():
            day, by_then = ahead.ahead()[0]
            if ahead.holiday and ahead.holiday[1] < day:
                ahead.pass_to(ahead.holiday[1])
                pay(sum(ahead.arrears()))
                ahead.pass_to(ahead.day + DAY)
                continue
            ahead.pass_to(day)
            if day == ahead.term():
                pay(ahead.owed())
                break
            third = 0 if ahead.penalty_fifth else ahead.penalty_owed()
            pay(ahead.interest_owed() - ahead.deferred + third + max(0, by_then - ahead.paid_back()))
            ahead.pass_to(day + DAY)
        self.doubts |= ahead.doubts
        return told

    def schedule(self):
        if self.single:
            return []
        today, told = self.day, []
        to_come = self.to_come()
        for row in self.rows:
            if row[0] < today or row[0] == today and (not to_come or to_come[0][0] > today):
                owed = self.overdue_since is not None and row[0] >= self.overdue_since
                if not owed and row[0] < today and self.overdue_principal() and self.lent - row[4] > self.paid_back():
                    owed = True
                told.append((*row, "overdue" if owed else "paid"))
        return told + [(*row, "to_come" if number else "next") for number, row in enumerate(to_come)]

    def tell(self, stops):
        names = ["payment", "interest", "principal", "balance"]
        schedule = [{"date": row[0].isoformat(), **{name: rubles(part) for name, part in zip(names, row[1:5])}, "state": row[5]}
                    for row in self.schedule()]
        return {
            "date": self.day.isoformat(),
            "principal": rubles(self.principal),
            "interest": rubles(self.interest_owed()),
            "penalty": rubles(self.penalty_owed()),
            "total": rubles(self.owed()),
            "overdue_principal": rubles(self.overdue_principal()),
            "overdue_interest": rubles(self.overdue_interest()),
            "overdue_days": (self.day - self.overdue_since).days if self.overdue_since else 0,
            "deferred_interest": rubles(self.deferred),
            "holiday_until": self.holiday[1].isoformat() if self.holiday else None,
            "due_on": self.term().isoformat(),
            "accrual_stops_on": stops.isoformat() if stops else None,
            "schedule": schedule,
        }

    def tell_before(self, day):
        nothing = ["principal", "interest", "penalty", "total", "overdue_principal", "overdue_interest", "deferred_interest"]
        return {"date": day.isoformat(), **dict.fromkeys(nothing, "0.00"), "overdue_days": 0, "holiday_until": None,
                "due_on": self.term().isoformat(), "accrual_stops_on": None, "schedule": []}


def life(case, doubts=None, as_program=False):
    doubts = set() if doubts is None else doubts
    loan = None
    try:
        loan = Life(case, as_program)
        told, days = {}, sorted({date.fromisoformat(day) for day in case["days"]})
        while days and days[0] < loan.begun:
            day = days.pop(0)
            told[day.isoformat()] = loan.tell_before(day)

        def tell_until(border):
            stops = loan.accrual_stops() if days and days[0] < border else None
            while days and days[0] < border:
                loan.pass_to(days[0])
                told[days[0].isoformat()] = loan.tell(stops)
                days.pop(0)

        for event in case["events"]:
            tell_until(max(loan.last_event, date.fromisoformat(event["date"])))
            loan.happen(event)
        tell_until(date.max)
    except Refused as refused:
        return {"refused": str(refused)}
    finally:
        doubts |= loan.doubts if loan else set()
    return {"days": [told[day] for day in case["days"]], "closed_on": loan.closed.isoformat() if loan.closed else None}


def answer(case):
    if case["op"] == "full_cost":
        period, per_cent = full_cost([(day, kopecks(amount)) for day, amount in case["flows"]])
        return {"base_period_days": period, "full_cost_percent": per_cent}
    return {"quote": quote, "allocate": allocate, "debt": debt, "life": life}[case["op"]](case)


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


RATES = ["0.008", "0.008", "0.008", "0.005", "0.00123", "0"]


def some_sum(pick, loan):
    """A sum that a history would have: exactly what is due, owed or to come, a kopeck beside it, or any."""
    overdue, to_come = sum(loan.arrears()), [row[1] for row in loan.to_come()]
    amounts = [loan.owed(), overdue, overdue + loan.penalty_owed(), loan.interest_owed(), loan.penalty_owed(),
               loan.interest_owed() - loan.deferred, loan.interest_owed() + loan.principal, loan.arrears()[0] + loan.principal // 2,
               *to_come[:2], sum(to_come[:2]), pick.randint(1, loan.lent), *(pick.randint(1, loan.lent // 5 + 1) for _ in "ab")]
    return max(pick.choice([1, 1, 1, 0]), pick.choice(amounts) + pick.choice([0] * 9 + [1, -1]))


def some_event(pick, loan, day):
    """An event that the loan can have, mostly."""
    wild, nearly = pick.random() < 0.02, pick.random() < 0.03
    kind = pick.choice(["payment"] * 6 + ["early_repayment"] * (4 if loan.rows else 1) + ["holiday", "bonus_spent", "reversal"]
                       + ["reversal"] * 2 * bool(loan.payments) + ["prolongation"] * 3 * loan.single
                       + ["forgiveness"] * pick.choice([0, 0, 0, 1]))
    event = {"kind": kind, "date": day.isoformat()}
    if kind == "payment":
        event["amount"] = rubles(some_sum(pick, loan))
    elif kind == "early_repayment":
        least = loan.interest_owed() + sum(loan.arrears())
        more = [least + pick.randint(1, loan.lent), least + loan.principal // 2 + 1]
        event.update(amount=rubles(pick.choice([some_sum(pick, loan), *more])), keep=pick.choice(["payment", "count"]))
    elif kind == "prolongation":
        price = loan.interest_owed() + loan.penalty_owed() + nearly
        days = 0 if wild else pick.choice([7, 14, 30, pick.randint(1, 45)])
        event.update(days=days, daily_rate=pick.choice(["0.008", pick.choice(RATES)]), paid=rubles(price))
    elif kind == "holiday":
        rate = loan.rate if day <= loan.term() else loan.rate_after
        rate = "0.009" if wild else str(float(pick.choice([rate / 2, rate / 2, rate / 2, rate, Fraction(0)])))
        to_new_year = (date(2027, 1, pick.randint(1, 6)) - (loan.ahead() or loan.dues)[0][0]).days
        usual = [30, 61, 92, 183, pick.randint(1, 60), *([to_new_year] * 3 if 0 < to_new_year < 200 else [])]
        until = day + DAY * (0 if nearly else pick.choice(usual))
        event.update(until=until.isoformat(), daily_rate=rate)
    elif kind == "bonus_spent":
        interest = loan.interest_owed()
        event["amount"] = rubles(max(1, pick.choice([interest, interest // 2, interest - 1])) + nearly)
    elif kind == "forgiveness":
        event["amount"] = rubles(max(1, loan.owed() - nearly))
    else:
        place = len(loan.payments) + 1 if wild else pick.randrange(len(loan.payments) or 1)
        standing = sum(part for _, part in loan.payments[place]) if place < len(loan.payments) else loan.lent
        part = pick.choice([standing, standing, standing // 2, pick.randint(1, loan.lent), 1])
        event.update(amount=rubles(max(1 - nearly, part + wild)), payment=place)
    return event


def some_terms(pick):
    begun = pick.choice([date(2026, 4, 1), date(2026, 10, 1), date(2026, 12, 1), date(2027, 1, 15)])
    if pick.random() < 0.35:
        begun = pick.choice([date(2019, 6, 1), date(2023, 5, 1), date(2024, 5, 1), date(2026, 2, 1)])
    begun += timedelta(pick.randrange(120))
    principal = pick.choice([pick.randint(100_000, 10_000_000), pick.randint(10, 1_000) * 10_000])
    rate = pick.choice(RATES)
    case = {"op": "life", "principal": rubles(principal), "daily_rate": rate, "disbursed_on": begun.isoformat()}
    if pick.random() < 0.3:
        case["signed_on"] = (begun - timedelta(pick.choice([0, 1, 5, -1 if pick.random() < 0.02 else 2]))).isoformat()
    if rate == "0" or pick.random() < 0.1:
        case["rate_after_term"] = pick.choice(RATES)
    due = [begun + timedelta(pick.randint(5, 45))]
    if pick.random() < 0.55:
        usual, due = pick.choice([3, 7, 7, 14, 14, 14, 30]), [begun]
        for _ in range(pick.choice([pick.randint(2, 13), pick.randint(2, 13), 26])):
            due.append(due[-1] + timedelta(max(1, usual + pick.choice([0, 0, 0, 1, 2, -1, pick.randint(-5, 5)]))))
        del due[0]
        if pick.random() < 0.7:
            due = sorted({working_day_from(day, begun) for day in due})
    if pick.random() < 0.01:
        due = due[::-1] if len(due) > 1 else pick.choice([[], [begun]])
    return {**case, "due_dates": [day.isoformat() for day in due], "events": [], "days": []}


def some_life(pick):
    """A history that is refused seldom, and days before, in and after all of it."""
    case = some_terms(pick)
    day = begun = date.fromisoformat(case["disbursed_on"])
    days = {begun - DAY, begun, begun + DAY}
    try:
        loan = Life(case)
        days |= {*(due for due, _ in loan.dues[:2]), loan.term() + timedelta(pick.randint(2, 400))}
        for _ in range(pick.choice([0, 2, 4, 6, 8, 10, 12])):
            near = [day + timedelta(pick.choice([0, 0, 1, 2, 7, 14, pick.randint(0, 10), pick.randint(0, 45)])) for _ in range(4)]
            if loan.ahead():
                due = loan.ahead()[0][0]
                near += [due, due + DAY, due + timedelta(pick.randint(0, 9))] * 2
            if loan.holiday:
                near += [loan.holiday[1], loan.holiday[1] + DAY] * 2
            day = pick.choice(near) - timedelta(pick.randint(1, 30) if pick.random() < 0.003 else 0)
            loan.pass_to(day)
            event, after = some_event(pick, loan, day), deepcopy(loan)
            try:
                after.happen(event)
            except Refused:
                if pick.random() < 0.95:
                    continue
            loan = after
            case["events"].append(event)
            days |= {day, day + DAY * pick.choice([-1, 1, 1]), day + timedelta(pick.randint(1, 40)), loan.dues[0][0] + DAY}
        days |= {pick.choice(loan.dues)[0], loan.term() + DAY}
    except Refused:
        pass
    case["days"] = [day.isoformat() for day in sorted(days)]
    if pick.random() < 0.1:
        pick.shuffle(case["days"])
    return case


def answers_of(program, cases):
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    told = subprocess.run(program, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(answers) == len(cases), f"{len(answers)} answers to {len(cases)} cases"
    return answers


def compare_lives(program, cases, seed, strict):
    """Stops at the first life that is answered otherwise."""
    seen, known = Counter(), Counter()

    def check(case, theirs):
        doubts = set()
        ours = life(case, doubts)
        if ours != theirs:
            if strict or not doubts or life(case, as_program=True) != theirs:
                print(json.dumps(case), "\n  here:", json.dumps(ours), "\n  there:", json.dumps(theirs))
                sys.exit(1)
            known.update(doubts)
        seen[theirs.get("refused", "answered")] += 1

    kept = [json.loads(line) for line in (Path(__file__).parent / "vectors" / "life.jsonl").read_text().splitlines()]
    for one, theirs in zip(kept, answers_of(program, [one["in"] for one in kept])):
        check(one["in"], one["out"])
        check(one["in"], theirs)
    seen.clear()
    pick = random.Random(seed)
    for first in range(0, cases, 500):
        asked = [some_life(pick) for _ in range(min(500, cases - first))]
        for case, theirs in zip(asked, answers_of(program, asked)):
            check(case, theirs)
    print(f"{len(kept)} kept and {cases} random lives, none answered otherwise:", dict(seen.most_common()))
    for where, times in known.most_common():
        print(f"  known: {times} times {where}: {KNOWN[where]}")


def main():
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("cases", nargs="?", type=int, default=5000)
    reads.add_argument("seed_of_cases", nargs="?", type=int, default=1, metavar="seed")
    reads.add_argument("--life", type=int, metavar="CASES")
    reads.add_argument("--seed", type=int)
    reads.add_argument("--program", metavar="PATH")
    reads.add_argument("--strict", action="store_true")
    given = reads.parse_args()
    program = [given.program] if given.program else ["cargo", "xtask", "conformance"]
    seed = given.seed_of_cases if given.seed is None else given.seed
    if given.life is not None:
        compare_lives(program, given.life, seed, given.strict)
        return
    pick = random.Random(seed)
    asked = [some_case(pick) for _ in range(given.cases)]
    wrong = 0
    for case, theirs in zip(asked, answers_of(program, asked)):
        ours = answer(case)
        if ours != theirs:
            wrong += 1
            print(json.dumps(case), "\n  here:", json.dumps(ours), "\n  there:", json.dumps(theirs))
    print(f"{given.cases} cases, {wrong} answered otherwise")
    sys.exit(wrong > 0)


main()
