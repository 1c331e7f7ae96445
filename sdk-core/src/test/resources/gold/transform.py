"""Gold values for the transformers. Run here: python transform.py ; made with Python 3.11, scikit-learn 1.5.2, numpy 2.4.6, pandas 3.1.1.

Writes penguins_standard.csv (every row) and credit_standard.csv (the first 60 rows): median and most-frequent
imputation, one-hot with all levels, standardisation, with the statistics of all rows.
"""

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

for name, target, rows in (("penguins", "species", 344), ("credit", "Status", 60)):
    data = pd.read_csv(f"../data/{name}.csv", keep_default_na=False, na_values=["", "NA", "NaN", "?"])
    data = data.drop(columns=[target])
    numeric = [c for c in data if data[c].dtype.kind in "if"]
    categorical = [c for c in data if c not in numeric]
    numbers = SimpleImputer(strategy="median").fit_transform(data[numeric])
    texts = data[categorical].astype(object).where(data[categorical].notna(), np.nan)
    texts = SimpleImputer(strategy="most_frequent").fit_transform(texts)
    encoder = OneHotEncoder(sparse_output=False).fit(texts)
    names = [f"{c}={level}" for c, levels in zip(categorical, encoder.categories_) for level in levels]
    encoded = pd.DataFrame(np.hstack([numbers, encoder.transform(texts)]), columns=numeric + names)
    standard = pd.DataFrame(StandardScaler().fit_transform(encoded), columns=encoded.columns)
    standard.head(rows).to_csv(f"{name}_standard.csv", index=False)
