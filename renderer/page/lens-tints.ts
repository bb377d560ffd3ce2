import { useMemo } from 'react';
import type { LanguageTag } from '#contract/document.ts';
import { languageTints } from '../languages/language-tints.ts';
import { usePageLanguages } from '../languages/page-languages-store.ts';
import { usePins } from '../reading/pins-store.ts';
import { useReading } from '../reading/reading-store.ts';
import { readingTints } from '../reading/reading-tints.ts';
import { usePageReadings } from '../recognition/page-readings-store.ts';
import { recognitionTints } from '../recognition/reading-marks.ts';
import { redactionTints } from '../redaction/redaction-tints.ts';
import { useRedactions } from '../redaction/redactions-store.ts';
import { useSearch } from '../search/search-store.ts';
import { searchTints } from '../search/search-tints.ts';
import { useLens } from './lens-store.ts';
import { noTints, type Tints } from './tint.ts';

/** What the lens that is up draws on the pages, and the one language that is set off. */
export function useLensTints(documentId: string): { readonly tints: Tints; readonly only: LanguageTag | null } {
  const lens = useLens((state) => state.lens);
  const places = usePageLanguages((state) => state.places);
  const only = usePageLanguages((state) => state.only);
  const languages = useMemo(() => languageTints(places), [places]);
  const { reading, current } = useReading();
  const pins = usePins((state) => state.pins);
  const read = useMemo(() => readingTints(reading, pins, current), [reading, pins, current]);
  const readings = usePageReadings((state) => state.readings);
  const recognised = useMemo(() => recognitionTints(readings), [readings]);
  const marked = useSearch((state) => state.marked);
  const found = useMemo(
    () => (marked?.documentId === documentId ? searchTints(marked.hits) : noTints),
    [marked, documentId],
  );
  const { documentId: redactedId, content, selectedId } = useRedactions();
  const redacted = useMemo(
    () => (redactedId === documentId ? redactionTints(content.redactions, selectedId) : noTints),
    [redactedId, documentId, content, selectedId],
  );
  if (lens === 'redaction') return { tints: redacted, only: null };
  if (lens === 'search') return { tints: found, only: null };
  if (lens === 'recognition') return { tints: recognised, only: null };
  if (lens === 'reading') return { tints: read, only: null };
  return lens === 'languages' ? { tints: languages, only } : { tints: noTints, only: null };
}
