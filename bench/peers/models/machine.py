"""What ran, and on which machine, for the head of a table."""

import os
import platform

import numpy as np
import sklearn


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def lines_about(ours, further=""):
    """The machine and the versions; ours is what the Java side wrote."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return [
        f"- Machine: {processor()}, {ours['processors']} processors; load at the end {load:.1f}, of which the measurement"
        " itself is 1: above that, other work ran beside it.",
        f"- Limpid on {ours['java']}; Python {platform.python_version()}, scikit-learn {sklearn.__version__},"
        f" numpy {np.__version__}{further}.",
    ]
