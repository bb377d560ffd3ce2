/** Reads texts as JSON Lines, writes franc's labels and its CPU seconds. The first word is the folder with node_modules. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packageFile = createRequire(join(process.argv[2], 'package.json')).resolve('franc');
const { franc } = await import(pathToFileURL(packageFile).href);
const texts = readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).text);
franc('warm up');
const start = process.cpuUsage();
const labels = texts.map((text) => franc(text, { minLength: 1 }));
const { user, system } = process.cpuUsage(start);
process.stdout.write(
  JSON.stringify({ results: { 'franc 6.2.0': { labels, cpuSeconds: (user + system) / 1e6 } }, failures: {} }),
);
