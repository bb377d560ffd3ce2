"""Counts tokens with Hugging Face tokenizers: reads {"tokenizers": {name: path}, "rows": {row: [text]}}, prints {row: {name: count}}."""

import json
import sys

from tokenizers import Tokenizer

given = json.load(sys.stdin)
tokenizers = {name: Tokenizer.from_file(path) for name, path in given["tokenizers"].items()}
counts = {"sizes": {name: tokenizer.get_vocab_size(with_added_tokens=False) for name, tokenizer in tokenizers.items()}}
for row, texts in given["rows"].items():
    counts[row] = {
        name: sum(len(tokenizer.encode(text, add_special_tokens=False).ids) for text in texts)
        for name, tokenizer in tokenizers.items()
    }
json.dump(counts, sys.stdout)
