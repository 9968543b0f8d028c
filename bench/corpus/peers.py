"""Rates of the Python peers over texts of a corpus, as one JSON object: bytes of text a second of
processor time, or null for one that is not installed.

python3 peers.py CORPUS.jsonl
"""
import json
import sys
import time


def texts(path, most):
    """Texts of the corpus, some `most` bytes together."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            most -= len(text.encode())
            yield text
            if most <= 0:
                return


def rate(path, most, work):
    sample = list(texts(path, most))
    begin = time.process_time()
    for text in sample:
        work(text)
    return sum(len(text.encode()) for text in sample) / (time.process_time() - begin)


def spacy_rate(path):
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    english("The words that it meets first.")
    return rate(path, 2_000_000, english)


def pysbd_rate(path):
    import pysbd

    return rate(path, 200_000, pysbd.Segmenter(language="en", clean=False).segment)


def main():
    rates = {}
    for name, measure in (("spaCy, blank English with sentencizer", spacy_rate), ("pySBD", pysbd_rate)):
        try:
            rates[name] = measure(sys.argv[1])
        except ImportError:
            rates[name] = None
    print(json.dumps(rates))


main()
