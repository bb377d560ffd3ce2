export const documentTypes: readonly { readonly mime: string; readonly endings: readonly string[] }[];
export const linkSchemes: readonly string[];
export const mimeTypes: readonly string[];
export const applicationId: string;
