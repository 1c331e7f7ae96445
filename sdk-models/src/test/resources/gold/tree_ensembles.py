"""Prints what TreeEnsembleGoldTest expects: python tree_ensembles.py <folder of sdk-core's test data> <breast_cancer.csv>

Training losses after some rounds of boosting, on all rows, and held-out scores of forests on every third row.
"""
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.ensemble import (GradientBoostingClassifier, GradientBoostingRegressor, RandomForestClassifier,
                              RandomForestRegressor)
from sklearn.metrics import log_loss, r2_score


def stages(name, model, X, y, every, loss):
    """Losses after rounds 1, 1 + every, ..., and by both criteria that there are."""
    for criterion in ("friedman_mse", "squared_error"):
        model.set_params(criterion=criterion).fit(X, y)
        classes = hasattr(model, "classes_")
        staged = model.staged_predict_proba(X) if classes else model.staged_predict(X)
        print("boosting,", name, criterion, [float(loss(y, p)) for p in staged][::every], end=" ")
        print("score", model.score(X, y), "absolute error", "" if classes else np.mean(abs(y - model.predict(X))))



data, cancer = sys.argv[1:]
print("scikit-learn", sklearn.__version__)
diabetes = pd.read_csv(data + "/diabetes.csv")
X, y = diabetes.iloc[:, :-1].to_numpy(float), diabetes.iloc[:, -1].to_numpy(float)
m = GradientBoostingRegressor(n_estimators=30, random_state=0).fit(X, y)
print("boosting, diabetes, half the mean squared error:", np.mean((y - m.predict(X)) ** 2) / 2)
stages("diabetes", m, X, y, 10, lambda y, p: np.mean((y - p) ** 2) / 2 / np.var(y))
bc = pd.read_csv(cancer)
X = bc.drop(columns="diagnosis").to_numpy(float)
y = (bc["diagnosis"] == "malignant").to_numpy(int)
m = GradientBoostingClassifier(n_estimators=30, random_state=0).fit(X, y)
print("boosting, breast cancer, log loss:", log_loss(y, m.predict_proba(X)))
stages("breast cancer", m, X, y, 10, log_loss)
held = np.arange(len(y)) % 3 == 0
for seed in range(5):
    m = GradientBoostingClassifier(n_estimators=100, random_state=seed).fit(X[~held], y[~held])
    print("boosting, breast cancer, held-out log loss:", log_loss(y[held], m.predict_proba(X[held])))
    m = RandomForestClassifier(n_estimators=300, random_state=seed).fit(X[~held], y[~held])
    print("forest, breast cancer, held-out log loss:", log_loss(y[held], m.predict_proba(X[held])))
iris = pd.read_csv(data + "/iris.csv")
X, y = iris.iloc[:, :-1].to_numpy(float), iris.iloc[:, -1].to_numpy()
m = GradientBoostingClassifier(n_estimators=10, random_state=0).fit(X, y)
print("boosting, iris, log loss:", log_loss(y, m.predict_proba(X)))
stages("iris", m, X, y, 3, log_loss)
X, y = diabetes.iloc[:, :-1].to_numpy(float), diabetes.iloc[:, -1].to_numpy(float)
held = np.arange(len(y)) % 3 == 0
for seed in range(5):
    m = RandomForestRegressor(n_estimators=300, min_samples_leaf=5, max_features=1 / 3, random_state=seed)
    print("forest, diabetes, held-out R2:", r2_score(y[held], m.fit(X[~held], y[~held]).predict(X[held])))
