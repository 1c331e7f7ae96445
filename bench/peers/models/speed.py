"""Times scikit-learn's and PyTorch's training and prediction on the rows SpeedExport wrote.

Usage: python speed.py prepare DIRECTORY
       python speed.py measure DIRECTORY ROUND limpid.json peers.json

prepare fits the forest whose prediction is timed. measure is one round; limpid.json, that of the same round, says how many
rows, epochs and trees there are. PyTorch is left out where it cannot be imported.
"""

import json
import os
import pickle
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

try:
    import torch
except Exception:  # not only when it is absent: its libraries may be
    torch = None

FEATURES = 40
TREE_ROWS, TREES, DEPTH = 4_000, 1_000, 8
SALES = 256


def timed(work, runs, warm_ups=1):
    seconds = []
    for run in range(warm_ups + runs):
        start = time.perf_counter()
        work(run)
        if run >= warm_ups:
            seconds.append(time.perf_counter() - start)
    return {"seconds": seconds}


def rows(directory):
    data = np.fromfile(os.path.join(directory, "rows.bin"), dtype="<f8").reshape(-1, FEATURES + 1)
    return np.ascontiguousarray(data[:, :FEATURES]), data[:, FEATURES].astype(np.int64)


def prepare(directory):
    x, y = rows(directory)
    forest = RandomForestClassifier(TREES, max_depth=DEPTH, random_state=0, n_jobs=2).fit(x[:TREE_ROWS], y[:TREE_ROWS])
    with open(os.path.join(directory, "forest.pickle"), "wb") as file:
        pickle.dump(forest.set_params(n_jobs=1), file)


def net(seed, epochs):
    return MLPClassifier((32,), alpha=0.0, batch_size=32, max_iter=epochs, n_iter_no_change=epochs + 1, tol=0.0,
                         random_state=seed)


def nets(x, y, held, truth, epochs, seed):
    warnings.simplefilter("ignore", ConvergenceWarning)
    training = timed(lambda run: net(run, epochs).fit(x, y), runs=2, warm_ups=0)
    fitted = net(seed, epochs).fit(x, y)
    training["trainingLoss"] = [log_loss(y, fitted.predict_proba(x))]
    training["heldOutLoss"] = [log_loss(truth, fitted.predict_proba(held))]
    return {"netTraining": training, "netPrediction": timed(lambda run: fitted.predict_proba(x), runs=40, warm_ups=10)}


def train_torch(x, y, epochs, seed):
    """The usual loop: an order of the rows an epoch, one step a batch; single precision, torch's default."""
    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(FEATURES, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    loss = torch.nn.BCEWithLogitsLoss()
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), 32):
            batch = order[start : start + 32]
            optimizer.zero_grad(set_to_none=True)
            loss(model(x[batch]).squeeze(1), y[batch]).backward()
            optimizer.step()
    return model


def torch_nets(x, y, held, truth, epochs, seed):
    torch.set_num_threads(1)
    features, target = torch.from_numpy(x).float(), torch.from_numpy(y).float()
    training = timed(lambda run: train_torch(features, target, epochs, run), runs=1, warm_ups=0)
    fitted = train_torch(features, target, epochs, seed)

    def predict(values):
        with torch.inference_mode():
            return torch.sigmoid(fitted(values)).squeeze(1)

    held_out = torch.from_numpy(held).float()
    training["trainingLoss"] = [log_loss(y, predict(features).double().numpy())]
    training["heldOutLoss"] = [log_loss(truth, predict(held_out).double().numpy())]
    return {
        "version": torch.__version__,
        "netTraining": training,
        "netPrediction": timed(lambda run: predict(features), runs=40, warm_ups=10),
    }


def trees(directory, x, y, ours):
    with open(os.path.join(directory, "forest.pickle"), "rb") as file:
        forest = pickle.load(file)
    few = ours["treeRows"]
    prediction = timed(lambda run: forest.predict_proba(x), runs=2)
    prediction["nodes"] = sum(tree.tree_.node_count for tree in forest.estimators_)
    return {
        "forestPrediction": prediction,
        "forestTraining": timed(
            lambda run: RandomForestClassifier(ours["forestTrees"], max_depth=20, random_state=run).fit(x[:few], y[:few]),
            runs=1, warm_ups=0),
        "boostingTraining": timed(
            lambda run: GradientBoostingClassifier(random_state=run).fit(x[:few], y[:few]), runs=1, warm_ups=0),
    }


def single_rows(seed):
    """Imputes, encodes, standardises and predicts data frames of one row."""
    data = pd.read_csv("demo-app/data/ames.csv", keep_default_na=False, na_values=["", "NA", "NaN", "?"])
    price = data.pop("Sale_Price")
    truth = (price > price.median()).astype(int)
    texts = make_pipeline(SimpleImputer(strategy="most_frequent"),
                          OneHotEncoder(sparse_output=False, handle_unknown="ignore"))
    columns = make_column_transformer(
        (SimpleImputer(strategy="median"), make_column_selector(dtype_include="number")),
        (texts, make_column_selector(dtype_exclude="number")),
    )
    found = {}
    sales = [data.iloc[[11 * k]] for k in range(SALES)]
    for name, last in (("logisticRow", LogisticRegression(max_iter=1_000)), ("netRow", net(seed, 10))):
        model = make_pipeline(columns, StandardScaler(), last).fit(data, truth)
        found[name] = timed(lambda run: model.predict_proba(sales[run % SALES]), runs=SALES, warm_ups=20)
    return found


def measure(directory, number, limpid, out):
    with open(limpid, encoding="utf-8") as file:
        ours = json.load(file)
    x, y = rows(directory)
    x, held, y, truth = x[: ours["rows"]], x[ours["rows"] :], y[: ours["rows"]], y[ours["rows"] :]
    seed, epochs = int(number), ours["epochs"]
    found = nets(x, y, held, truth, epochs, seed)
    logistic = LogisticRegression().fit(x, y)
    many = np.resize(x, (ours["logisticRows"], FEATURES))
    found["logisticPrediction"] = timed(lambda run: logistic.predict_proba(many), runs=7)
    found["plainSum"] = timed(lambda run: many.sum(), runs=7)
    del many
    found.update(trees(directory, x, y, ours))
    found.update(single_rows(seed))
    if torch is not None:
        found["torch"] = torch_nets(x, y, held, truth, epochs, seed)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    {"prepare": prepare, "measure": measure}[sys.argv[1]](*sys.argv[2:])
