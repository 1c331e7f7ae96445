"""Gold values for the metrics of regressors. Run here: python regression.py ; made with Python 3.11, scikit-learn 1.9.1,
scipy 1.17.1, numpy 2.4.6, pandas 3.1.1.

Writes regression.csv (the body mass in kg of 342 penguins, the progression of 442 diabetes patients, and the prices of 600
houses in Ames in thousands of dollars, predicted out of fold by linear models, and weights with zeros among them) and regression_metrics.csv (each metric of these, all weights one and
weighted).
"""

import numpy as np
import pandas as pd
from scipy.special import huber
from sklearn import metrics
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_predict

penguins = pd.read_csv("../data/penguins.csv").dropna(subset=["body_mass_g"])
mass = penguins["body_mass_g"].to_numpy(float) / 1000
measures = penguins.drop(columns=["body_mass_g"]).select_dtypes("number").to_numpy(float)
diabetes, progression = load_diabetes(return_X_y=True)
ames = pd.read_csv("../data/ames.csv").sample(600, random_state=3)
price = ames["Sale_Price"].to_numpy(float) / 1000
house = ames[["Year_Built", "Total_Bsmt_SF", "Gr_Liv_Area", "Garage_Cars", "Fireplaces"]].to_numpy(float)

written, rows = [], []
for data, x, y in (("penguins", measures, mass), ("diabetes", diabetes, progression), ("ames", house, price)):
    p = cross_val_predict(LinearRegression(), x, y, cv=KFold(5))
    w = np.random.default_rng(1).integers(0, 12, len(y)) / 8
    written.append(pd.DataFrame({"data": data, "y": y, "p": p, "w": w}))
    for name, f in {
        "MSE": metrics.mean_squared_error,
        "RMSE": metrics.root_mean_squared_error,
        "MAE": metrics.mean_absolute_error,
        "median absolute error": metrics.median_absolute_error,
        "MAPE": metrics.mean_absolute_percentage_error,
        "R2": metrics.r2_score,
        "explained variance": metrics.explained_variance_score,
        "pinball loss of quantile 0.9": lambda y, p, **k: metrics.mean_pinball_loss(y, p, alpha=0.9, **k),
        "Huber loss of delta 0.3": lambda y, p, sample_weight=None: np.average(huber(0.3, y - p), weights=sample_weight),
        "Poisson deviance": metrics.mean_poisson_deviance,
    }.items():
        rows.append((data, name, f(y, p), f(y, p, sample_weight=w)))
    rows.append((data, "max error", metrics.max_error(y, p), metrics.max_error(y[w > 0], p[w > 0])))
pd.concat(written).to_csv("regression.csv", index=False)
pd.DataFrame(rows, columns=["data", "metric", "equal", "weighted"]).to_csv("regression_metrics.csv", index=False)
