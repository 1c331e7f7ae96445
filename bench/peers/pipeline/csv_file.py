"""Writes the mixed CSV file that readers are compared on: 1,000,000 rows of 20 columns, about 100 MB, the same bytes every time.

Usage: csv_file.py FILE [ROWS]
"""

import sys

import numpy as np

CITIES = 400
BLOCK = 50_000


def words(rng, count, low, high):
    """Distinct lower-case words."""
    found = {}
    while len(found) < count:
        letters = rng.integers(ord("a"), ord("z") + 1, size=rng.integers(low, high + 1), dtype=np.uint8)
        found[letters.tobytes().decode()] = None
    return list(found)


def holes(rng, texts, share, marker):
    """The same with a share of the cells missing."""
    return [marker if hole else text for text, hole in zip(texts, rng.random(len(texts)) < share)]


def pick(rng, words_, rows):
    return [words_[i] for i in rng.integers(0, len(words_), rows)]


def decimals(rng, low, high, rows, places):
    return [f"{x:.{places}f}" for x in rng.uniform(low, high, rows)]


def columns(rng, cities, notes):
    """Name and maker of each column: ints, full-precision doubles, short decimals, texts."""
    return {
        "id": lambda n, first: [str(i) for i in range(first, first + n)],
        "age": lambda n, first: [str(i) for i in rng.integers(18, 95, n)],
        "count": lambda n, first: [str(i) for i in rng.poisson(3, n)],
        "balance": lambda n, first: [str(i) for i in rng.integers(-50_000, 50_000, n)],
        "flag": lambda n, first: [str(i) for i in rng.integers(0, 2, n)],
        "signal": lambda n, first: [repr(float(x)) for x in rng.random(n)],
        "score": lambda n, first: [repr(float(x)) for x in rng.normal(0, 100, n)],
        "price": lambda n, first: decimals(rng, 1, 1000, n, 2),
        "rate": lambda n, first: holes(rng, decimals(rng, 0, 1, n, 3), 0.05, ""),
        "celsius": lambda n, first: holes(rng, decimals(rng, -20, 40, n, 1), 0.02, "NA"),
        "width": lambda n, first: decimals(rng, 0, 10, n, 1),
        "height": lambda n, first: decimals(rng, 0, 10, n, 2),
        "sex": lambda n, first: pick(rng, ["f", "m"], n),
        "status": lambda n, first: holes(rng, pick(rng, ["new", "open", "closed", "void"], n), 0.05, ""),
        "grade": lambda n, first: pick(rng, list("ABCDE"), n),
        "day": lambda n, first: pick(rng, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], n),
        "city": lambda n, first: pick(rng, cities, n),
        "note": lambda n, first: pick(rng, notes, n),
        "code": lambda n, first: [f"{i:03d}" for i in rng.integers(0, 200, n)],
        "active": lambda n, first: pick(rng, ["yes", "no"], n),
    }


def main(path, rows):
    rng = np.random.default_rng(20)
    cities = words(rng, CITIES, 4, 10)
    plain = words(rng, 10, 3, 8)
    # One note in five needs quotes, and one of those goes over a line's end.
    quoted = ['"%s, %s"' % (plain[0], plain[1]), '"say ""%s"""' % plain[2], '"%s\n%s"' % (plain[3], plain[4])]
    notes = (plain + plain[:2]) + quoted
    makers = columns(rng, cities, notes)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(makers) + "\n")
        for first in range(0, rows, BLOCK):
            n = min(BLOCK, rows - first)
            cells = [make(n, first) for make in makers.values()]
            out.writelines(",".join(row) + "\n" for row in zip(*cells))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
