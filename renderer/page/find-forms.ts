import { request } from '../bridge.ts';

/** For each character of words with Chinese in them those it may stand for in the other script; none for other words. */
export async function formsOf(text: string): Promise<readonly (readonly string[])[]> {
  if (!/\p{Script=Han}/u.test(text)) return [];
  try {
    return await request('find.forms', { text });
  } catch {
    // Searching goes on as it is written.
    return [];
  }
}
