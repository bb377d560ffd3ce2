// The one style element that React Aria writes (how a pressed button is touched), by its content.
const reactAriaPressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * What a page of the window may load and do. Documents are shown by pdf.js,
 * which compiles WebAssembly for its image decoders and draws from bytes in
 * memory; nothing else may run, and nothing comes from a network.
 */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'", reactAriaPressStyle],
  'img-src': ["'self'", 'blob:', 'data:'],
  // pdf.js takes the standard fonts that a PDF does not carry from sampan://pdfjs.
  'font-src': ["'self'", 'data:', 'sampan:'],
  'connect-src': ["'self'", 'sampan:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
} as const;

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ');

/** Sent with every answer of the application's scheme. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
} as const;
