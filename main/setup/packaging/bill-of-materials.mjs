/**
 * The software bill of materials of the program: CycloneDX 1.6, from the lock file, always the same for the same lock.
 * It names the packages whose code is packed and all that they depend on, with licence, integrity and address; a
 * bundle may have left out some of them.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installsOnly, shippedPackages } from '../shipped-packages.mjs';

/**
 * Returns the document as an object. `project` is the folder of package-lock.json.
 * @param {string} project
 */
export async function billOfMaterials(project) {
  const text = await readFile(join(project, 'package-lock.json'), 'utf8');
  const { version, license, packages } = JSON.parse(text);
  const places = placesNeeded(packages);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(createHash('sha256').update(text).digest())}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'sampan',
        name: 'sampan',
        version,
        licenses: [{ license: { id: license ?? packages[''].license } }],
      },
    },
    components: places.map((place) => component(place, packages[place])),
    dependencies: [
      { ref: 'sampan', dependsOn: references(packages, '', shippedPackages) },
      ...places.map((place) => ({ ref: place, dependsOn: references(packages, place, needsOf(packages[place])) })),
    ],
  };
}

/** Where the lock file holds what ships, sorted. */
function placesNeeded(packages) {
  const found = new Set();
  const add = (name, user) => {
    const place = resolveIn(packages, name, user);
    if (place === null || found.has(place) || isForeign(packages[place])) return;
    found.add(place);
    for (const next of needsOf(packages[place])) add(next, place);
  };
  for (const name of shippedPackages) add(name, '');
  return [...found].sort();
}

/** Electron ships as its binaries; its package's own needs only fetch them. */
function needsOf({ dependencies = {}, optionalDependencies = {}, bin }) {
  if (bin?.electron !== undefined) return [];
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !installsOnly.has(name));
}

/** Another platform's binaries, or the empty package that stands for what was left out. */
function isForeign({ name, os, cpu }) {
  const isListed = (list, value) => list === undefined || list.includes(value);
  return name === 'empty-npm-package' || !isListed(os, process.platform) || !isListed(cpu, process.arch);
}

/** As Node resolves: in the user's own `node_modules`, then in those of the folders above. */
function resolveIn(packages, name, user) {
  for (let folder = user; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return null;
  }
}

function references(packages, user, names) {
  return names
    .map((name) => resolveIn(packages, name, user))
    .filter((place) => place !== null && !isForeign(packages[place]));
}

function component(place, { name, version, license, integrity }) {
  const own = name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return {
    type: 'library',
    'bom-ref': place,
    name: own,
    version,
    purl: `pkg:npm/${own.replace('@', '%40')}@${version}`,
    licenses: [
      // An expression may be a single identifier; a slash is older than the standard.
      license === undefined || license.includes('/')
        ? { license: { name: license ?? 'see the package' } }
        : { expression: license },
    ],
    ...(integrity !== undefined && { hashes: [hashOf(integrity)] }),
  };
}

/** The lock's `sha512-BASE64` as CycloneDX writes it. */
function hashOf(integrity) {
  const [algorithm, digest = ''] = integrity.split(' ')[0].split('-');
  return { alg: `SHA-${algorithm.slice('sha'.length)}`, content: Buffer.from(digest, 'base64').toString('hex') };
}

/** A name-based identifier (version 8) of 32 bytes. */
function uuidOf(digest) {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
