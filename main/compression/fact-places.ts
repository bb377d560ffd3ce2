import { lastStartingBy } from '#main/language/last-starting-by.ts';
import type { ShortFact } from './ledger-facts.ts';
import { spacedWords } from './ledger-facts.ts';
import { unitAt } from './needed-passages.ts';
import type { PassageUnit } from './passage-units.ts';

/** For each passage the facts that it states: by their place, or by their words. */
export function statedFacts(text: string, units: readonly PassageUnit[], facts: readonly ShortFact[]): number[][] {
  const stated = units.map((): number[] => []);
  const starts: number[] = [];
  let length = 0;
  const pieces = units.map((unit) => {
    const piece = spacedWords(text.slice(unit.start, unit.end));
    starts.push(length);
    length += piece.length + 1;
    return piece;
  });
  const shown = pieces.join('\n');
  facts.forEach((fact, index) => {
    const holders = new Set<number>();
    const words = spacedWords(fact.text);
    for (let at = shown.indexOf(words); at >= 0; at = shown.indexOf(words, at + 1))
      holders.add(Math.max(lastStartingBy(starts, at), 0));
    for (const place of fact.places) {
      const unit = unitAt(units, place.start);
      if (unit >= 0 && (units[unit]?.start ?? 0) <= place.start && (units[unit]?.end ?? 0) >= place.end)
        holders.add(unit);
    }
    for (const holder of holders) stated[holder]?.push(index);
  });
  return stated;
}
