import type { BridgeArguments } from '#contract/bridge.ts';
import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';

type Sources = NonNullable<BridgeArguments['proposals.export']['from']>;

/**
 * Writes a copy of a document with what is proposed for it, into a folder that is
 * asked for: tracked changes in a Word document, marks and a rider in any other.
 */
export async function writeProposals(documentId: string, from: Sources): Promise<void> {
  try {
    const [written] = (await request('proposals.export', { documentIds: [documentId], from })) ?? [];
    if (written === undefined) return;
    const { path, written: count, refused } = written;
    if (path === null) {
      notify({ kind: 'done', content: { key: 'proposals.none' } });
      return;
    }
    const done = /\.pdf$/i.test(path) ? 'proposals.marked' : 'proposals.written';
    notify({
      kind: 'done',
      content: {
        key: refused.length === 0 ? done : 'proposals.partly',
        values: { count, left: refused.length },
      },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
