#!/usr/bin/env bash
# Times training and prediction of the models beside scikit-learn, and PyTorch where python can import it, on the same rows,
# in turns and on one thread each, and writes bench/results/models-speed.md. Needs what the build needs, 4 GB of memory,
# and Python 3.11 or newer with venv, or PYTHON with the packages of requirements.txt. Takes about five minutes.
# ROUNDS=1 is the shortest; three are usual. SKIP_BUILD=1 takes the benchmarks as they are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
source bench/peers/models/python.sh

here=bench/peers/models
into="$work/speed"
rounds="${ROUNDS:-3}"
java -Xmx2g -cp bench/target/bench.jar io.limpid.bench.SpeedExport "$into"
"$python" "$here/speed.py" prepare "$into"
# In turns, since a machine is not equally fast all the time.
for ((round = 0; round < rounds; round++)); do
  java -Xms2g -Xmx2g -cp bench/target/bench.jar io.limpid.bench.SpeedMeasurement "$into" "$round" "$into/limpid-$round.json"
  "$python" "$here/speed.py" measure "$into" "$round" "$into/limpid-$round.json" "$into/peers-$round.json"
done
"$python" "$here/speed_table.py" "$into" "$rounds" bench/results/models-speed.md
rm -f "$into/rows.bin" "$into/forest.pickle" "$into/forest.limpid"
