"""Prints linear.csv: linear regressions in 60 decimal digits, each first compared with statsmodels or scikit-learn.

python linear.py <folder of ames.csv, diabetes.csv, breast_cancer.csv> > linear.csv

A line is case, what, name, value. The exact solution is what the value is rounded from: statsmodels' own digits end
where the columns' offsets begin. How far the two differ at most, relatively, goes to stderr.
"""
import sys

import mpmath
import numpy as np
import pandas as pd
import sklearn
import statsmodels
import statsmodels.api as sm
from mpmath import mp, mpf
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import StandardScaler

mp.dps = 60
folder = sys.argv[1]


def solve(x, y, w, penalty):
    """Coefficients, intercept last, the inverse, and the residual sum of squares of centred, scaled columns."""
    n, p = x.shape
    total = mpf(float(w.sum()))
    wm = [mpf(float(v)) for v in w]
    cols, means, devs = [], [], []
    for j in range(p):
        v = [mpf(float(t)) for t in x[:, j]]
        m = sum(a * b for a, b in zip(wm, v)) / total
        v = [t - m for t in v]
        s = mp.sqrt(sum(a * t * t for a, t in zip(wm, v)) / total)
        cols.append([t / s for t in v])
        means.append(m)
        devs.append(s)
    ym = [mpf(float(t)) for t in y]
    mean = sum(a * b for a, b in zip(wm, ym)) / total
    yc = [t - mean for t in ym]
    gram = mp.matrix(p, p)
    right = mp.matrix(p, 1)
    for j in range(p):
        weighted = [a * t for a, t in zip(wm, cols[j])]
        right[j] = sum(a * t for a, t in zip(weighted, yc)) / total
        for m in range(j + 1):
            gram[j, m] = gram[m, j] = sum(a * t for a, t in zip(weighted, cols[m])) / total
    for j in range(p):
        gram[j, j] += mpf(penalty)
    inverse = gram ** -1
    b = inverse * right
    left = [yc[i] - sum(b[j] * cols[j][i] for j in range(p)) for i in range(n)]
    rss = sum(a * r * r for a, r in zip(wm, left))
    tss = sum(a * r * r for a, r in zip(wm, yc))
    raw = [b[j] / devs[j] for j in range(p)]
    return raw, mean - sum(c * m for c, m in zip(raw, means)), inverse, means, devs, rss, tss, total


def line(case, what, name, value):
    print(f"{case},{what},{name},{float(value)!r}")


def least_squares(case, names, x, y, w):
    n, p = x.shape
    raw, intercept, inverse, means, devs, rss, tss, total = solve(x, y, w, 0)
    df = n - p - 1
    sigma2 = rss / df
    u = mp.matrix([m / s for m, s in zip(means, devs)])
    errors = [mp.sqrt(sigma2 / total * inverse[j, j]) / devs[j] for j in range(p)]
    errors.append(mp.sqrt(sigma2 / total * (1 + (u.T * inverse * u)[0])))
    estimates = raw + [intercept]
    ours = []
    for name, b, e in zip(list(names) + ["(intercept)"], estimates, errors):
        t = b / e
        pv = mp.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)
        for what, value in (("estimate", b), ("error", e), ("t", t), ("p", pv)):
            line(case, what, name, value)
        ours.append([float(v) for v in (b, e, t, pv)])
    f = (tss - rss) / p / sigma2
    fp = mp.betainc(mpf(df) / 2, mpf(p) / 2, 0, df / (df + p * f), regularized=True)
    r2 = 1 - rss / tss
    whole = {"residual": mp.sqrt(sigma2), "r2": r2, "adjusted": 1 - (1 - r2) * (n - 1) / df, "f": f, "fp": fp}
    for what, value in whole.items():
        line(case, what, "", value)
    fit = sm.WLS(y, np.column_stack([x, np.ones(n)]), weights=w).fit(method="qr")
    theirs = np.column_stack([fit.params, fit.bse, fit.tvalues, fit.pvalues])
    scalars = [np.sqrt(fit.mse_resid), fit.rsquared, fit.rsquared_adj, fit.fvalue]
    far = max(
        np.max(np.abs(np.array(ours)[:, :3] / theirs[:, :3] - 1)),
        np.max(np.abs(np.array(ours)[:, 3] - theirs[:, 3])),
        np.max(np.abs(np.array([float(v) for v in list(whole.values())[:4]]) / scalars - 1)),
    )
    print(f"{case}: statsmodels differs by {far:.1e}", file=sys.stderr)
    assert far < 1e-6


