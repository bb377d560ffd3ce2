/**
 * `npm run bench -- ocr [--pages N] [--rows A,B] [--languages A,B] [--side development|report] [--peers]`:
 * character error rate by language and condition, CPU seconds a page and places
 * of characters, on pages typeset from held-out texts and degraded here, and on
 * the scans of SAMPAN_DATA; passages invented on blank pages. Rows: the names in
 * `cases`, `scans` and `blank`; all where none are named. With `--peers`
 * Debian's tesseract and OCRmyPDF read the same pictures, where they are installed.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { z } from 'zod';
import type { Page } from '#contract/document.ts';
import { pageFromRecognition } from '#main/recognition/page-from-recognition.ts';
import { createRecogniser } from '#main/recognition/recogniser.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import { blankPages } from './ocr/blank-pages.ts';
import { type Condition, degraded } from './ocr/degrade.ts';
import { comparable, editDistance } from './ocr/error-rate.ts';
import { type Language, languages, paragraphsOf } from './ocr/page-texts.ts';
import { type PeerName, peerNames, peerReading, peersHere } from './ocr/peer-readings.ts';
import { hasFace, type TypesetPage, typesetPage } from './ocr/typeset-page.ts';

const words = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? undefined : words[at + 1];
};
const data = process.env.SAMPAN_DATA;
if (!data) throw new Error('Set SAMPAN_DATA to the folder of the documents.');
const side = option('side') === 'development' ? 'development' : 'report';
const pagesEach = Number(option('pages') ?? 1);
const peers = words.includes('--peers') ? peersHere() : [];
const resources = new URL('../../resources/', import.meta.url).pathname;
const recogniser = await createRecogniser({
  modelsFolder: join(resources, 'recognition'),
  threads: 1,
  vocabularyFile: join(resources, 'vocabularies', 'trilingual.bin'),
});
const work = await mkdtemp(join(tmpdir(), 'sampan-ocr-'));
const place = { number: 1, label: null, box: [0, 0, 595, 842], rotation: 0, userUnit: 1 } as const;

interface Tally {
  errors: number;
  characters: number;
  seconds: number;
  pages: number;
  inside: number;
  placed: number;
  readonly peers: Readonly<Partial<Record<PeerName, { readonly errors: number; readonly seconds: number }>>>;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measure(
  image: RecognitionImage,
  text: string,
  language: Language,
  printed?: TypesetPage,
): Promise<Tally> {
  const before = cpuSeconds();
  const page = pageFromRecognition(place, await recogniser.recognise(image));
  const seconds = cpuSeconds() - before;
  const wanted = comparable(text);
  const boxes = printed === undefined ? { inside: 0, placed: 0 } : placesRight(page, printed);
  const others: Partial<Record<PeerName, { errors: number; seconds: number }>> = {};
  for (const name of peers) {
    const reading = await peerReading(name, image, language, work);
    others[name] = { errors: editDistance(wanted, comparable(reading.text)), seconds: reading.seconds };
  }
  return {
    errors: editDistance(wanted, comparable(page.text)),
    characters: wanted.length,
    seconds,
    pages: 1,
    ...boxes,
    peers: others,
  };
}

/** Characters of lines read right whose middle lies in the printed character's own cell. */
function placesRight(page: Page, printed: TypesetPage): { inside: number; placed: number } {
  let inside = 0;
  let placed = 0;
  for (const line of page.lines) {
    const text = page.text.slice(line.start, line.end);
    const [run] = line.runs;
    if (run === undefined || line.runs.length !== 1) continue;
    const same = printed.lines.find(
      (each) => each.text === text && Math.abs((842 - run.y) / 842 - each.baseline) < 0.01,
    );
    if (same === undefined) continue;
    for (const [index] of [...text].entries()) {
      if (text[index] === ' ') continue;
      const middle = (run.x + ((run.edges[index] ?? 0) + (run.edges[index + 1] ?? 0)) / 2) / 595;
      placed += 1;
      if (middle >= (same.edges[index - 1] ?? same.x) && middle <= (same.edges[index] ?? 1)) inside += 1;
    }
  }
  return { inside, placed };
}

