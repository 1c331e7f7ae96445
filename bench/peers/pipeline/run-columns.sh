#!/usr/bin/env bash
# Imputes, one-hot encodes and standardises the same 1,000,000 rows of 20 columns with Limpid and with scikit-learn, one
# thread each, and writes bench/results/columns.md. Needs what the build needs, 6 GB of memory, and Python 3.11 or newer
# with venv, or PYTHON with the packages of requirements.txt. Takes about five minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
source bench/peers/pipeline/python.sh

if [ ! -f "$work/columns.csv" ]; then
  "$python" bench/peers/pipeline/columns.py generate "$work/columns.csv"
fi
java -Xms5g -Xmx5g -cp bench/target/bench.jar io.limpid.bench.ColumnsMeasurement "$work/columns.csv" "$work/columns.json"
"$python" bench/peers/pipeline/columns.py measure "$work/columns.csv" "$work/columns.json" bench/results/columns.md