def ridge(case, names, x, y, lam):
    n, p = x.shape
    raw, intercept, *_, rss, tss, _ = solve(x, y, np.ones(n), lam)
    for name, b in zip(list(names) + ["(intercept)"], raw + [intercept]):
        line(case, "estimate", name, b)
    line(case, "r2", "", 1 - rss / tss)
    scaler = StandardScaler().fit(x)
    fit = Ridge(alpha=n * lam, solver="svd").fit(scaler.transform(x), y)
    far = np.max(np.abs(np.array([float(v) for v in raw]) / (fit.coef_ / scaler.scale_) - 1))
    print(f"{case}: scikit-learn differs by {far:.1e}", file=sys.stderr)
    assert far < 1e-9


def shortest(case, names, x, y):
    """More columns than rows: X' (X X' + 11')^-1 y, the shortest of all solutions on standardised columns."""
    n, p = x.shape
    cols, means, devs = [], [], []
    for j in range(p):
        v = [mpf(float(t)) for t in x[:, j]]
        m = sum(v) / n
        s = mp.sqrt(sum((t - m) ** 2 for t in v) / n)
        cols.append([(t - m) / s for t in v])
        means.append(m)
        devs.append(s)
    mean = sum(mpf(float(t)) for t in y) / n
    yc = mp.matrix([mpf(float(t)) - mean for t in y])
    outer = mp.matrix(n, n)
    for i in range(n):
        for k in range(n):
            outer[i, k] = 1 + sum(c[i] * c[k] for c in cols)
    dual = outer ** -1 * yc
    raw = [sum(c[i] * dual[i] for i in range(n)) / s for c, s in zip(cols, devs)]
    intercept = mean - sum(c * m for c, m in zip(raw, means))
    for name, b in zip(list(names) + ["(intercept)"], raw + [intercept]):
        line(case, "estimate", name, b)
    scaler = StandardScaler().fit(x)
    fit = LinearRegression().fit(scaler.transform(x), y)
    far = np.max(np.abs(np.array([float(v) for v in raw]) / (fit.coef_ / scaler.scale_) - 1))
    print(f"{case}: scikit-learn differs by {far:.1e}", file=sys.stderr)
    assert far < 1e-9


def table(file, target):
    numbers = pd.read_csv(f"{folder}/{file}.csv").select_dtypes("number")
    return [c for c in numbers.columns if c != target], numbers.drop(columns=target).values, numbers[target].values


print(f"# Python {sys.version.split()[0]}, mpmath {mpmath.__version__}, statsmodels {statsmodels.__version__}, "
      f"scikit-learn {sklearn.__version__}: python linear.py ../../../../../sdk-core/src/test/resources/data > linear.csv")
for file, target in (("ames", "Sale_Price"), ("diabetes", "target"), ("breast_cancer", "worst_area")):
    names, x, y = table(file, target)
    least_squares(file, names, x, y, np.ones(len(y)))
    if file == "diabetes":
        least_squares("weighted", names, x, y, 0.5 + np.arange(len(y)) % 4)
    for lam in (0.001, 1.0):
        ridge(f"{file} ridge {lam}", names, x, y, lam)
names, x, y = table("diabetes", "target")
shortest("shortest", names, x[:8], y[:8])
