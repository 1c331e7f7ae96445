#!/usr/bin/env bash
# Reads one mixed CSV file of 1,000,000 rows with pandas and with Limpid and writes bench/results/csv.md.
# Needs what the build needs, and Python 3.11 or newer with venv, or PYTHON with the packages of requirements.txt.
# Takes about four minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

source bench/peers/pipeline/python.sh

here=bench/peers/pipeline
file="$work/mixed.csv"
if [ ! -f "$file" ]; then
  "$python" "$here/csv_file.py" "$file"
fi

limpid() { # heap, threads, out
  java -Xms"$1" -Xmx"$1" -cp bench/target/bench.jar io.limpid.bench.CsvMeasurement "$file" "$2" "$3"
}
# In turns, since a machine is not equally fast all the time.
for round in 1 2 3; do
  "$python" "$here/read_csv.py" "$file" "$work/csv-pandas-$round.json"
  limpid 2g 1 "$work/csv-one-$round.json"
  limpid 2g 2 "$work/csv-two-$round.json"
  # Less than three times the table's own 160 MB: the JVM ends with an error when that is not enough.
  limpid 448m 1 "$work/csv-small-$round.json"
done
"$python" "$here/csv_table.py" "$work" 3 bench/results/csv.md
