"""Gold values for the resamplers. Run here: python resample.py ; made with Python 3.11, scikit-learn 1.9.1, scipy 1.17.1,
numpy 2.4.6, pandas 3.1.1.

Writes
- resample_class_weights.csv: the weight of every penguin, balanced by species, from weights of one (balanced) and from
  weights 1, 2, 3, 1, 2, 3, ... (weighted), by compute_class_weight;
- resample_dropped.csv: per case the rows dropped: pandas' duplicated, fences by numpy's quantiles (its default, type 7);
- resample_images.csv: a 5 × 7 image changed by scipy.ndimage.affine_transform, bilinear, one case per line.
"""

import numpy as np
import pandas as pd
from scipy.ndimage import affine_transform
from sklearn.utils.class_weight import compute_class_weight

penguins = pd.read_csv("../data/penguins.csv")
classes, codes = np.unique(penguins["species"], return_inverse=True)
weights = 1.0 + np.arange(len(penguins)) % 3
balanced = compute_class_weight("balanced", classes=classes, y=penguins["species"])
weighted = compute_class_weight("balanced", classes=classes, y=penguins["species"], sample_weight=weights)
pd.DataFrame({"balanced": balanced[codes], "weighted": weights * weighted[codes]}).to_csv(
    "resample_class_weights.csv", index=False
)


def outside(data, low, high, factor):
    inside = np.ones(len(data), dtype=bool)
    for column in data.select_dtypes("number"):
        values = data[column].to_numpy(dtype=float)
        lower, upper = np.quantile(values[~np.isnan(values)], [low, high])
        if factor is not None:
            if lower == upper:
                continue
            lower, upper = lower - factor * (upper - lower), upper + factor * (upper - lower)
        inside &= ~((values < lower) | (values > upper))
    return np.flatnonzero(~inside)


credit = pd.read_csv("../data/credit.csv")
dropped = {
    "duplicates": np.flatnonzero(penguins[["species", "island", "sex"]].duplicated()),
    "iqr": outside(credit.drop(columns="Status"), 0.25, 0.75, 1.5),
    "quantiles": outside(credit.drop(columns="Status"), 0.01, 0.99, None),
}
rows = [(case, row) for case, chosen in dropped.items() for row in chosen]
pd.DataFrame(rows, columns=["case", "row"]).to_csv("resample_dropped.csv", index=False)

HEIGHT, WIDTH = 5, 7
image = np.array([[(17 * r + 31 * c) % 23 / 3 for c in range(WIDTH)] for r in range(HEIGHT)])
centre = np.array([(HEIGHT - 1) / 2, (WIDTH - 1) / 2])
cases = []
for degrees, zoom, down, right in [
    (30, 1, 0, 0),
    (-75, 1, 0, 0),
    (200, 1, 0, 0),
    (0, 1.3, 0, 0),
    (0, 0.6, 0, 0),
    (0, 1, 0.75, -1.5),
    (0, 1, 2, 3),
    (12.5, 0.8, -0.4, 1.1),
]:
    angle = np.radians(degrees)
    # From a place in the copy, about the centre and after the shift, back to the place in the image; rows count downwards.
    back = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) / zoom
    offset = centre - back @ (centre + np.array([down, right]))
    for border, mode, background in [("BACKGROUND", "grid-constant", 2.5), ("EDGE", "nearest", 0)]:
        changed = affine_transform(image, back, offset=offset, order=1, mode=mode, cval=background)
        cases.append([degrees, zoom, down, right, border, background, *changed.ravel()])
names = ["degrees", "zoom", "down", "right", "border", "background"]
pixels = [f"r{r}c{c}" for r in range(HEIGHT) for c in range(WIDTH)]
pd.DataFrame(cases, columns=names + pixels).to_csv("resample_images.csv", index=False)
