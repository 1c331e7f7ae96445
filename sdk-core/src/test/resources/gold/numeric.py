"""Gold values for the numeric transformers. Run here: python numeric.py ; made with Python 3.11, scikit-learn 1.9.1,
numpy 2.4.6, scipy 1.17.1 and pandas 3.1.1.

Writes numeric_values.csv: for each data set, step and numeric column the sum and the sum of absolute values of the
step's output over all rows (missing ones left out) and the output in the first 8 rows. Writes power_lambdas.csv: the
lambda of greatest Yeo-Johnson likelihood of each numeric column of penguins to 20 digits, by a root of the likelihood's
derivative in 40-digit arithmetic (decimal), next to scikit-learn's.
"""

import math
from decimal import Decimal, getcontext

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    FunctionTransformer,
    KBinsDiscretizer,
    MinMaxScaler,
    PolynomialFeatures,
    PowerTransformer,
    RobustScaler,
    StandardScaler,
)


def complete(step):
    """Bins for columns with gaps, which KBinsDiscretizer refuses: learned and applied without them, column by column."""

    def fit_transform(x):
        out = np.full(x.shape, np.nan)
        for j in range(x.shape[1]):
            there = ~np.isnan(x[:, j])
            out[there, j] = step().fit_transform(x[there, j : j + 1])[:, 0]
        return out

    return fit_transform


def clip(x, low, high):
    return np.clip(x, low, high)


def fences(x):
    quarters = np.nanquantile(x, [0.25, 0.75], axis=0)
    reach = 1.5 * (quarters[1] - quarters[0])
    return np.clip(x, quarters[0] - reach, quarters[1] + reach)


steps = {
    "mean": lambda x: SimpleImputer(strategy="mean").fit_transform(x),
    "median": lambda x: SimpleImputer(strategy="median").fit_transform(x),
    "most frequent": lambda x: SimpleImputer(strategy="most_frequent").fit_transform(x),
    "constant": lambda x: SimpleImputer(strategy="constant", fill_value=-1.5).fit_transform(x),
    "standard": lambda x: StandardScaler().fit_transform(x),
    "min max": lambda x: MinMaxScaler(feature_range=(-1, 3)).fit_transform(x),
    "robust": lambda x: RobustScaler().fit_transform(x),
    "robust 5 95": lambda x: RobustScaler(quantile_range=(5.0, 95.0)).fit_transform(x),
    "signed log": lambda x: np.sign(x) * np.log1p(np.abs(x)),
    "quantiles 1 99": lambda x: np.clip(x, *np.nanquantile(x, [0.01, 0.99], axis=0)),
    "fences": fences,
    "power": lambda x: PowerTransformer().fit_transform(x),
    "yeo-johnson 0.3": lambda x: np.apply_along_axis(lambda c: stats.yeojohnson(c, lmbda=0.3), 0, x),
    "yeo-johnson -1.7": lambda x: np.apply_along_axis(lambda c: stats.yeojohnson(c, lmbda=-1.7), 0, x),
    "quantile bins": complete(
        lambda: KBinsDiscretizer(
            n_bins=5, encode="ordinal", strategy="quantile", quantile_method="linear", subsample=None
        )
    ),
    "width bins": complete(lambda: KBinsDiscretizer(n_bins=7, encode="ordinal", strategy="uniform", subsample=None)),
}


def numbers(name):
    data = pd.read_csv(f"../data/{name}.csv", keep_default_na=False, na_values=["", "NA", "NaN", "?"])
    numeric = [c for c in data if data[c].dtype.kind in "if"]
    return numeric, data[numeric].to_numpy(dtype=float)


def line(name, step, column, values):
    there = [v for v in values if not math.isnan(v)]
    shown = [repr(float(v)) if not math.isnan(v) else "" for v in values[:8]]
    return [name, step, column, repr(math.fsum(there)), repr(math.fsum(abs(v) for v in there))] + shown


def main():
    lines = []
    for name in ("penguins", "credit", "ames", "breast_cancer"):
        columns, x = numbers(name)
        for step, apply in steps.items():
            out = apply(x)
            lines += [line(name, step, c, out[:, j]) for j, c in enumerate(columns)]
    # Products of the complete rows, which scikit-learn needs; names spelled as here.
    columns, x = numbers("penguins")
    x = x[~np.isnan(x).any(axis=1)]
    for step, options in (("products 3", {}), ("interactions 3", {"interaction_only": True})):
        features = PolynomialFeatures(degree=3, include_bias=False, **options).fit(x)
        out = features.transform(x)
        names = [n.replace(" ", "*") for n in features.get_feature_names_out(columns)]
        lines += [line("penguins", step, n, out[:, k]) for k, n in enumerate(names)]
    head = ["data", "step", "column", "sum", "absolute"] + [f"row{i}" for i in range(8)]
    pd.DataFrame(lines, columns=head).to_csv("numeric_values.csv", index=False)

    getcontext().prec = 40
    lambdas = []
    columns, x = numbers("penguins")
    power = PowerTransformer().fit(x)
    for j, c in enumerate(columns):
        # All values are above 0.
        logs = [(1 + Decimal(float(v))).ln() for v in x[:, j] if not math.isnan(v)]
        n = len(logs)

        def slope(l):
            """d/dl of -1/2 log var(((1 + x)^l - 1) / l) + l mean(log(1 + x))."""
            powers = [(l * t).exp() for t in logs]
            mean = sum(powers) / n
            variance = sum((p - mean) ** 2 for p in powers) / n
            covariance = sum((p - mean) * p * t for p, t in zip(powers, logs)) / n
            return -covariance / variance + 1 / l + sum(logs) / n

        before, root = Decimal(float(power.lambdas_[j])) + Decimal("1e-4"), Decimal(float(power.lambdas_[j]))
        slope_before, slope_root = slope(before), slope(root)
        while abs(root - before) > Decimal("1e-25"):
            before, root = root, root - slope_root * (root - before) / (slope_root - slope_before)
            slope_before, slope_root = slope_root, slope(root)
        lambdas.append([c, f"{root:.20g}", repr(float(power.lambdas_[j]))])
    pd.DataFrame(lambdas, columns=["column", "lambda", "scikit-learn"]).to_csv("power_lambdas.csv", index=False)


main()
