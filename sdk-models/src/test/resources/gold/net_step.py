"""Two gradient steps of a 2-2-1 net on three weighted rows, in numpy 2.4.6: python net_step.py

Prints the loss sum before the first step and, after one step of SGD and after two of Adam, every weight and bias:
hidden weights by unit, hidden biases, output weights, output bias. Rate 0.1, lambda 0.25.
"""
import numpy as np

X = np.array([[0.5, -1.0], [1.5, 2.0], [-2.0, 0.25]])
y = np.array([1.0, 0.0, 1.0])
w = np.array([1.0, 0.5, 1.5])
START = [np.array([[0.3, -0.2], [-0.4, 0.6]]), np.array([0.1, -0.1]), np.array([0.7, -0.5]), np.array([0.2])]
lam, rate = 0.25, 0.1


def loss_and_gradient(params):
    A, b, v, c = params
    z = X @ A.T + b
    h = np.maximum(z, 0)
    s = h @ v + c
    p = 1 / (1 + np.exp(-s))
    d = w * (p - y) / 3
    e = d[:, None] * v * (z > 0)
    loss = np.sum(w * (np.log1p(np.exp(s)) - y * s))
    return loss, [e.T @ X + lam * A, e.sum(0), h.T @ d + lam * v, np.array([d.sum()])]


def show(name, params):
    print(name, ", ".join(repr(float(x)) for q in params for x in np.ravel(q)))


loss, grads = loss_and_gradient(START)
print("loss", repr(float(loss)))
show("sgd", [q - rate * g for q, g in zip(START, grads)])
params = START
first = [0 * q for q in params]
second = [0 * q for q in params]
for t in (1, 2):
    _, grads = loss_and_gradient(params)
    first = [0.9 * m + 0.1 * g for m, g in zip(first, grads)]
    second = [0.999 * u + 0.001 * g * g for u, g in zip(second, grads)]
    params = [
        q - rate * (m / (1 - 0.9**t)) / (np.sqrt(u / (1 - 0.999**t)) + 1e-8)
        for q, m, u in zip(params, first, second)
    ]
show("adam", params)
