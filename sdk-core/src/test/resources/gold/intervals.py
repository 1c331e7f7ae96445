"""Gold values for intervals of metrics. Run here: python intervals.py ; made with Python 3.11, scikit-learn 1.9.1,
scipy 1.17.1, numpy 2.4.6, pandas 3.1.1.

Writes delong.csv (569 tumours: malignant or not, probabilities of two logistic models, the second rounded so that many are
equal, and weights) and bootstrap.csv (40 values and 600 means of them resampled), and prints what the tests expect. DeLong's
variances are summed here pair by pair, by the formulas of the paper and without any sorting.
"""

from types import SimpleNamespace

import numpy as np
import pandas as pd
from scipy.stats import bootstrap, norm
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

x, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant.


def probabilities(columns):
    model = make_pipeline(StandardScaler(), LogisticRegression())
    return cross_val_predict(model, x[:, columns], y, cv=KFold(5), method="predict_proba")[:, 1]


p, q = probabilities([1, 8, 9]), np.round(probabilities([4, 9, 14]), 2)
w = np.random.default_rng(2).integers(0, 9, len(y)) / 4
pd.DataFrame({"y": np.where(y == 1, "malignant", "benign"), "p": p, "q": q, "w": w}).to_csv("delong.csv", index=False)


def components(y, p, w):
    pair = (p[y == 1][:, None] > p[y == 0]) + 0.5 * (p[y == 1][:, None] == p[y == 0])
    a, b = w[y == 1] / w[y == 1].sum(), w[y == 0] / w[y == 0].sum()
    return a, pair @ b, b, a @ pair


def variance(a, v, b, u):
    return sum(len(c) / (len(c) - 1) * np.sum(c**2 * (s - c @ s) ** 2) for c, s in ((a, v), (b, u)))


for name, weights in (("equal", np.ones(len(y))), ("weighted", w)):
    k = weights > 0
    ap, vp, bp, up = components(y[k], p[k], weights[k])
    aq, vq, bq, uq = components(y[k], q[k], weights[k])
    for own, area, parts in ((p, ap @ vp, (ap, vp, bp, up)), (q, aq @ vq, (aq, vq, bq, uq))):
        assert np.isclose(area, roc_auc_score(y[k], own[k], sample_weight=weights[k]), rtol=1e-13)
        print("AUC", name, repr(area), repr(np.sqrt(variance(*parts))))
    difference, error = ap @ vp - aq @ vq, np.sqrt(variance(ap, vp - vq, bp, up - uq))
    print("difference", name, repr(difference), repr(error), repr(2 * norm.sf(abs(difference / error))))
    if name == "equal":
        # The paper's own form for equal weights: covariances with m - 1, over m.
        s = np.cov(np.vstack([vp, vq])) / len(vp) + np.cov(np.vstack([up, uq])) / len(up)
        assert np.isclose(error, np.sqrt(s[0, 0] + s[1, 1] - 2 * s[0, 1]), rtol=1e-12)
        auc, se, z = ap @ vp, np.sqrt(s[0, 0]), norm.ppf(0.95)
        print("interval 0.9", repr(auc - z * se), repr(auc + z * se))
        logit, width = np.log(auc / (1 - auc)), z * se / (auc * (1 - auc))
        print("logit 0.9", repr(1 / (1 + np.exp(width - logit))), repr(1 / (1 + np.exp(-width - logit))))

random = np.random.default_rng(6)
values = np.exp(random.normal(size=40))
means = random.choice(values, (600, 40)).mean(axis=1)
pd.DataFrame({"score": np.concatenate([means, values]), "part": ["mean"] * 600 + ["value"] * 40}).to_csv(
    "bootstrap.csv", index=False)
for method in ("percentile", "BCa"):
    ends = bootstrap((values,), np.mean, n_resamples=0, confidence_level=0.9, method=method,
                     bootstrap_result=SimpleNamespace(bootstrap_distribution=means)).confidence_interval
    print(method, repr(ends.low), repr(ends.high))
