import type { FieldValue } from '#contract/finding.ts';

/** One value of a finding's fields that can be typed over; `path` is the field and, within objects, its parts. */
export interface EditableField {
  readonly path: readonly string[];
  readonly value: string;
  readonly form: 'text' | 'number' | 'yes-no' | 'lines';
}

type FieldObject = { readonly [key: string]: FieldValue };

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function isObject(value: FieldValue | undefined): value is FieldObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** The fields as lines of a form; lists of objects are left out, being more than a line can hold. */
export function editableFields(fields: FieldObject, path: readonly string[] = []): readonly EditableField[] {
  return Object.entries(fields).flatMap(([name, value]): readonly EditableField[] => {
    const here = [...path, name];
    if (isObject(value)) return editableFields(value, here);
    if (value !== null && typeof value === 'object') {
      if (value.some((part) => typeof part === 'object' && part !== null)) return [];
      return [{ path: here, value: value.map(String).join('\n'), form: 'lines' }];
    }
    if (typeof value === 'boolean') return [{ path: here, value: String(value), form: 'yes-no' }];
    if (typeof value === 'number') return [{ path: here, value: String(value), form: 'number' }];
    return [{ path: here, value: value ?? '', form: 'text' }];
  });
}

function typedValue(typed: string, before: FieldValue | undefined): FieldValue {
  const trimmed = typed.trim();
  if (before !== undefined && before !== null && typeof before === 'object' && isList(before)) {
    const areNumbers = before.length > 0 && before.every((part) => typeof part === 'number');
    return trimmed
      .split('\n')
      .flatMap((line) => (line.trim() === '' ? [] : [areNumbers ? typedValue(line, 0) : line.trim()]));
  }
  if (trimmed === '') return null;
  if (typeof before === 'boolean') return trimmed === 'true';
  if (typeof before === 'number') {
    const number = Number(trimmed.replaceAll(/[,，\s]/g, ''));
    return Number.isFinite(number) ? number : trimmed;
  }
  return trimmed;
}

/** The whole fields, by name, that differ once what was typed is put in place. Keys of `typed` are paths joined by "\n". */
export function correctedFields(fields: FieldObject, typed: ReadonlyMap<string, string>): Record<string, FieldValue> {
  const corrected: Record<string, FieldValue> = {};
  for (const { path, value } of editableFields(fields)) {
    const text = typed.get(path.join('\n'));
    if (text === undefined || text === value) continue;
    const [name] = path;
    if (name === undefined) continue;
    corrected[name] = replaced(corrected[name] ?? fields[name], path.slice(1), text);
  }
  return corrected;
}

function replaced(value: FieldValue | undefined, path: readonly string[], typed: string): FieldValue {
  const [name, ...rest] = path;
  if (name === undefined) return typedValue(typed, value);
  const parts = isObject(value) ? value : {};
  return { ...parts, [name]: replaced(parts[name], rest, typed) };
}