function row(name: string, language: string, tallies: readonly Tally[]): void {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  const rate = (errors: number): string => ((100 * errors) / sum((tally) => tally.characters)).toFixed(2);
  const pages = sum((tally) => tally.pages);
  const placed = sum((tally) => tally.placed);
  const seconds = (of: (tally: Tally) => number): string => (sum(of) / pages).toFixed(1);
  const cells = [
    ...[name, language, pages, sum((tally) => tally.characters), rate(sum((tally) => tally.errors))],
    seconds((tally) => tally.seconds),
    placed === 0 ? '' : ((100 * sum((tally) => tally.inside)) / placed).toFixed(1),
    ...peerNames.flatMap((peer) => {
      if (!words.includes('--peers')) return ['', ''];
      if (!peers.includes(peer)) return ['not here', ''];
      return [
        rate(sum((tally) => tally.peers[peer]?.errors ?? 0)),
        seconds((tally) => tally.peers[peer]?.seconds ?? 0),
      ];
    }),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

console.log(
  `| pages | language | pages | characters | error % | CPU s | places % | ${peerNames.map((name) => `${name} error % | CPU s |`).join(' ')}`,
);
console.log(`|${'---|'.repeat(7 + 2 * peerNames.length)}`);
/** By the row's name: how the page is spoiled, its face, and the row's head. */
const cases: Readonly<Record<string, readonly [Condition, string, string]>> = {
  scan: ['scan', 'song', 'scan, 300 dpi'],
  fine: ['fine', 'song', 'fax 204x196, 1 bit'],
  standard: ['standard', 'song', 'fax 204x98, 1 bit'],
  grey: ['grey standard', 'song', 'grey fax, interpolated'],
  skew: ['skew', 'song', 'skewed 5°'],
  'skewed-fine': ['skewed fine', 'song', 'fax 204x196, skewed'],
  'skewed-standard': ['skewed standard', 'song', 'fax 204x98, skewed'],
  stamp: ['stamp', 'song', 'red and blue seals'],
  pen: ['pen', 'song', 'blue and red pen over it'],
  noise: ['noise', 'song', 'noise'],
  kai: ['scan', 'kai', 'Kai'],
  ming: ['scan', 'ming', 'Ming'],
  sans: ['scan', 'sans', 'sans serif'],
};
const chosen = option('rows')?.split(',');
const isChosen = (row: string): boolean => chosen === undefined || chosen.includes(row);
for (const unknown of chosen?.filter((row) => !(row in cases) && row !== 'scans' && row !== 'blank') ?? []) {
  throw new Error(`There is no row "${unknown}".`);
}
const chosenLanguages = option('languages')?.split(',');
for (const [key, [condition, face, name]] of Object.entries(cases)) {
  if (!isChosen(key)) continue;
  if (!hasFace(face)) {
    console.log(`| ${name} | | | | the face is not installed | | | | | | |`);
    continue;
  }
  for (const language of languages) {
    if (chosenLanguages !== undefined && !chosenLanguages.includes(language)) continue;
    const paragraphs = await paragraphsOf(data, language, side);
    const tallies: Tally[] = [];
    for (let index = 0; index < pagesEach; index += 1) {
      const start = Math.floor((paragraphs.length * index) / pagesEach);
      const page = typesetPage(paragraphs.slice(start), face, language);
      const text = page.lines.map((line) => line.text).join('');
      const upright = condition.startsWith('skew') ? undefined : page;
      tallies.push(await measure(await degraded(page, condition, index + 1), text, language, upright));
    }
    row(name, language, tallies);
  }
}

const truth = z.record(z.string(), z.string());
const texts = truth.parse(JSON.parse(await readFile(join(data, 'scans', 'ground-truth.json'), 'utf8')));
const kinds: Readonly<Record<string, Language>> = { en: 'en', tc: 'zh-Hant', sc: 'zh-Hans', mix: 'mixed' };
if (isChosen('scans')) {
  const names = (await readdir(join(data, 'scans'))).filter((name) => name.endsWith('.png')).sort();
  for (const kind of ['scan300', 'fax', 'faxstd']) {
    for (const [prefix, language] of Object.entries(kinds)) {
      const tallies: Tally[] = [];
      for (const name of names.filter((each) => new RegExp(`^${prefix}\\d_${kind}\\.png$`).test(each))) {
        const picture = await loadImage(await readFile(join(data, 'scans', name)));
        const context = createCanvas(picture.width, picture.height).getContext('2d');
        context.drawImage(picture, 0, 0);
        const { width, height } = picture;
        const dpi = kind === 'scan300' ? 300 : 204;
        const pixels = context.getImageData(0, 0, width, height).data;
        const image: RecognitionImage = { data: pixels, width, height, channels: 4, dpiX: dpi, dpiY: dpi };
        tallies.push(await measure(image, texts[name.split('_')[0] ?? ''] ?? '', language));
      }
      row(`shared scans, ${kind}`, language, tallies);
    }
  }
}

let invented = 0;
let blanks = 0;
for (const { name, image } of isChosen('blank') ? blankPages() : []) {
  const page = pageFromRecognition(place, await recogniser.recognise(image));
  blanks += 1;
  if (page.text === '') continue;
  invented += 1;
  console.error(`${name}: ${JSON.stringify(page.text)}`);
}
if (blanks > 0) console.log(`\n${invented} of ${blanks} blank and near-blank pages have text.`);
await recogniser.close();
await rm(work, { recursive: true, force: true });
