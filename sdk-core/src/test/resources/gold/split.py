"""Gold values for the splits. Run here: python split.py ; made with Python 3.11, scikit-learn 1.9.1, numpy 2.4.6.

Writes splits.csv, one line a row: the columns to split by, then what scikit-learn makes of them; a fold's number where
the row validates, or for time series V, T or - for each fold in turn. rowkey is hashed here from the published
definitions of FNV-1a (64 bits) and SplitMix64, not by scikit-learn.
"""

import numpy as np
import pandas as pd
from sklearn.model_selection import (
    GroupKFold, KFold, PredefinedSplit, StratifiedGroupKFold, StratifiedKFold, TimeSeriesSplit)

random = np.random.default_rng(3)
sizes = np.array([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])  # All different: GroupKFold's order of equals is its own.
group = random.permutation(np.repeat(np.arange(len(sizes)), sizes))
n = len(group)
time = random.permutation(n) / 4 - 5
y = np.sort(random.integers(0, 3, n))  # The classes first appear in the order of their codes...
y = np.concatenate([[0, 1, 2], random.permutation(y)[3:]])  # ...and still do when mixed.
part = random.integers(-1, 4, n)
data = pd.DataFrame({"group": [f"g{g:02d}" for g in group], "time": time, "y": [f"c{k}" for k in y], "part": part,
                     "id": [f"Kunde {i} ß" for i in random.permutation(n)]})
x = np.zeros((n, 1))


def folds(splitter, **by):
    of = np.full(n, -1)
    for f, (_, validation) in enumerate(splitter.split(x, y, **by)):
        of[validation] = f
    return of


def series(splitter):
    order = np.argsort(time)
    marks = np.full((n, splitter.get_n_splits()), "-")
    for f, (train, validation) in enumerate(splitter.split(x)):
        marks[order[train], f] = "T"
        marks[order[validation], f] = "V"
    return ["".join(row) for row in marks]


M = (1 << 64) - 1


def split_mix(state):
    z = (state + 0x9E3779B97F4A7C15) & M
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
    return z ^ (z >> 31)


def fnv1a(text):
    h = 0xCBF29CE484222325
    for b in text.encode("utf-8"):
        h = ((h ^ b) * 0x100000001B3) & M
    return h


assert fnv1a("") == 0xCBF29CE484222325 and fnv1a("a") == 0xAF63DC4C8601EC8C  # Published by Noll,
assert fnv1a("foobar") == 0x85944171F73967E8
assert split_mix(1234567) == 6457827717110365317  # and often for SplitMix64.

data["kfold"] = folds(KFold(5))
data["stratified"] = folds(StratifiedKFold(5, shuffle=True, random_state=0))
data["grouped"] = folds(GroupKFold(5), groups=group)
data["stratified_grouped"] = folds(StratifiedGroupKFold(5, shuffle=True, random_state=0), groups=group)
data["predefined"] = folds(PredefinedSplit(part))
data["series"] = series(TimeSeriesSplit(5))
data["series_gap"] = series(TimeSeriesSplit(4, gap=3, test_size=10))
data["series_sliding"] = series(TimeSeriesSplit(4, gap=1, max_train_size=15))
data["rowkey"] = [(split_mix(fnv1a(key) ^ split_mix(7))) % 5 for key in data["id"]]
data.to_csv("splits.csv", index=False)
