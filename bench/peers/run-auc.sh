#!/usr/bin/env bash
# Measures the ROC AUC of ten million scores beside scikit-learn and writes bench/results/auc.md.
# Needs what the build needs, and Python 3.11 or newer with venv; PYTHON may name one that has scikit-learn already.
# Takes about three minutes, 3 GiB of memory and 320 MB of disk. One thread each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=bench/peers/.venv
work=bench/results/work
mkdir -p "$work"

mvn -B -ntp -q -pl sdk-bom,bench -am package -DskipTests
python=${PYTHON:-$venv/bin/python}
if [ -z "${PYTHON:-}" ]; then
  if [ ! -x "$python" ]; then
    python3 -m venv "$venv"
  fi
  "$python" -m pip install -q --disable-pip-version-check -r bench/peers/requirements.txt
fi

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
java -Xmx2g -cp bench/target/bench.jar io.limpid.bench.AucMeasurement "$work/auc.bin" "$work/auc.json"
"$python" bench/peers/pipeline/auc.py "$work/auc.bin" "$work/auc.json" bench/results/auc.md
rm -f "$work/auc.bin"
