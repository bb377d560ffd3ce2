/** A party that the clause rules found in a document: offsets are UTF-16 units of its text. */
export interface PartyFound {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** "the Buyer", 甲方; null where the document gives none. */
  readonly role: string | null;
}

/** A document as the chronology reads it. */
export interface SourceDocument {
  readonly documentId: string;
  readonly documentName: string;
  readonly text: string;
  readonly parties: readonly PartyFound[];
  /** The rows of its tables, each the stretches of its cells that have words. */
  readonly rows?: readonly (readonly TextStretch[])[];
}

/** UTF-16 offsets into the text at hand, end exclusive. */
export interface TextStretch {
  readonly start: number;
  readonly end: number;
}

/** UTF-16 offsets into a document's text, end exclusive. */
export interface TextPlace {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
}
