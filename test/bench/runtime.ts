/** `npm run bench -- runtime [states|endpoint|decide|decoding|threads] …`: the models' runtime; without a word all parts. */
import { argv, env } from 'node:process';
import { measureDecisions } from './runtime/decide.ts';
import { measureDecoding } from './runtime/decoding.ts';
import { measureEndpoint } from './runtime/endpoint.ts';
import { benchModel } from './runtime/models.ts';
import { measureStates } from './runtime/states.ts';
import { measureThreads } from './runtime/threads.ts';

const data = env.SAMPAN_DATA;
const asked = argv.slice(2);
const wants = (part: string): boolean => asked.length === 0 || asked.includes(part);

function dataFolder(): string {
  if (data === undefined) throw new Error('SAMPAN_DATA names no folder of documents.');
  return data;
}

if (wants('states')) await measureStates(await benchModel('-1.5b-'), dataFolder());
if (wants('endpoint')) await measureEndpoint(await benchModel('-0.5b-'));
if (wants('threads')) await measureThreads(await benchModel('-0.5b-'));
if (wants('decoding')) await measureDecoding(await benchModel('-1.5b-'), dataFolder());
if (wants('decide')) {
  for (const part of ['-0.5b-', '-1.5b-']) await measureDecisions(await benchModel(part), dataFolder());
}
