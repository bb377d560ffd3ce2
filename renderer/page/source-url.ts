/** Where the bytes of a stored source are read, with range requests. */
export function sourceUrl(sha256: string): string {
  return `sampan://source/${sha256}`;
}

/** Where pdf.js finds its character maps, fonts and decoders. */
export function pdfAssetUrl(folder: string): string {
  return `sampan://pdfjs/${folder}`;
}
