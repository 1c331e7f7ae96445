#!/usr/bin/env bash
# Runs the JMH benchmarks of the models with the profiler of allocations, and writes the part "Models" of
# bench/results/jmh.md. Needs what the build needs, 3 GB of memory and Python 3.11 or newer. Takes about five minutes.
# Arguments are JMH's: -f 2 for two processes each. SKIP_BUILD=1 takes the benchmarks as they are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
work=bench/results/work
mkdir -p "$work"
if [ -z "${SKIP_BUILD:-}" ]; then
  mvn -B -ntp -q -pl sdk-bom,bench -am package -DskipTests
fi
java -jar bench/target/bench.jar \
  '(NetTraining|NetPrediction|LogisticPrediction|ForestPrediction|SingleRow)Benchmark' \
  -f 1 -prof gc -rf json -rff "$work/jmh-models.json" "$@"
"${PYTHON:-python3}" bench/peers/models/jmh_table.py "$work/jmh-models.json" bench/results/jmh.md
