import { z } from 'zod';
import type { OutputLanguage } from '#contract/document.ts';

const outputLanguage = z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']);

/** The value of a JSON column that this program wrote. */
export function fromJson<T>(json: string): T {
  return JSON.parse(json);
}

/** The value of a nullable JSON column that this program wrote. */
export function fromNullableJson<T>(json: string | null): T | null {
  return json === null ? null : JSON.parse(json);
}

/** A language column as its type; anything else is English. */
export function parseOutputLanguage(value: string): OutputLanguage {
  return outputLanguage.catch('en').parse(value);
}
