/** One of the ways that a printed form offers; offsets are folded. */
export interface PrintedOption {
  readonly start: number;
  readonly end: number;
  readonly isChosen: boolean;
}

const choice =
  /(?:下列|以下|如下)(?:的)?第? ?[(_ ]*([一二三四壹贰1-4])[)_ ]*(?:种|项)(?:争议)?(?:解决)?(?:方式|办法|途径)?[^。;:]{0,8}:/g;
const marker = /(?:^|[\s:;。])[(]?([一二三四1-4①②③④])[)]?[、.)]?(?=[^0-9])/g;
const values: ReadonlyMap<string, number> = new Map([
  ...['一', '二', '三', '四'].map((word, index) => [word, index + 1] as const),
  ...['1', '2', '3', '4'].map((word, index) => [word, index + 1] as const),
  ...['①', '②', '③', '④'].map((word, index) => [word, index + 1] as const),
  ['壹', 1],
  ['贰', 2],
]);
const longestForm = 600;

/**
 * The ways of a Mainland printed form, "…按下列第 1 种方式解决：1、提交…仲裁；2、依法向人民法院起诉", with the one whose
 * number was filled in. None where the number was left open or the ways do not follow.
 */
export function printedOptions(foldedText: string): PrintedOption[] {
  return [...foldedText.matchAll(choice)].flatMap((match) => {
    const chosen = values.get(match[1] ?? '');
    const from = match.index + match[0].length;
    const form = foldedText.slice(from, from + longestForm);
    const starts: { readonly number: number; readonly start: number }[] = [];
    for (const found of form.matchAll(marker)) {
      const number = values.get(found[1] ?? '');
      if (number === starts.length + 1) starts.push({ number, start: from + found.index });
    }
    const last = starts.at(-1);
    if (starts.length < 2 || last === undefined) return [];
    const stop = foldedText.slice(last.start + 3).search(/[。\n]|;(?=\s*[^\s])/);
    const end = stop < 0 ? foldedText.length : last.start + 3 + stop;
    return starts.map(({ number, start }, index) => ({
      start,
      end: starts[index + 1]?.start ?? end,
      isChosen: number === chosen,
    }));
  });
}
