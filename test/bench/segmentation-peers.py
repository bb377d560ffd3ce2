"""Cuts texts with the Python peers: one JSON request on stdin, one JSON answer on stdout.

{"words": [...], "sentences": [...], "word_speed": "...", "sentence_speed": {"en": "...", "zh": "..."}} gives for each peer its cuts as
lists of strings, and megabytes per CPU second (median of three).
"""
import json
import logging
import resource
import sys

import blingfire
import jieba
import pycantonese
import pysbd
import syntok.segmenter as syntok

jieba.setLogLevel(logging.ERROR)
request = json.load(sys.stdin)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def speed(cut, text):
    taken = []
    for _ in range(3):
        before = cpu()
        cut(text)
        taken.append(cpu() - before)
    return len(text.encode()) / 1e6 / sorted(taken)[1]


def pysbd_en(text):
    return [str(each) for each in pysbd.Segmenter(language="en", clean=False).segment(text)]


def pysbd_zh(text):
    return [str(each) for each in pysbd.Segmenter(language="zh", clean=False).segment(text)]


def syntok_sentences(text):
    found = []
    for paragraph in syntok.analyze(text):
        for sentence in paragraph:
            found.append(text[sentence[0].offset : sentence[-1].offset + len(sentence[-1].value)])
    return found


def blingfire_sentences(text):
    return blingfire.text_to_sentences(text).split("\n")


words = {
    "jieba 0.42.1": lambda text: list(jieba.cut(text)),
    "jieba 0.42.1, no HMM": lambda text: list(jieba.cut(text, HMM=False)),
    "pycantonese 5.0.0 (trained on all of HKCanCor)": lambda text: list(pycantonese.segment(text)),
}
sentences = {
    "pysbd 0.3.4, by language": None,
    "syntok 1.4.4": syntok_sentences,
    "blingfire 0.1.8": blingfire_sentences,
}
answer = {"words": {}, "sentences": {}}
for name, cut in words.items():
    answer["words"][name] = {
        "cuts": [cut(text) for text in request["words"]],
        "speed": speed(cut, request["word_speed"]),
    }
for name, cut in sentences.items():
    if cut is None:
        cuts = [(pysbd_en if each["form"] == "en" else pysbd_zh)(each["text"]) for each in request["sentences"]]
        speeds = {"en": speed(pysbd_en, request["sentence_speed"]["en"][:30000]), "zh": speed(pysbd_zh, request["sentence_speed"]["zh"][:30000])}
    else:
        cuts = [cut(each["text"]) for each in request["sentences"]]
        speeds = {form: speed(cut, text) for form, text in request["sentence_speed"].items()}
    answer["sentences"][name] = {"cuts": cuts, "speed": speeds}
json.dump(answer, sys.stdout, ensure_ascii=False)
