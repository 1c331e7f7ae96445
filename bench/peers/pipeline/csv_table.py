"""Writes the comparison of CSV readers as a Markdown table.

Usage: csv_table.py FOLDER ROUNDS OUT.md, where the folder holds csv-pandas-1.json, csv-one-1.json and so on
"""

import json
import pathlib
import statistics
import sys


def row(name, threads, times, base):
    median, best = statistics.median(times), min(times)
    ratio = f"{statistics.median(base) / median:.2f} / {min(base) / best:.2f}"
    return f"| {name} | {threads} | {median:.3f} / {best:.3f} | {ratio} |"


def joined(folder, name, rounds, *times):
    """The first round's facts, with the times of all rounds."""
    files = [pathlib.Path(folder, f"csv-{name}-{k}.json") for k in range(1, int(rounds) + 1)]
    results = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return results[0] | {key: [t for result in results for t in result[key]] for key in times}


def main(folder, rounds, out):
    peer = joined(folder, "pandas", rounds, "plain", "categories")
    one, two, small = (joined(folder, name, rounds, "seconds") for name in ("one", "two", "small"))
    assert (one["rows"], one["columns"]) == (peer["rows"], peer["columns"])
    table = one["tableBytes"]
    lines = [
        "# Reading a CSV file, beside pandas",
        "",
        "Written by `bench/peers/pipeline/run-csv.sh`.",
        "",
        f"- File: {peer['rows']:,} rows × {peer['columns']} columns, {peer['fileBytes'] / 1e6:.0f} MB, {peer['texts']} columns of"
        " text, made by `csv_file.py`; in the page cache.",
        f"- {one['java']}; Python {peer['python']}, pandas {peer['pandas']}, numpy {peer['numpy']};"
        f" {one['processors']} processors; load when pandas was first done {peer['load']:.1f}, of which the measurement is 1:"
        " above that, other work ran beside it.",
        f"- {rounds} rounds, in each of which every reader read the file {len(one['seconds']) // int(rounds)} times"
        " after warming up.",
        f"- Cold, the first read of a process: {one['cold']:.2f} s on one thread, {two['cold']:.2f} s on two.",
        "",
        "| reader | threads | seconds: median / best | pandas' time ÷ this: medians / bests |",
        "|---|---|---|---|",
        row("pandas.read_csv", 1, peer["plain"], peer["plain"]),
        row("pandas.read_csv, text columns as categories", 1, peer["categories"], peer["plain"]),
        row("Limpid", 1, one["seconds"], peer["plain"]),
        row("Limpid", two["threads"], two["seconds"], peer["plain"]),
        row(f"Limpid, heap of {small['maxHeapBytes'] / 1e6:.0f} MB", small["threads"], small["seconds"], peer["plain"]),
        "",
        f"The table itself is {table / 1e6:.0f} MB. The last line is read with a whole heap of"
        f" {small['maxHeapBytes'] / table:.2f} times that, so its peak is below.",
        "",
    ]
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
