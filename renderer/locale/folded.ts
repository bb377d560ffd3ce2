/** Words as they are compared where one types to choose: width and case do not part them. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
