"""100 000 random full costs (ПСК) by this crate and by PyPI `pyxirr`, side by side, single thread.

    pip install pyxirr
    python lending/benches/compare_with_pyxirr.py

Flows lie on whole base periods, where the law's formula is an internal rate of return, so both answer the same
question. Prints both times, their ratio, and every disagreement after rounding to three decimals.
"""

import random
import subprocess
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

import pyxirr

COUNT = 100_000
BASE_DAYS = 14


def cases():
    chance = random.Random(2026)
    for _ in range(COUNT):
        lent = chance.randint(100_000, 7_000_000)
        payments = chance.randint(2, 26)
        # about what 0.1 to 1 % a day cost
        total = lent * (1 + payments * BASE_DAYS * chance.uniform(0.0006, 0.006))
        yield [-lent] + [int(total / payments * chance.uniform(0.8, 1.2)) for _ in range(payments)]


def main():
    flows = [case for case in cases() if sum(case) > 0]
    lines = "\n".join(" ".join(f"{day * BASE_DAYS}:{sum_}" for day, sum_ in enumerate(case)) for case in flows)
    command = ["cargo", "run", "--quiet", "--release", "--package", "lending", "--example", "full_cost_batch"]
    answer = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.split()
    ours, costs = int(answer[0]), answer[1:]

    amounts = [[float(sum_) for sum_ in case] for case in flows]
    start = time.perf_counter_ns()
    rates = [pyxirr.irr(case) for case in amounts]
    theirs = time.perf_counter_ns() - start

    disagreements = 0
    for case, cost, rate in zip(flows, costs, rates):
        exact = Decimal(rate) * 36500 / BASE_DAYS
        if exact.quantize(Decimal("0.001"), ROUND_HALF_UP) != Decimal(cost):
            # a rate in binary floating point can't decide what lies on the border of the rounding
            border = abs(exact - Decimal(cost)) - Decimal("0.0005")
            if border > Decimal("1e-9"):
                disagreements += 1
                print("disagree:", case, cost, exact, file=sys.stderr)
    print(f"{len(flows)} full costs: lending {ours / 1e6:.0f} ms, pyxirr {theirs / 1e6:.0f} ms, ratio {theirs / ours:.1f}")
    print(f"disagreements: {disagreements}")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
