"""Writes the comparison of CSV readers as a Markdown table.

Usage: csv_table.py PANDAS.json ONE.json TWO.json SMALL.json OUT.md
"""

import json
import statistics
import sys


def row(name, threads, times, base):
    median, best = statistics.median(times), min(times)
    ratio = f"{statistics.median(base) / median:.2f} / {min(base) / best:.2f}"
    return f"| {name} | {threads} | {median:.3f} / {best:.3f} | {ratio} |"


def main(pandas_file, one_file, two_file, small_file, out):
    peer, one, two, small = (json.load(open(f, encoding="utf-8")) for f in (pandas_file, one_file, two_file, small_file))
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
        f" {one['processors']} processors; load when pandas was done {peer['load']:.1f}, of which the measurement is 1:"
        " above that, other work ran beside it.",
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
