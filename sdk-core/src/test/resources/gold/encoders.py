"""Gold values for the encoders of categories. Run here: python encoders.py ; made with Python 3.11, scikit-learn 1.9.1,
numpy 2.4.6, pandas 3.1.1.

Writes, each row one level of one column:
- target.csv: TargetEncoder, all training rows (fit then transform), empirical Bayes and a fixed smoothing of 10, of
  penguins (three classes), credit (two classes) and ames (a numeric target)
- frequency.csv: value_counts(normalize=True, dropna=False) of the same
- ordinal.csv: OrdinalEncoder of the same
- rare.csv: OneHotEncoder(min_frequency=0.05), whether a level of credit and ames is infrequent
and target_crossed.csv: TargetEncoder.fit_transform of penguins with the folds i % 5 (columns island and sex).
A missing value's level is <missing>.
"""

import numpy as np
import pandas as pd
from sklearn.model_selection import PredefinedSplit
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, TargetEncoder

SETS = (
    ("penguins", "../data/penguins.csv", "species"),
    ("credit", "../data/credit.csv", "Status"),
    ("ames", "../data/ames.csv", "Sale_Price"),
)
target_rows, frequency_rows, ordinal_rows, rare_rows = [], [], [], []


def read(path):
    data = pd.read_csv(path, keep_default_na=False, na_values=["", "NA", "NaN", "?"])
    texts = [c for c in data if data[c].dtype.kind not in "if"]
    data[texts] = data[texts].astype(object).where(data[texts].notna(), np.nan)
    return data, texts


for name, path, target in SETS:
    data, texts = read(path)
    columns = [c for c in texts if c != target]
    x = data[columns].to_numpy(dtype=object)
    y = data[target].to_numpy()
    kind = {"penguins": "multiclass", "credit": "binary", "ames": "continuous"}[name]
    classes = len(np.unique(y)) if kind == "multiclass" else 1
    encoders = [TargetEncoder(smooth=s, target_type=kind).fit(x, y) for s in ("auto", 10.0)]
    ordinal = OrdinalEncoder(encoded_missing_value=np.nan).fit(x)
    onehot = OneHotEncoder(min_frequency=0.05, handle_unknown="infrequent_if_exist").fit(x)
    for j, column in enumerate(columns):
        share = data[column].value_counts(normalize=True, dropna=False)
        infrequent = onehot.infrequent_categories_[j]
        infrequent = set() if infrequent is None else set(infrequent)
        for k, level in enumerate(encoders[0].categories_[j]):
            missing = not isinstance(level, str)
            shown = "<missing>" if missing else level
            for c in range(classes):
                values = [e.encodings_[j * classes + c][k] for e in encoders]
                target_rows.append([name, column, shown, c, *values])
            frequency_rows.append([name, column, shown, share[np.nan] if missing else share[level]])
            if not missing:
                position = list(ordinal.categories_[j]).index(level)
                ordinal_rows.append([name, column, shown, position])
                if not data[column].isna().any():
                    rare_rows.append([name, column, shown, "yes" if level in infrequent else "no"])

pd.DataFrame(target_rows, columns=["data", "column", "level", "measure", "auto", "fixed"]).to_csv("target.csv", index=False)
pd.DataFrame(frequency_rows, columns=["data", "column", "level", "share"]).to_csv("frequency.csv", index=False)
pd.DataFrame(ordinal_rows, columns=["data", "column", "level", "position"]).to_csv("ordinal.csv", index=False)
pd.DataFrame(rare_rows, columns=["data", "column", "level", "rare"]).to_csv("rare.csv", index=False)

data, _ = read("../data/penguins.csv")
x = data[["island", "sex"]].to_numpy(dtype=object)
folds = PredefinedSplit(np.arange(len(data)) % 5)
crossed = TargetEncoder(smooth="auto", cv=folds).fit_transform(x, data["species"].to_numpy())
names = [f"{column} {k}" for column in ("island", "sex") for k in range(3)]
pd.DataFrame(crossed, columns=names).to_csv("target_crossed.csv", index=False)
