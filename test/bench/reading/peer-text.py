"""Prints the text of each PDF that standard input names, one JSON string a line, and the CPU seconds on standard error."""
import json
import sys
import time

from pdfminer.high_level import extract_text

started = time.process_time()
for line in sys.stdin:
    try:
        text = extract_text(line.strip())
    except Exception:
        text = ""
    print(json.dumps(text), flush=True)
print(time.process_time() - started, file=sys.stderr)
