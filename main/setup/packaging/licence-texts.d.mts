export function licenceTexts(
  project: string,
): Promise<
  readonly { readonly name: string; readonly version: string; readonly licence: string; readonly text: string }[]
>;
