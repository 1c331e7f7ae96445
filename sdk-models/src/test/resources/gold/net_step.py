"""Gradient steps of a 2-2-1 net on three weighted rows, in numpy 2.4.6: python net_step.py

Prints the loss sum before the first step and, after one step of SGD and after two or three of the others, every weight
and bias: hidden weights by unit, hidden biases, output weights, output bias. Rate 0.1, lambda 0.25, all squared but in
the last lines. The rules are those of the documentation of PyTorch 2.x's torch.optim (SGD with momentum and nesterov,
RMSprop, Adam, AdamW with its decay on weights only), written out.
"""
import numpy as np

X = np.array([[0.5, -1.0], [1.5, 2.0], [-2.0, 0.25]])
y = np.array([1.0, 0.0, 1.0])
w = np.array([1.0, 0.5, 1.5])
START = [np.array([[0.3, -0.2], [-0.4, 0.6]]), np.array([0.1, -0.1]), np.array([0.7, -0.5]), np.array([0.2])]
WEIGHT = [True, False, True, False]
lam, rate = 0.25, 0.1


def loss_and_gradient(params, lam=lam):
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


def zeros():
    return [0 * q for q in START]


def memory(steps, nesterov, mu=0.9):
    params, ball = START, zeros()
    for _ in range(steps):
        _, grads = loss_and_gradient(params)
        ball = [mu * v + g for v, g in zip(ball, grads)]
        move = [g + mu * v for g, v in zip(grads, ball)] if nesterov else ball
        params = [q - rate * m for q, m in zip(params, move)]
    return params


def rmsprop(steps, alpha=0.99, eps=1e-8):
    params, square = START, zeros()
    for _ in range(steps):
        _, grads = loss_and_gradient(params)
        square = [alpha * v + (1 - alpha) * g * g for v, g in zip(square, grads)]
        params = [q - rate * g / (np.sqrt(v) + eps) for q, g, v in zip(params, grads, square)]
    return params


def adam(steps, decay=0.0, l1=None):
    params, first, second = START, zeros(), zeros()
    for t in range(1, steps + 1):
        _, grads = loss_and_gradient(params, lam if l1 is None else 0.0)
        params = [q * (1 - rate * decay) if is_weight else q for q, is_weight in zip(params, WEIGHT)]
        first = [0.9 * m + 0.1 * g for m, g in zip(first, grads)]
        second = [0.999 * u + 0.001 * g * g for u, g in zip(second, grads)]
        length = [rate / (np.sqrt(u / (1 - 0.999**t)) + 1e-8) for u in second]
        params = [q - a * (m / (1 - 0.9**t)) for q, m, a in zip(params, first, length)]
        if l1 is not None:
            params = [
                np.sign(q) * np.maximum(0, np.abs(q) - np.minimum(rate, l1 * a)) if is_weight else q
                for q, a, is_weight in zip(params, length, WEIGHT)
            ]
    return params


loss, grads = loss_and_gradient(START)
print("loss", repr(float(loss)))
show("sgd", [q - rate * g for q, g in zip(START, grads)])
show("adam", adam(2))
show("momentum", memory(3, False))
show("nesterov", memory(3, True))
show("rmsprop", rmsprop(3))
show("adamw", adam(3, decay=0.5))
_, free = loss_and_gradient(START, 0.0)
soft = [q - rate * g for q, g in zip(START, free)]
show("sgd, l1 4", [np.sign(q) * np.maximum(0, np.abs(q) - rate * 4) if i else q for q, i in zip(soft, WEIGHT)])
show("adam, l1 0.2", adam(3, l1=0.2))
