/** Puts numbers in an order of chance, in place (Fisher and Yates); `random` gives numbers in [0, 1). */
export function shuffle(order: number[] | Uint32Array | Int32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const held = order[index] as number;
    order[index] = order[other] as number;
    order[other] = held;
  }
}
