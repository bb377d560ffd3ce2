import { request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';

/** Writes a copy of a Word document with the mends of its defects as tracked changes, into a folder that is asked for. */
export async function writeProposals(documentId: string): Promise<void> {
  try {
    const [written] = (await request('proposals.export', { documentIds: [documentId] })) ?? [];
    if (written === undefined) return;
    const { path, written: count, refused } = written;
    if (path === null) {
      notify({ kind: 'done', content: { key: 'proposals.none' } });
      return;
    }
    notify({
      kind: 'done',
      content: {
        key: refused.length === 0 ? 'proposals.written' : 'proposals.partly',
        values: { count, left: refused.length },
      },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
