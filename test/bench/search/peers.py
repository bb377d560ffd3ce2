"""tantivy with jieba beside Sampan: reads {"texts": {form: [...]}, "questions": [[form, query]...]} and answers the five best places of each."""
import json
import sys

import jieba
import tantivy

jieba.setLogLevel(60)
given = json.load(sys.stdin)


def cut(text):
    return " ".join(word for word in jieba.cut_for_search(text) if word.strip())


indexes = {}
for form, texts in given["texts"].items():
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("place", stored=True)
    builder.add_text_field("body", tokenizer_name="en_stem" if form == "en" else "whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for place, text in enumerate(texts):
        writer.add_document(tantivy.Document(place=place, body=text if form == "en" else cut(text)))
    writer.commit()
    index.reload()
    indexes[form] = index
answers = []
for form, query in given["questions"]:
    index = indexes[form]
    words = query if form == "en" else cut(query)
    plain = "".join(character if character.isalnum() or character.isspace() else " " for character in words)
    searcher = index.searcher()
    found = searcher.search(index.parse_query(plain, ["body"]), 5).hits if plain.strip() else []
    answers.append([searcher.doc(address)["place"][0] for _, address in found])
json.dump(answers, sys.stdout)
