"""What ran, and on which machine, for the head of a table."""

import os
import platform


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def load():
    average = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return (
        f"load at the end {average:.1f}, of which the measurement itself is 1: above that, other work ran beside it"
    )


def lines_about(ours, further=""):
    """The machine and the versions; ours is what the Java side wrote."""
    import numpy as np
    import sklearn

    return [
        f"- Machine: {processor()}, {ours['processors']} processors; {load()}.",
        f"- Limpid on {ours['java']}; Python {platform.python_version()}, scikit-learn {sklearn.__version__},"
        f" numpy {np.__version__}{further}.",
    ]
