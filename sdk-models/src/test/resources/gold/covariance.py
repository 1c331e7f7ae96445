"""Gold values for the covariances of coefficients. Run here: python covariance.py ; made with Python 3.11, numpy 2.4.6,
pandas 3.1.1, mpmath 1.4.1.

Linear: sigma^2 (X'X)^-1 of the raw columns and a column of ones, X'X inverted in 60 digits. Logistic, no penalty: the
inverse of X' diag(w p (1 - p)) X at the minimum, and for three classes that of the whole Hessian among coefficients
that sum to zero over the classes, both by Newton's method in 40 digits to a gradient of 1e-25.

Writes covariance.csv: case, first, second, value; a coefficient is class:column, the class empty where there is one
predictor.
"""

import csv

import pandas as pd
from mpmath import mp, mpf

DATA = "../../../../../sdk-core/src/test/resources/data/"


def matrix(rows):
    return mp.matrix([[mpf(float(v)) for v in row] + [mpf(1)] for row in rows])


def linear(out, case, columns, rows, y, w):
    mp.dps = 60
    x = matrix(rows)
    n, p = x.rows, x.cols
    y = mp.matrix([mpf(float(v)) for v in y])
    weighted = x.copy()
    for i in range(n):
        for j in range(p):
            weighted[i, j] *= w[i]
    inverse = (weighted.T * x) ** -1
    left = y - x * (inverse * (weighted.T * y))
    sigma2 = sum(w[i] * left[i] ** 2 for i in range(n)) / (n - p)
    write(out, case, [f":{c}" for c in columns], sigma2 * inverse)


def logistic(out, case, columns, rows, y, classes):
    """Every class a predictor; of two the first has none. Classes in order, y their places."""
    mp.dps = 40
    x = matrix(rows)
    n, p = x.rows, x.cols
    own = range(1, 2) if len(classes) == 2 else range(len(classes))
    size = p * len(own)
    scale = [max(abs(x[i, j]) for i in range(n)) for j in range(p)]
    b = mp.matrix(size, 1)
    while True:
        gradient = mp.matrix(size, 1)
        hessian = mp.matrix(size, size)
        for i in range(n):
            z = [mpf(0)] * len(classes)
            for at, k in enumerate(own):
                z[k] = sum(b[at * p + j] * x[i, j] for j in range(p))
            e = [mp.exp(v) for v in z]
            q = [v / sum(e) for v in e]
            for at, k in enumerate(own):
                r = q[k] - (1 if y[i] == k else 0)
                for j in range(p):
                    gradient[at * p + j] += r * x[i, j]
                for bt, m in enumerate(own):
                    c = q[k] * ((1 if k == m else 0) - q[m])
                    for j in range(p):
                        for l in range(p):
                            hessian[at * p + j, bt * p + l] += c * x[i, j] * x[i, l]
        if len(own) > 1:
            # Curvature of the common shift; taken out of the inverse again below.
            for at in range(len(own)):
                for bt in range(len(own)):
                    for j in range(p):
                        hessian[at * p + j, bt * p + j] += scale[j] ** 2
        inverse = hessian ** -1
        b -= inverse * gradient
        if max(abs(gradient[a] / scale[a % p]) for a in range(size)) < mpf(10) ** -25:
            break
    if len(own) > 1:
        k = len(own)
        for at in range(k):
            for bt in range(k):
                for j in range(p):
                    inverse[at * p + j, bt * p + j] -= 1 / (scale[j] ** 2 * k * k)
    write(out, case, [f"{classes[k] if len(own) > 1 else ''}:{c}" for k in own for c in columns], inverse)


def write(out, case, names, values):
    for a in range(len(names)):
        for b in range(a + 1):
            out.writerow([case, names[a], names[b], repr(float(values[a, b]))])


diabetes = pd.read_csv(DATA + "diabetes.csv")
penguins = pd.read_csv(DATA + "penguins.csv").dropna(subset=["bill_length_mm", "body_mass_g", "sex", "island"])
with open("covariance.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["case", "first", "second", "value"])
    terms = [c for c in diabetes.columns if c != "target"]
    weights = [1 + i % 3 for i in range(len(diabetes))]
    linear(out, "diabetes", terms + ["(intercept)"], diabetes[terms].values, diabetes["target"].values, weights)
    terms = ["bill_length_mm", "body_mass_g"]
    for target in ("sex", "island"):
        classes = sorted(penguins[target].unique())
        y = [classes.index(v) for v in penguins[target]]
        logistic(out, target, terms + ["(intercept)"], penguins[terms].values, y, classes)
