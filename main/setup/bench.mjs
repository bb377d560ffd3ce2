/** `npm run bench -- NAME …`: runs `test/bench/NAME.ts` on the project's Node; without a name lists what there is. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePackages, findNode, projectFolder } from './dependencies.mjs';

const log = (line) => process.stderr.write(`${line}\n`);
const [name, ...words] = process.argv.slice(2);
const folder = join(projectFolder, 'test', 'bench');
const script = join(folder, `${name}.ts`);

if (name === undefined || !existsSync(script)) {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  log(`Benchmarks: ${names.sort().join(', ')}. Most read documents from the folder in SAMPAN_DATA.`);
  process.exitCode = 2;
} else {
  await ensurePackages(log);
  const child = spawn(await findNode(), ['--no-warnings', script, ...words], { stdio: 'inherit', cwd: projectFolder });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
