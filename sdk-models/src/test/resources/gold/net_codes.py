"""Weights in 8 bits by NumPy, for NetQuantizationTest: python3 net_codes.py prints codes, exponents, scales, biases.

One layer of two units on four columns of very different units, the last one constant over the five weighted rows.
Each column is divided by the power of two nearest (in ratio) to its deviation; the constant one by the power under
which neither of its weights, 0.5 and -0.001, is more than the largest of its unit. Scales are the largest weight's
times 1 - r^2 / 1000 over 127, r = 0..20; the first with the least squared error of the centred sums is taken, and the
mean of what is lost goes into the bias.
"""
import numpy as np

X = np.array([[1.0, 150, 0.03, 7], [-2.0, 90, 0.01, 7], [0.5, -40, 0.05, 7], [3.0, 10, -0.02, 7], [-1.5, 60, 0.0, 7]])
SHARE = np.array([1.0, 2, 1, 3, 1])
W = np.array([[0.83, -0.0121, 41.7, 0.5], [-0.31, 0.0007, 97.3, -0.001]])
B = np.array([0.25, -1.5])

share = SHARE / SHARE.sum()
mean = share @ X
centred = X - mean
deviation = np.sqrt(share @ centred**2)
varies = deviation > 1e-12
exponent = np.zeros(4, dtype=int)
exponent[varies] = -np.floor(np.log2(deviation[varies] * np.sqrt(2))).astype(int)
largest = np.abs(W[:, varies] / 2.0 ** exponent[varies]).max(axis=1)
for j in np.flatnonzero(~varies):
    exponent[j] = -int(np.floor(np.log2((largest / np.abs(W[:, j])).min())))
scaled = W / 2.0**exponent
for unit in range(2):
    best = None
    for r in range(21):
        scale = (1 - r * r * 0.001) * np.abs(scaled[unit]).max() / 127
        codes = np.clip(np.rint(scaled[unit] / scale), -127, 127)
        off = W[unit] - scale * codes * 2.0**exponent
        error = share @ (centred @ off) ** 2
        if best is None or error < best[0]:
            best = (error, r, scale, codes.astype(int), B[unit] + off @ mean)
    print(unit, "r", best[1], "codes", best[3].tolist(), "scale", repr(best[2]), "bias", repr(best[4]))
print("exponents", exponent.tolist())
