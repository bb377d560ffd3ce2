import { expect, test } from 'vitest';
import { DocumentQueue } from '#main/application/document-queue.ts';

test('a document that somebody looks at goes before all that wait, in every lane', async () => {
  const done: string[] = [];
  const queue = new DocumentQueue({ concurrency: 1, now: Date.now, onChange: () => undefined });
  for (const documentId of ['first', 'second', 'third']) {
    queue.add({
      id: `analyse-${documentId}`,
      documentId,
      documentName: documentId,
      stages: [
        { lane: 'read', work: async () => void done.push(`${documentId} read`) },
        { lane: 'model', work: async () => void done.push(`${documentId} written`) },
      ],
    });
  }
  queue.raise('third');
  const found = ['first', 'second', 'third'].map((id) => [id, queue.find(id)]);
  expect([...queue.byDocument()]).toEqual(found);
  // Raised twice, and once it runs, it stays as it is.
  queue.raise('third');
  await queue.idle();
  expect(done.indexOf('third read')).toBeLessThan(done.indexOf('second read'));
  expect(done.indexOf('third written')).toBeLessThan(done.indexOf('second written'));
  queue.raise('third');
  expect(queue.list().map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});
