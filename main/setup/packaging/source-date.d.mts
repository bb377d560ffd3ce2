export function sourceDate(project: string): Promise<string>;
