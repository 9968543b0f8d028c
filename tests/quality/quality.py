#!/usr/bin/env python3
"""Prints the tables of the scorer for the engine's output on the gold corpora.

    quality.py PROGRAM SHARED

SHARED holds corpora/ and eval/ (score.py, sentences.py). Documents whose index modulo 5 is 0 are held out from
fitting and tuning; the others are the fitting part.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path, documents):
    with open(path, "w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


def predicted(program, work, name, documents):
    gold, pred = work / f"{name}.gold.jsonl", work / f"{name}.pred.jsonl"
    write(gold, documents)
    subprocess.run([program, "run", "--format", "jsonl", str(gold), "--output", str(pred)], check=True)
    return gold, pred


def attributions(program, work, scorer, name, documents):
    gold, pred = predicted(program, work, name, documents)
    for options in [], ["--only-reporting"]:
        print(f"\n{name}: {len(documents)} documents", *options, flush=True)
        subprocess.run([sys.executable, str(scorer), str(gold), str(pred), *options], check=True)


def names(scorer, title, gold, pred):
    """Prints what the scorer says of speakers' names and of outlets, and no more."""
    scored = subprocess.run([sys.executable, str(scorer), str(gold), str(pred)],
                            check=True, capture_output=True, text=True).stdout
    print(f"\n{title}", *(line for line in scored.splitlines() if line.startswith(("named", "via"))),
          sep="\n", flush=True)


def speakers(program, work, scorer, corpus):
    documents = read(corpus)
    gold, pred = predicted(program, work, "speakers", documents)
    names(scorer, f"speakers: {len(documents)} documents, all kinds", gold, pred)
    # Naming apart from finding: content, cue and source are those of the gold.
    sources = pathlib.Path(program).with_name("ipse_gold_sources")
    given = work / "given.pred.jsonl"
    with open(given, "w", encoding="utf-8") as out:
        subprocess.run([str(sources), str(gold)], check=True, stdout=out)
    names(scorer, "speakers, all kinds, attributions given", gold, given)
    for document in documents:
        document["attributions"] = [a for a in document["attributions"] if a["kind"] != "indirect"]
    quoted = work / "quoted.gold.jsonl"
    write(quoted, documents)
    names(scorer, "speakers, direct and mixed", quoted, pred)
    names(scorer, "speakers, direct and mixed, attributions given", quoted, given)


def sentences(program, work, scorer, gold):
    documents = read(gold)
    work_gold, pred = work / "sentences.jsonl", work / "sentences.pred.jsonl"
    write(work_gold, [{"id": str(d.get("id", i)), "text": d["text"], "lang": d.get("lang", "en")}
                      for i, d in enumerate(documents)])
    subprocess.run([program, "sentences", str(work_gold), "--output", str(pred)], check=True)
    print(f"\n{gold.name}", flush=True)
    subprocess.run([sys.executable, str(scorer), str(gold), str(pred)], check=True)


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    corpora, scorers = shared / "corpora", shared / "eval"
    if not corpora.is_dir():
        sys.exit(f"quality: there are no gold corpora at {corpora}; nothing is measured")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        news = read(corpora / "en-news.train.gold.jsonl")
        for name, part in (("fitting part", [d for i, d in enumerate(news) if i % 5]),
                           ("held-out fifth", news[::5]),
                           ("seed article", read(corpora / "lukashenko.gold.jsonl"))):
            attributions(program, work, scorers / "score.py", name, part)
        speakers(program, work, scorers / "score.py", corpora / "en-speakers.train.gold.jsonl")
        for name in ("en-sentences.gum.jsonl", "en-sentences.ewt.jsonl", "sentences-golden.jsonl"):
            sentences(program, work, scorers / "sentences.py", corpora / name)


if __name__ == "__main__":
    main()
