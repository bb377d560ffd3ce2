import type { DocumentSummary } from '#contract/matter.ts';
import { LanguageLegend } from '../languages/language-legend.tsx';
import { LanguageMix } from '../languages/language-mix.tsx';
import { ReadingHead } from '../reading/reading-head.tsx';
import { RecognitionHead } from '../recognition/recognition-head.tsx';
import { RedactionHead } from '../redaction/redaction-head.tsx';
import { SearchHead } from '../search/search-head.tsx';
import { FileFacts } from './file-facts.tsx';
import { FileNotes } from './file-notes.tsx';
import { useLens } from './lens-store.ts';
import { useOpenDocument } from './open-document-store.ts';

/** The head of the document that is open: its languages, and what the lens on the pages shows. */
export function PageStrip({ document }: { readonly document: DocumentSummary }) {
  const lens = useLens((state) => state.lens);
  const hasNotes = useOpenDocument(({ view }) => view !== null && view.facts.length + view.warnings.length > 0);
  if (document.languages.length === 0 && !['recognition', 'search', 'redaction'].includes(lens) && !hasNotes)
    return null;
  return (
    <div className="page-strip">
      {lens === 'recognition' ? (
        <RecognitionHead />
      ) : lens === 'redaction' ? (
        <RedactionHead document={document} />
      ) : lens === 'search' ? (
        <SearchHead documentId={document.id} />
      ) : lens === 'reading' ? (
        <ReadingHead document={document} />
      ) : lens === 'languages' ? (
        <LanguageLegend shares={document.languages} />
      ) : (
        <LanguageMix shares={document.languages} />
      )}
      <FileNotes />
      <FileFacts />
    </div>
  );
}
