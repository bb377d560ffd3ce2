/** The licences of everything inside the program, with their texts: what the window shows and each licence asks for. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { billOfMaterials } from './bill-of-materials.mjs';

/** By their names: LICENSE, LICENCE.md, COPYING, NOTICE, ThirdPartyNotices.txt. */
const fileNames = /^(licen[cs]e|copying|notice|thirdpartynotices|unlicense)/i;

/** A third party's notices can be longer than the program's own sources; the whole stands in the package. */
const longestText = 200_000;

/**
 * Returns one entry for each package that ships, by name; `text` is empty where a package brings none.
 * @param {string} project
 */
export async function licenceTexts(project) {
  const { components } = await billOfMaterials(project);
  const entries = await Promise.all(
    components.map(async ({ 'bom-ref': place, name, version, licenses: [said] }) => ({
      name,
      version,
      licence: said.expression ?? said.license.name,
      text: await textIn(join(project, place)),
    })),
  );
  return entries.sort(
    (left, right) => left.name.localeCompare(right.name) || left.version.localeCompare(right.version),
  );
}

async function textIn(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => fileNames.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts
    .map((text) => text.replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '')
    .join('\n\n')
    .slice(0, longestText);
}
