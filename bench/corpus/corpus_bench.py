"""Speed, scaling, growth and memory of `ipse run --output` over a corpus made for it, beside ICU's
iterators, spaCy and pySBD in the same run. `./dev bench corpus` calls it.

Makes corpora below build/ (the same bytes every time; removed at the end), runs the program over
them, and prints tables in Markdown. With --write they replace the marked section of
docs/performance.md, and docs/growth.svg is drawn. Rates are of text, not of JSON. Where other work
shares the machine, processor time still holds; wall time does not, and the load is printed.
"""
import argparse
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
FOLDER = BUILD / "bench-corpus"
TOOL, IPSE = BUILD / "ipse_corpus_bench", BUILD / "ipse"
GOLD = ROOT.parent / "shared/corpora/en-news.train.gold.jsonl"
PAGE, PLOT = ROOT / "docs/performance.md", ROOT / "docs/growth.svg"
BEGIN, END = "<!-- made by ./dev bench corpus --write -->", "<!-- end of what is made -->"
LARGEST = 15_800_000  # of text in one document: a line just below the default --max-document
STEPS = ("text", "segment", "quotes", "words", "match", "confidence", "readings", "entities", "speakers",
         "judging")


def size_of(written):
    match = re.fullmatch(r"(\d+)\s*(KB|MB|GB)", written, re.IGNORECASE)
    if not match:
        raise argparse.ArgumentTypeError(f"{written} is no size: write 64MB or 1GB")
    return int(match[1]) * {"KB": 10**3, "MB": 10**6, "GB": 10**9}[match[2].upper()]


def named(size):
    return f"{size // 10**9} GB" if size >= 10**9 else f"{size // 10**6} MB"


def tool(*arguments):
    ran = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(ran.stderr.strip())
    return ran.stdout


def make(name, size, document=0):
    path = FOLDER / name
    tool("make", path, size, document)
    return path


class Run:
    """One run of the program into a folder."""

    def __init__(self, path, threads, compress="none"):
        out = FOLDER / "out"
        shutil.rmtree(out, ignore_errors=True)
        command = [IPSE, "run", path, "--output", f"{out}/", "--threads", str(threads), "--compress", compress]
        begin = time.monotonic()
        program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        said = program.stderr.read()
        _, status, usage = os.wait4(program.pid, 0)
        self.wall = time.monotonic() - begin
        if status != 0:
            sys.exit(f"ipse run {path} failed:\n{said}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024 / 1e6
        shutil.rmtree(out)


def quickest(times, *arguments):
    return min((Run(*arguments) for _ in range(times)), key=lambda run: run.cpu)


def peers(path):
    """Rates by name; None where a peer is not to be had."""
    folder = BUILD / "bench-peers"
    python = folder / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=False, capture_output=True)
    if not python.exists():
        return {}
    install = [python, "-m", "pip", "install", "-q", "spacy>=3.8,<4", "pysbd==0.3.4"]
    if subprocess.run(install, capture_output=True).returncode != 0:
        print("spaCy and pySBD could not be installed; what is there is measured", file=sys.stderr)
    ran = subprocess.run([python, ROOT / "bench/corpus/peers.py", path], capture_output=True, text=True)
    return json.loads(ran.stdout) if ran.returncode == 0 else {}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows] + [""]


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{model[1] if model else 'unknown processor'}, {os.cpu_count()} cores, {memory:.0f} GB"


def runs_table(size, corpus, text, start, one, icu):
    """Rates of whole runs, and of one large document."""
    cores = max(2, os.cpu_count())
    many = Run(corpus, cores)
    kinds = [("JSON Lines", 1, one, text), ("JSON Lines", cores, many, text)]
    for ending, compress in ((".gz", "gzip"), (".zst", "zstd")):
        path = make(f"all.jsonl{ending}", size)
        kinds.append((f"{compress} in and out", cores, Run(path, cores, compress), text))
        path.unlink()
    large = make("large.jsonl", 1, LARGEST)
    large_text = json.loads(tool("icu", large))
    kinds.append(("one document of 16 MB", 1, quickest(2, large, 1), large_text))
    rows = []
    for name, threads, run, read in kinds:
        seconds = run.wall - start.wall
        rate = read["bytes"] / (run.cpu - start.cpu)
        rows.append([name, str(threads), f"{read['documents'] / seconds:,.1f}", f"{read['bytes'] / seconds / 1e6:.1f}",
                     f"{1e9 / rate:.1f}", f"{rate / icu:.2f}", f"{run.peak:.0f}"])
    lines = table(["input", "threads", "documents/s", "MB/s", "processor ns/byte", "× ICU's word iterator", "peak MB"],
                  rows)
    more_work = (many.cpu - start.cpu) / (one.cpu - start.cpu)
    return lines + [f"{cores} threads are {(one.wall - start.wall) / (many.wall - start.wall):.2f} times as fast as one, "
                    f"with {more_work:.2f} times its processor time.", ""]


