#!/usr/bin/env bash
# Fits every kind of model on five folds of four data sets with Limpid and with scikit-learn, on the same encoded columns,
# and writes the held-out log losses to bench/results/models-loss.md. Needs what the build needs, and Python 3.11 or newer
# with venv, or PYTHON with the packages of requirements.txt. Takes about five minutes.
# SEEDS=1 fits the nets and forests once instead of with three seeds; SKIP_BUILD=1 takes the benchmarks as they are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
source bench/peers/models/python.sh

java -Xmx2g -cp bench/target/bench.jar io.limpid.bench.LossMeasurement "$work/loss" "${SEEDS:-3}"
"$python" bench/peers/models/loss.py "$work/loss" bench/results/models-loss.md
rm -f "$work"/loss/*.bin
