#!/usr/bin/env bash
# Imputes, one-hot encodes and standardises the same 1,000,000 rows of 20 columns with Limpid and with scikit-learn, one
# thread each, and writes bench/results/columns.md. Needs what the build needs, Python 3.11 or newer with venv, and 6 GB
# of memory. Takes about five minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

venv=bench/peers/.venv
work=bench/results/work
mkdir -p "$work"

mvn -B -ntp -q -pl sdk-bom,bench -am package -DskipTests
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install -q --disable-pip-version-check -r bench/peers/pipeline/columns-requirements.txt

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
if [ ! -f "$work/columns.csv" ]; then
  "$venv/bin/python" bench/peers/pipeline/columns.py generate "$work/columns.csv"
fi
java -Xms5g -Xmx5g -cp bench/target/bench.jar io.limpid.bench.ColumnsMeasurement "$work/columns.csv" "$work/columns.json"
"$venv/bin/python" bench/peers/pipeline/columns.py measure "$work/columns.csv" "$work/columns.json" bench/results/columns.md