def growth_table(points):
    first = points[0][1]
    return table(["corpus", "processor ns/byte", "to the smallest", "peak MB"],
                 [[named(size), f"{each:.1f}", f"{each / first:.2f}", f"{peak:.0f}"] for size, each, peak in points])


def peers_table(rates):
    icu = rates["ICU word iterator"]
    rows = [[name, f"{rate / 1e6:.2f}", f"{rate / icu:.4f}"] if rate else [name, "not installed", ""]
            for name, rate in rates.items()]
    return table(["one thread", "MB/s", "× ICU's word iterator"], rows)


def steps_table(steps):
    text = steps["bytes"]
    known = sum(steps[name] for name in STEPS)
    rest = max(0, steps["whole"] - known)
    all_of_it = known + rest + steps["json"]
    rows = [[name, f"{took / text:.1f}", f"{100 * took / all_of_it:.0f} %"]
            for name, took in [(name, steps[name]) for name in STEPS] + [("rest of the engine", rest),
                                                                         ("output: JSON", steps["json"])]]
    return table(["step", "ns/byte", "share"], rows + [["all", f"{all_of_it / text:.1f}", "100 %"]])


def plot(points):
    """Two small plots, processor time a byte and peak memory, over the size of the corpus."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="640" height="220" font-family="sans-serif" font-size="11">',
             '<rect width="640" height="220" fill="white"/>']
    low, high = math.log10(points[0][0]), max(math.log10(points[-1][0]), math.log10(points[0][0]) + 1)
    for left, title, values in ((40, "ns a byte", [p[1] for p in points]), (360, "peak memory, MB", [p[2] for p in points])):
        top = 1.25 * max(values)
        places = [(left + 240 * (math.log10(p[0]) - low) / (high - low), 180 - 140 * value / top)
                  for p, value in zip(points, values)]
        parts.append(f'<text x="{left}" y="20" font-weight="bold">{title}</text>')
        parts.append(f'<path d="M{left} 40V180H{left + 250}" fill="none" stroke="grey"/>')
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
        for (x, y), point, value in zip(places, points, values):
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="#1f5fa8"/>'
                         f'<text x="{x:.0f}" y="{y - 8:.0f}" text-anchor="middle">{value:.0f}</text>'
                         f'<text x="{x:.0f}" y="196" text-anchor="middle">{named(point[0])}</text>')
    return "\n".join(parts + ["</svg>", ""])


def measure(size):
    """The lines of the report and the points of its plot."""
    load = os.getloadavg()[0]
    start = quickest(5, make("start.jsonl", 1, 1), 1)
    sizes = [small for small in (10**6, 10**7, 10**8) if small < size] + [size]
    points = []
    for each in sizes:
        corpus = make("all.jsonl", each)
        read = json.loads(tool("icu", corpus))
        one = quickest(3 if each <= 10**7 else 1, corpus, 1)
        points.append((each, (one.cpu - start.cpu) * 1e9 / read["bytes"], one.peak))
    icu = read["bytes"] * 1e9 / read["words"]
    source = "sentences of the training articles" if GOLD.exists() else "the project's own words"
    lines = [f"{machine()}; {time.strftime('%Y-%m-%d')}; {named(size)} of JSON Lines, {read['documents']:,} "
             f"documents made of {source}.", ""]
    if load > 0.5:
        lines += [f"**The machine was busy with other work (load {load:.1f}): what goes by the clock, documents/s, MB/s "
                  "and the gain by threads, says nothing.**", ""]
    lines += runs_table(size, corpus, read, start, one, icu)
    lines += growth_table(points)
    rates = {"ICU word iterator": icu, "ICU sentence iterator": read["bytes"] * 1e9 / read["sentences"],
             "Ipse, JSON to JSON": 1e9 / points[-1][1]} | peers(corpus)
    lines += peers_table(rates)
    lines += steps_table(json.loads(tool("steps", make("steps.jsonl", min(size, 16 * 10**6)))))
    return lines, points


def main():
    arguments = argparse.ArgumentParser(prog="./dev bench corpus", description="Speed and memory over a large corpus")
    arguments.add_argument("--size", type=size_of, default=10**9, help="of the corpus: 64MB, 1GB (the default)")
    arguments.add_argument("--write", action="store_true", help="into docs/performance.md and docs/growth.svg")
    options = arguments.parse_args()
    if GOLD.exists():
        os.environ.setdefault("IPSE_BENCH_TEXTS", str(GOLD))
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        lines, points = measure(options.size)
    finally:
        shutil.rmtree(FOLDER)
    print("\n".join(lines))
    if options.write:
        page = PAGE.read_text()
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(before + BEGIN + "\n" + "\n".join(lines) + END + after)
        PLOT.write_text(plot(points))


main()
