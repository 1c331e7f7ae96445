"""Prints what TreeGiniTest expects: python tree_gini.py <folder of sdk-core's test data>

The tree of scikit-learn on the penguins without missing values, by their four measurements: in each leaf, from the
lowest values on, how many rows of each class there are.
"""
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.tree import DecisionTreeClassifier

print("scikit-learn", sklearn.__version__)
penguins = pd.read_csv(sys.argv[1] + "/penguins.csv").dropna()
columns = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
X, y = penguins[columns].to_numpy(float), penguins["species"].to_numpy()
seen = set()
for seed in range(20):
    model = DecisionTreeClassifier(max_depth=3, min_samples_leaf=5, random_state=seed).fit(X, y)
    tree = model.tree_
    lines = []
    for node in range(tree.node_count):
        counts = np.rint(tree.value[node][0] * tree.n_node_samples[node]).astype(int).tolist()
        inner = tree.children_left[node] >= 0
        lines.append(f"{columns[tree.feature[node]]} {tree.threshold[node]:.10g}" if inner else f"leaf {counts}")
    seen.add("\n".join(lines))
print(len(seen), "trees of 20 seeds")
print(seen.pop())
