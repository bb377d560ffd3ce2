import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '#contract/finding.ts';
import type { ReviewView } from '#contract/review-table.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { openApplication } from '#main/cli/open-application.ts';
import { insertDocument, setDocumentState } from '#main/store/documents.ts';
import { replaceExtraction } from '#main/store/findings.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';

/**
 * `npm run bench -- review-table [DOCUMENTS]`: a review table of many documents: the CPU time of its lines, and for how long of it the main process is not free for the
 * window meanwhile. Synthetic documents, each with 40 findings of which the table shows ten.
 */
const documents = Number(process.argv[2] ?? 5_000);
const findingsEach = 40;
const columnCount = 10;

const folder = mkdtempSync(join(tmpdir(), 'sampan-bench-review-'));
const database = await openStore({
  dataFolder: folder,
  migrationsFolder: join(findInstallation().resourcesFolder, 'migrations'),
});
try {
  insertMatter(database, { id: 'm', name: 'Bench', parties: [], language: 'en', createdAtMs: 0 });
  for (let index = 0; index < documents; index += 1) addDocument(index);
  const application = await openApplication({ data: folder, model: 'none' });
  const columns = Array.from({ length: columnCount }, (_, index) => ({
    id: `c${index}`,
    title: `Column ${index}`,
    source: { kind: 'field' as const, findingKind: `gen.kind_${index}`, field: 'law' },
  }));
  const table = { id: 't', matterId: 'm', name: 'Bench', columns };
  await application.request('review.save', table);
  const plain: ReviewView = { filters: {}, sortBy: '', descending: false };
  const group = { by: ['c0'], isClosed: false, except: [] };
  const within: ReviewView = { ...plain, group: { ...group, by: ['c0', 'c1', 'c2'] } };
  const last = { offset: documents - 100, limit: 100 };
  console.log(`${documents} documents, ${documents * columnCount} cells`);
  for (const [name, view, range] of [
    ['by name, first rows', plain, { offset: 0, limit: 100 }],
    ['by name, last rows', plain, last],
    ['grouped, every cell new', { ...plain, group }, { offset: 0, limit: 100 }],
    ['grouped, further rows', { ...plain, group }, last],
    ['groups within groups', within, { offset: 0, limit: 100 }],
    ['grouped and sorted', { ...plain, sortBy: 'c1', group }, { offset: 0, limit: 100 }],
    ['filtered', { ...plain, filters: { c1: 'law 1' } }, { offset: 0, limit: 100 }],
  ] as const) {
    const { tookMs, heldMs } = await measured(() =>
      application.request('review.rows', { tableId: 't', view, ...range }),
    );
    console.log(`${name.padEnd(26)} ${tookMs.toFixed(0).padStart(6)} ms, main process held ${heldMs.toFixed(0)} ms`);
  }
  await application.close();
} finally {
  database.$client.close();
  rmSync(folder, { recursive: true, force: true });
}

function addDocument(index: number): void {
  const id = `d${index}`;
  const sha256 = index.toString(16).padStart(64, '0');
  const kept = { id, matterId: 'm', sha256, name: `contract ${index}.pdf`, mediaType: 'application/pdf' as const };
  insertDocument(database, { ...kept, byteLength: 1, addedAtMs: index });
  setDocumentState(database, id, 'ready', null);
  const findings = Array.from({ length: findingsEach }, (_, place) => ({
    list: 'finding' as const,
    finding: finding(id, place, `law ${(index * 7 + place) % 23}`),
    bodyStart: place,
    bodyEnd: place + 1,
  }));
  replaceExtraction(database, id, { clauses: [], findings });
}

function finding(documentId: string, place: number, law: string): Finding {
  const anchors = [{ documentId, page: 1, start: place, end: place + 1, quads: [] }];
  return {
    ...{ id: `${documentId}-${place}`, documentId, kind: `gen.kind_${place}`, label: 'Kind', group: 'general' },
    ...{
      fields: { law },
      confidence: 0.9,
      origin: 'rule',
      reasons: [],
      clause: null,
      anchors,
      quote: 'words '.repeat(60),
    },
    supports: [],
  };
}

/** How long the work takes, and the longest while in which nothing else had a turn. */
async function measured(work: () => Promise<unknown>): Promise<{ readonly tookMs: number; readonly heldMs: number }> {
  let heldMs = 0;
  let turnedAt = cpuMs();
  const turn = () => {
    heldMs = Math.max(heldMs, cpuMs() - turnedAt);
    turnedAt = cpuMs();
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  const began = cpuMs();
  await work();
  const ended = cpuMs();
  await new Promise((resolve) => setImmediate(resolve));
  clearImmediate(waiting);
  return { tookMs: ended - began, heldMs };
}

/** CPU time of this thread: other programs of the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
