export interface LabelledText {
  readonly text: string;
  readonly labels: readonly { readonly category: string; readonly start: number; readonly end: number }[];
}

/** The text of a fixture and the passages marked in it as `{{Category|words}}`. */
export function labelledText(marked: string): LabelledText {
  let text = '';
  const labels: { category: string; start: number; end: number }[] = [];
  let at = 0;
  for (const match of marked.matchAll(/\{\{([^|]+)\|([^}]+)\}\}/gu)) {
    const [whole, category = '', words = ''] = match;
    text += marked.slice(at, match.index);
    labels.push({ category, start: text.length, end: text.length + words.length });
    text += words;
    at = match.index + whole.length;
  }
  return { text: text + marked.slice(at), labels };
}
