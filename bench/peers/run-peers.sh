#!/usr/bin/env bash
# Runs shap, lime and scikit-learn beside Limpid on one exported net and writes bench/results/peers.md.
# Needs what the build needs, and Python 3.11 or newer with venv. Takes about five minutes. One thread each,
# unless a line of the table says otherwise.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

venv=bench/peers/.venv
work=bench/results/work
mkdir -p "$work"

mvn -B -ntp -q -pl sdk-bom,bench -am package -DskipTests
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install -q --disable-pip-version-check -r bench/peers/requirements.txt

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 NUMBA_NUM_THREADS=1
java -cp bench/target/bench.jar io.limpid.bench.PeerExport "$work/net.json"
java -cp bench/target/bench.jar io.limpid.bench.PeerMeasurement "$work/limpid.json"
"$venv/bin/python" bench/peers/peers.py "$work/net.json" "$work/peers.json"
"$venv/bin/python" bench/peers/table.py "$work/net.json" "$work/limpid.json" "$work/peers.json" bench/results/peers.md
