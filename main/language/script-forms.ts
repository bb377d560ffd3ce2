import { variantClasses } from './variant-classes.ts';

let formsOf: Map<string, string> | null = null;

/** Read once, when first asked: most runs never need it. */
function forms(): Map<string, string> {
  if (formsOf !== null) return formsOf;
  formsOf = new Map();
  for (const members of variantClasses.split(' ')) for (const member of members) formsOf.set(member, members);
  return formsOf;
}

/**
 * For each code point of `text`, itself and the characters it may stand for in
 * another script or region ("协" and "協"; "后" and "後"), itself first. For
 * finding only: evidence is never converted.
 */
export function scriptForms(text: string): string[][] {
  return Array.from(text, (character) => {
    const others = Array.from(forms().get(character) ?? '').filter((member) => member !== character);
    return [character, ...others];
  });
}
