"""Gold values for linear and logistic regression under monotone constraints. Run here: python monotone.py ; made with
Python 3.11, scipy 1.17.1, numpy 2.4.6, pandas 3.1.1.

Columns are standardised with the weighted mean and standard deviation (1/n); constraints go round: the first column may
only raise the prediction, the second only lower it, the third is free, and so on.

Linear: scipy.optimize.lsq_linear(method="bvls", tol=1e-15) on the rows times the root of their weight, with
sqrt(lambda) I below them. Logistic: scipy.optimize.minimize(method="L-BFGS-B", ftol=0, gtol=1e-13), which stops some
1e-7 from the minimum; so the coefficients that it leaves off 0 are brought to a gradient of zero by
scipy.optimize.root(method="hybr", xtol=1e-15) on them alone, and the others' gradients are checked to point across 0.
How far the two are apart goes to the terminal.

Writes monotone.csv: case, column, sign, value on the standardised scale; the intercept of logistic cases too.
"""

import csv

import numpy as np
import pandas as pd
from scipy.optimize import lsq_linear, minimize, root
from scipy.special import expit

DATA = "../../../../../sdk-core/src/test/resources/data/"


def standardised(table, columns, weights):
    x = table[columns].to_numpy(float)
    mean = np.average(x, axis=0, weights=weights)
    return (x - mean) / np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weights))


def round_signs(p):
    return np.array([(1, -1, 0)[j % 3] for j in range(p)])


def bounds(signs):
    return np.where(signs == 1, 0, -np.inf), np.where(signs == -1, 0, np.inf)


def write(out, case, columns, signs, values):
    for column, sign, value in zip(columns, signs, values):
        out.writerow([case, column, sign, repr(float(value))])
    print(case, "held:", [c for c, s, v in zip(columns, signs, values) if s != 0 and v == 0])


def linear(out, case, table, columns, y, weights, lam):
    share = weights / weights.sum()
    x = standardised(table, columns, weights)
    y = y - (share * y).sum()
    y = y / np.sqrt((share * y * y).sum())
    p = len(columns)
    signs = round_signs(p)
    rows = np.sqrt(share)[:, None] * x
    a = np.vstack([rows, np.sqrt(lam) * np.eye(p)]) if lam else rows
    right = np.concatenate([np.sqrt(share) * y, np.zeros(p if lam else 0)])
    low, high = bounds(signs)
    b = lsq_linear(a, right, (low, high), method="bvls", tol=1e-15, max_iter=10_000).x
    slopes = a.T @ (right - a @ b)
    for s, v, g in zip(signs, b, slopes):
        assert s * v >= 0 and (abs(g) < 1e-12 if v != 0 else s * g < 1e-12), (s, v, g)
    write(out, case, columns, signs, b)


def logistic(out, case, table, columns, y, weights, lam):
    share = weights / weights.sum()
    x = np.column_stack([standardised(table, columns, weights), np.ones(len(y))])
    p = len(columns)
    signs = np.append(round_signs(p), 0)
    shrink = lam * np.append(np.ones(p), 0)

    def loss(b):
        z = x @ b
        return (share * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (shrink * b * b).sum()

    def gradient(b):
        return x.T @ (share * (expit(x @ b) - y)) + shrink * b

    low, high = bounds(signs)
    rough = minimize(loss, np.zeros(p + 1), jac=gradient, method="L-BFGS-B", bounds=list(zip(low, high)),
                     options={"ftol": 0, "gtol": 1e-13, "maxiter": 100_000, "maxfun": 1_000_000, "maxcor": 50}).x
    free = rough != 0

    def whole(part):
        b = np.zeros(p + 1)
        b[free] = part
        return b

    def hessian(part):
        q = expit(x @ whole(part))
        return (x[:, free].T * (share * q * (1 - q))) @ x[:, free] + np.diag(shrink[free])

    b = whole(root(lambda part: gradient(whole(part))[free], rough[free], jac=hessian, method="hybr",
                   options={"xtol": 1e-15}).x)
    for s, v, g in zip(signs, b, gradient(b)):
        assert s * v >= 0 and (abs(g) < 1e-13 if v != 0 else s * g > 0), (s, v, g)
    print(case, "L-BFGS-B against the root:", abs(b - rough).max())
    write(out, case, columns + ["(intercept)"], signs, b)


def numeric(table, target):
    return [c for c in table.columns if c != target and pd.api.types.is_numeric_dtype(table[c])]


ames = pd.read_csv(DATA + "ames.csv")
cancer = pd.read_csv(DATA + "breast_cancer.csv")
credit = pd.read_csv(DATA + "credit.csv")
diabetes = pd.read_csv(DATA + "diabetes.csv")
terms = ["Seniority", "Time", "Age", "Expenses", "Amount", "Price"]
credit = credit[credit[terms + ["Status"]].notna().all(axis=1)]

with open("monotone.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["case", "column", "sign", "value"])
    for name, table, target in (("diabetes", diabetes, "target"), ("breast_cancer", cancer, "worst_area"),
                                ("ames", ames, "Sale_Price")):
        y = table[target].to_numpy(float)
        columns = numeric(table, target)
        linear(out, f"linear {name}", table, columns, y, np.ones(len(y)), 0.0)
        linear(out, f"ridge {name}", table, columns, y, 1.0 + np.arange(len(y)) % 3, 0.01)
    y = (cancer["diagnosis"] == "malignant").to_numpy(float)
    logistic(out, "logistic breast_cancer", cancer, numeric(cancer, "diagnosis"), y, np.ones(len(y)), 0.001)
    y = (credit["Status"] == "good").to_numpy(float)
    logistic(out, "logistic credit", credit, terms, y, np.ones(len(y)), 0.0)
    y = (ames["Sale_Price"] > ames["Sale_Price"].median()).to_numpy(float)
    columns = numeric(ames, "Sale_Price")
    logistic(out, "logistic ames", ames, columns, y, 1.0 + np.arange(len(y)) % 3, 0.01)
