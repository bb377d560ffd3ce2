/**
 * Makes both scripts' forms of the characters of a query one: returns what
 * puts the same character in the place of each of its forms, in the query and
 * in the text alike. `forms` has, for each character, those it may stand for.
 * Lengths and offsets stay as they are; forms of another length are left out.
 */
export function scriptFolding(forms: readonly (readonly string[])[]): (text: string) => string {
  const folded = new Map<string, string>();
  for (const alike of forms) {
    const [first] = alike;
    if (first === undefined || alike.length < 2) continue;
    const fitting = alike.filter((form) => form.length === first.length);
    // A form that an earlier character has already claimed makes both one.
    const known = fitting.map((form) => folded.get(form)).find((there) => there !== undefined) ?? first;
    const replaced = new Set(fitting.flatMap((form) => folded.get(form) ?? []));
    for (const [form, to] of folded) if (replaced.has(to)) folded.set(form, known);
    for (const form of fitting) folded.set(form, known);
  }
  if (folded.size === 0) return (text) => text;
  const pattern = new RegExp([...folded.keys()].join('|'), 'g');
  return (text) => text.replace(pattern, (form) => folded.get(form) ?? form);
}
