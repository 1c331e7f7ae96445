"""Gold values for Table.describe. Run here: python describe.py ; made with Python 3.11, pandas 3.1.1.

Writes describe.csv: of every column of penguins, credit and ames what pandas' describe gives (count, mean, std, min,
25%, 50%, 75%, max; for texts count, unique, top, freq), with std brought from n - 1 to n by sqrt((n - 1) / n).
"""

import csv
import math

import pandas as pd

with open("describe.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["table", "column", "type", "count", "missing", "mean", "sd", "min", "q25", "q50", "q75", "max",
                  "unique", "top", "freq"])
    for name in ("penguins", "credit", "ames"):
        data = pd.read_csv(f"../data/{name}.csv", keep_default_na=False, na_values=["", "NA", "NaN", "?"])
        for column in data:
            d = data[column].describe()
            n, missing = int(d["count"]), int(data[column].isna().sum())
            if data[column].dtype.kind in "if":
                sd = d["std"] * math.sqrt((n - 1) / n)
                values = [d["mean"], sd, d["min"], d["25%"], d["50%"], d["75%"], d["max"]]
                out.writerow([name, column, "numeric", n, missing] + [repr(float(v)) for v in values] + ["", "", ""])
            else:
                # Of equally frequent texts, the first in code-point order, as the levels of a column stand.
                counts = data[column].value_counts()
                top = min(counts.index[counts == counts.iloc[0]])
                out.writerow([name, column, "categorical", n, missing] + [""] * 7 + [d["unique"], top, d["freq"]])
