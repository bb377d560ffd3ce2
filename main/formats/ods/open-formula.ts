/**
 * A formula of OpenFormula (ODF 1.3 Part 4) as a sheet's own bar shows it:
 * `of:=SUM([.B2:.B3];[$'費 用'.C1])` gives `=SUM(B2:B3,'費 用'!C1)`. What is in
 * quotation marks stays; a formula of another kind stays as it is.
 */
export function formulaInLetters(formula: string): string {
  const own = /^[a-z]+:(?==)/i.exec(formula)?.[0] ?? '';
  if (own !== '' && !/^(of|oooc):$/i.test(own)) return formula;
  let braces = 0;
  return formula
    .slice(own.length)
    .replace(/"(?:[^"]|"")*"|\[((?:'(?:[^']|'')*'|[^'\]])*)\]|[{}|;~]/g, (found, reference?: string) => {
      if (reference !== undefined) return reference.startsWith('.') ? inSheet(reference) : onSheet(reference);
      if (found === '{' || found === '}') braces += found === '{' ? 1 : -1;
      if (found === ';' || found === '~') return ',';
      return found === '|' && braces > 0 ? ';' : found;
    });
}

function inSheet(reference: string): string {
  return reference.replace(/^\./, '').replace(/:\./, ':');
}

/** The sheet's name before its last point, which a name in quotes may hold itself. */
function onSheet(reference: string): string {
  return reference
    .replace(/^\$?((?:'(?:[^']|'')*'(?:#\$?)?)?(?:'(?:[^']|'')*'|[^'.]*))\./, (_, sheet: string) => `${sheet}!`)
    .replace(/:\./, ':');
}
