"""Curves of cross-validated deviance from fits that are exact up to rounding, where glmnet's own are not.

Every fold's elastic-net logistic regression is solved by Newton's method on its nonzero coefficients, cut at changes of
sign, until the derivatives are within 1e-14 and no other column violates the optimality conditions.

Run: python exact.py DIRECTORY_OF_CORE_TEST_DATA DIRECTORY_OF_THESE_FILES; writes bc_exact_a1.csv and bc_exact_a0.5.csv.
"""

import csv
import sys

import numpy as np
import pandas as pd


def solve(x, y, lam, alpha, b0, b):
    n = len(y)
    l1, l2 = lam * alpha, lam * (1 - alpha)
    for _ in range(2000):
        p = 1 / (1 + np.exp(-(b0 + x @ b)))
        g = x.T @ (y - p) / n - l2 * b
        a = np.flatnonzero(b)
        slope = np.r_[(y - p).mean(), g[a] - l1 * np.sign(b[a])]
        if np.abs(slope).max() < 1e-14:
            out = np.abs(g) - l1
            out[a] = 0
            if out.max() <= 1e-12:
                return b0, b
            j = out.argmax()
            b = b.copy()
            b[j] = 1e-12 * np.sign(g[j])
            continue
        z = np.c_[np.ones(n), x[:, a]]
        h = (z * (p * (1 - p))[:, None]).T @ z / n + np.diag(np.r_[0, np.full(len(a), l2)])
        step = np.linalg.solve(h, slope)
        cross = np.flatnonzero((b[a] + step[1:]) * np.sign(b[a]) < 0)
        t = 1.0
        b = b.copy()
        if len(cross):
            shares = -b[a][cross] / step[1:][cross]
            t = shares.min()
        b[a] += t * step[1:]
        if len(cross):
            b[a[cross[shares.argmin()]]] = 0
        b0 += t * step[0]
    raise RuntimeError("no convergence at lambda %g" % lam)


def main(data, files):
    d = pd.read_csv(data + "/breast_cancer.csv")
    y = (d.diagnosis == "benign").to_numpy(float)
    x = d.drop(columns="diagnosis").to_numpy()
    fold = np.arange(len(y)) % 10
    for name, alpha in (("a1", 1.0), ("a0.5", 0.5)):
        with open("%s/bc_cvfix_%s_deviance.csv" % (files, name)) as f:
            lambdas = [float(row[0]) for row in list(csv.reader(f))[1:]]
        scores = np.empty((len(lambdas), 10))
        for k in range(10):
            t = fold != k
            mean, sd = x[t].mean(0), x[t].std(0)
            z = (x - mean) / sd
            b0, b = np.log(y[t].mean() / (1 - y[t].mean())), np.zeros(x.shape[1])
            for m, lam in enumerate(lambdas):
                b0, b = solve(z[t], y[t], lam, alpha, b0, b)
                p = 1 / (1 + np.exp(-(b0 + z[~t] @ b)))
                p = np.clip(np.where(y[~t] == 1, p, 1 - p), 1e-5, 1 - 1e-5)
                scores[m, k] = -2 * np.log(p).mean()
        w = np.bincount(fold) / len(y)
        with open("%s/bc_exact_%s.csv" % (files, name), "w") as f:
            f.write("lambda,mean,error\n")
            for lam, s in zip(lambdas, scores):
                m = w @ s
                f.write("%r,%r,%r\n" % (lam, float(m), float(np.sqrt(w @ (s - m) ** 2 / 9))))


main(sys.argv[1], sys.argv[2])
