/** An on/off property of OOXML: present without a value is on (ECMA-376 Part 1 §17.17.4). */
export function onOff(value: string | undefined, whenAbsent = true): boolean {
  return value === undefined ? whenAbsent : !/^(0|false|off|none)$/i.test(value);
}
