export const desktopCategories: readonly string[];
export function desktopFile(words: { readonly productName: string; readonly description: string }): string;
