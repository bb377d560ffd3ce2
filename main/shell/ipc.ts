import { ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import {
  type BridgeAnswer,
  type BridgeArguments,
  type BridgeRequest,
  type BridgeResults,
  bridgeArguments,
} from '#contract/bridge.ts';
import { droppedPathChannel, requestChannel } from '#contract/channels.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';

/** What answers each request, once its arguments have been parsed. */
export type BridgeAnswers = {
  readonly [Name in BridgeRequest]: (args: BridgeArguments[Name]) => Promise<BridgeResults[Name]>;
};

const schemas: { readonly [Name in BridgeRequest]: z.ZodType<BridgeArguments[Name]> } = bridgeArguments;

/**
 * Serves the window's requests: only from the main frame of our own page, only
 * names of the contract, only arguments that their schema accepts. Errors are
 * answers, by code.
 */
export function serveRequests(answers: BridgeAnswers, isOwnFrame: (frame: WebFrameMain) => boolean): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, args: unknown) => {
    if (!isOwnMainFrame(event.senderFrame, isOwnFrame)) {
      return failure(new SampanError('wrong-usage', 'Only the application’s own window may ask this.'));
    }
    if (!isRequestName(name)) {
      return failure(new SampanError('wrong-usage', `There is no request named ${JSON.stringify(name)}.`));
    }
    return answerRequest(answers, name, args);
  });
}

/** Hears of files that were dropped on the window, or chosen in its file field. */
export function hearDroppedPaths(onPath: (path: string) => void, isOwnFrame: (frame: WebFrameMain) => boolean): void {
  ipcMain.on(droppedPathChannel, (event, path: unknown) => {
    if (isOwnMainFrame(event.senderFrame, isOwnFrame) && typeof path === 'string' && path !== '') onPath(path);
  });
}

function isOwnMainFrame(frame: WebFrameMain | null, isOwnFrame: (frame: WebFrameMain) => boolean): boolean {
  return frame !== null && frame.parent === null && isOwnFrame(frame);
}

async function answerRequest<Name extends BridgeRequest>(
  answers: BridgeAnswers,
  name: Name,
  args: unknown,
): Promise<BridgeAnswer<Name>> {
  try {
    const parsed = schemas[name].safeParse(args);
    if (!parsed.success) {
      const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || name}: ${issue.message}`);
      throw new SampanError('wrong-usage', `The request ${name} is malformed: ${places.join('; ')}`);
    }
    return { ok: true, value: await answers[name](parsed.data) };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): { readonly ok: false; readonly error: { code: string; message: string } } {
  return { ok: false, error: sampanErrorFrom(error).toValue() };
}

function isRequestName(name: unknown): name is BridgeRequest {
  return typeof name === 'string' && Object.hasOwn(bridgeArguments, name);
}
