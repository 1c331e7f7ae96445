#!/usr/bin/env bash
# Measures the ROC AUC of ten million scores beside scikit-learn and writes bench/results/auc.md.
# Needs what the build needs, and Python 3.11 or newer with venv, or PYTHON with the packages of requirements.txt.
# Takes about three minutes, 3 GiB of memory and 320 MB of disk. One thread each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
source bench/peers/pipeline/python.sh

java -Xmx2g -cp bench/target/bench.jar io.limpid.bench.AucMeasurement "$work/auc.bin" "$work/auc.json"
"$python" bench/peers/pipeline/auc.py "$work/auc.bin" "$work/auc.json" bench/results/auc.md
rm -f "$work/auc.bin"
