#!/usr/bin/env bash
# Times lasso paths and their cross-validation beside R's glmnet on the same rows, in turns, and writes
# bench/results/regularize-speed.md. Needs what the build needs, R with the package glmnet (Debian: r-cran-glmnet), Python as
# run-speed.sh does, and 4 GB of memory. Takes about four minutes a round.
# ROUNDS=1 is the shortest; three are usual. SKIP_BUILD=1 takes the benchmarks as they are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
source bench/peers/models/python.sh

here=bench/peers/regularize
into="$work/path"
rounds="${ROUNDS:-3}"
java -Xmx2g -cp bench/target/bench.jar io.limpid.bench.PathExport "$into"
for ((round = 0; round < rounds; round++)); do
  java -Xms3g -Xmx3g -cp bench/target/bench.jar io.limpid.bench.PathMeasurement "$into/limpid-$round.json"
  Rscript "$here/glmnet_speed.R" "$into" "$into/glmnet-$round.csv"
done
"$python" "$here/path_table.py" "$into" "$rounds" bench/results/regularize-speed.md
rm -f "$into"/*.bin
