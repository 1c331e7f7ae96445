"""Outputs of a net with layer normalisation, by the formula of torch.nn.LayerNorm's documentation
(https://pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html: biased variance, eps = 1e-5), in numpy."""

import numpy as np


def layer_norm(z, gain, shift, eps=1e-5):
    mean = z.mean(axis=1, keepdims=True)
    variance = z.var(axis=1, keepdims=True)  # divided by the number of units
    return (z - mean) / np.sqrt(variance + eps) * gain + shift


x = np.array([[0.5, -1.0], [1.5, 2.0], [-2.0, 0.25]])
w0 = np.array([[0.3, -0.2], [-0.4, 0.6], [1.1, 0.05]])
b0 = np.array([0.1, -0.1, 0.4])
g0, s0 = np.array([1.5, -0.5, 0.75]), np.array([0.2, 0.0, -0.3])
w1 = np.array([[0.7, -0.5, 0.2], [0.1, 0.9, -1.2], [-0.3, 0.4, 0.8]])
b1 = np.array([0.0, 0.25, -0.6])
g1, s1 = np.array([0.8, 1.3, 0.6]), np.array([-0.1, 0.6, 0.9])
w2 = np.array([[0.4, -0.9, 0.35]])
b2 = np.array([0.2])
h = np.tanh(layer_norm(x @ w0.T + b0, g0, s0))
h = np.tanh(layer_norm(h @ w1.T + b1, g1, s1))
print("numpy", np.__version__)
print([float(v) for v in (h @ w2.T + b2)[:, 0]])
