import type { Reading } from '#contract/answer.ts';
import { maskPersonalData } from '#main/guardrails/personal-data.ts';
import type { ReportInput } from '#main/reports/report-input.ts';

/** Values that are no words of a document: a hash may look like a number to be masked. */
const notWords = /(?:^id|Id|sha256|kind|method|language|mediaType|list|state)$/;

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalData(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, notWords.test(key) ? member : maskedValue(member)]),
  );
}

/** What reports are made of with personal data masked in every text; offsets into the texts hold. */
export function masked<Input extends ReportInput | Reading>(input: Input): Input {
  // Every member is of the kind it was: only strings change, and only in their letters.
  return maskedValue(input) as Input;
}
