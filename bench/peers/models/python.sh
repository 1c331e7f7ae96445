# Sourced by the scripts beside it: builds the benchmarks and sets python to PYTHON, or to a virtual environment with the
# pinned versions, which it makes.
work=bench/results/work
mkdir -p "$work"
if [ -z "${SKIP_BUILD:-}" ]; then
  mvn -B -ntp -q -pl sdk-bom,bench -am package -DskipTests
fi
python=${PYTHON:-bench/peers/.venv/bin/python}
if [ -z "${PYTHON:-}" ]; then
  if [ ! -x "$python" ]; then
    python3 -m venv bench/peers/.venv
  fi
  "$python" -m pip install -q --disable-pip-version-check -r bench/peers/requirements.txt
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
