"""Counts documents with Hugging Face tokenizers and tiktoken, for test/bench/counting.ts.

Reads {vocabulary, merges, pattern, ignoreMerges, documents} from the file named first, prints one JSON line a
peer: {"name", "tokens", "coldSeconds", "warmSeconds"}. CPU seconds, one thread.
"""
import json
import os
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["RAYON_NUM_THREADS"] = "1"

import tiktoken  # noqa: E402
from tokenizers import Regex, Tokenizer, models, pre_tokenizers  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    given = json.load(file)
documents = given["documents"]


def measure(name, count):
    def once():
        before = time.process_time()
        total = sum(count(document) for document in documents)
        return total, time.process_time() - before

    tokens, cold = once()
    warm = sorted(once()[1] for _ in range(3))[1]
    print(json.dumps({"name": name, "tokens": tokens, "coldSeconds": cold, "warmSeconds": warm}), flush=True)


tokenizer = Tokenizer(
    models.BPE(
        vocab=given["vocabulary"],
        merges=[tuple(pair) for pair in given["merges"]],
        ignore_merges=given["ignoreMerges"],
    )
)
tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
    [
        pre_tokenizers.Split(Regex(given["pattern"]), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ]
)
measure("Hugging Face tokenizers", lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids))

itself = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
byte_of = {chr(byte): byte for byte in itself}
byte_of.update({chr(256 + index): byte for index, byte in enumerate(b for b in range(256) if b not in itself)})
ranks = {
    bytes(byte_of[letter] for letter in text): rank
    for text, rank in given["vocabulary"].items()
    if all(letter in byte_of for letter in text)
}
encoding = tiktoken.Encoding("model", pat_str=given["pattern"], mergeable_ranks=ranks, special_tokens={})
measure("tiktoken", lambda text: len(encoding.encode_ordinary(text)))
