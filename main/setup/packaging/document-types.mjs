/** The kinds of documents that the system offers to open with Sampan, and its links: the same in every package. */

/** By media type (freedesktop.org shared-mime-info), with the endings by which Windows and macOS know them. */
export const documentTypes = [
  { mime: 'application/pdf', endings: ['pdf'] },
  { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  { mime: 'application/msword', endings: ['doc'] },
  { mime: 'application/rtf', endings: ['rtf'] },
  { mime: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  { mime: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  { mime: 'application/vnd.ms-excel', endings: ['xls'] },
  { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  { mime: 'message/rfc822', endings: ['eml'] },
  { mime: 'application/vnd.ms-outlook', endings: ['msg'] },
  { mime: 'image/tiff', endings: ['tif', 'tiff'] },
  { mime: 'text/plain', endings: ['txt'] },
  { mime: 'text/csv', endings: ['csv'] },
  { mime: 'text/markdown', endings: ['md'] },
  { mime: 'text/html', endings: ['html', 'htm'] },
];

/** `main/contract/deep-link.ts` has what such a link may say. */
export const linkSchemes = ['sampan'];

/** What a Linux desktop file says under `MimeType`. */
export const mimeTypes = [
  ...documentTypes.map(({ mime }) => mime),
  ...linkSchemes.map((scheme) => `x-scheme-handler/${scheme}`),
];

/** Reverse domain name of the program: its macOS bundle, and what Windows files its notifications under. */
export const applicationId = 'org.sampan.Sampan';
