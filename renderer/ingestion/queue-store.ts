import { create } from 'zustand';
import type { Job } from '#contract/matter.ts';
import { listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface QueueState {
  readonly jobs: readonly Job[];
}

export const useQueue = create<QueueState>(() => ({ jobs: [] }));

/** Reads the queue and follows it; returns what stops following. */
export async function followQueue(): Promise<() => void> {
  const stop = listen('queue.changed', (jobs) => useQueue.setState({ jobs }));
  useQueue.setState({ jobs: await request('queue.list', {}) });
  return stop;
}

export function isUnderWay(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

export async function cancelDocument(documentId: string): Promise<void> {
  try {
    await request('queue.cancel', { documentId });
  } catch (error) {
    notifyError(error);
  }
}

/** Stops everything that waits or runs. */
export async function cancelEverything(): Promise<void> {
  const underWay = useQueue.getState().jobs.filter(isUnderWay);
  await Promise.all(underWay.map((job) => cancelDocument(job.documentId)));
}

/** Has finished documents read again in the background. */
export async function readDocumentsAgain(documentIds: readonly string[]): Promise<void> {
  try {
    await request('documents.readAgain', { documentIds: [...documentIds] });
  } catch (error) {
    notifyError(error);
  }
}

export async function retryDocument(documentId: string): Promise<void> {
  try {
    await request('queue.retry', { documentId });
  } catch (error) {
    notifyError(error);
  }
}
