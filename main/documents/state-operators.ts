import { type Font, type GraphicsState, lightOf } from './graphics-state.ts';

type SetState = (state: GraphicsState, args: readonly unknown[]) => void;

/** The operators that only set the graphics state, by their names in the operator list. */
export function stateOperators(fontOf: (id: string) => Font | null): ReadonlyMap<string, SetState> {
  const setFont: SetState = (state, [id, size]) => {
    if (typeof id === 'string') state.font = fontOf(id);
    state.fontSize = numberOr(size, 0);
  };
  return new Map<string, SetState>([
    ...plainOperators,
    ['setFont', setFont],
    [
      'setGState',
      (state, args) => {
        for (const entry of listOr(args[0])) {
          const [key, value] = listOr(entry);
          if (key === 'Font') setFont(state, listOr(value));
          if (key === 'ca') state.fillAlpha = numberOr(value, 1);
          if (key === 'LW') state.lineWidth = numberOr(value, 1);
          if (key === 'BM') state.blended = value !== 'source-over';
          if (key === 'SMask') state.blended = value !== false && value !== null;
        }
      },
    ],
  ]);
}

const plainOperators: readonly (readonly [string, SetState])[] = [
  [
    'setCharSpacing',
    (state, args) => {
      state.characterSpacing = numberOr(args[0], 0);
    },
  ],
  [
    'setWordSpacing',
    (state, args) => {
      state.wordSpacing = numberOr(args[0], 0);
    },
  ],
  [
    'setHScale',
    (state, args) => {
      state.horizontalScale = numberOr(args[0], 100) / 100;
    },
  ],
  [
    'setLeading',
    (state, args) => {
      state.leading = -numberOr(args[0], 0);
    },
  ],
  [
    'setTextRise',
    (state, args) => {
      state.rise = numberOr(args[0], 0);
    },
  ],
  [
    'setTextRenderingMode',
    (state, args) => {
      // Modes 4 to 7 are 0 to 3 that also clip; a mode of clipping alone is filled with something.
      const mode = numberOr(args[0], 0);
      state.renderingMode = mode === 7 ? 4 : mode;
    },
  ],
  [
    'setLineWidth',
    (state, args) => {
      state.lineWidth = numberOr(args[0], 1);
    },
  ],
  [
    'setStrokeRGBColor',
    (state, args) => {
      state.strokeLight = lightOf(args[0]);
    },
  ],
  [
    'setStrokeColorN',
    (state) => {
      state.strokeLight = null;
    },
  ],
  [
    'setFillRGBColor',
    (state, args) => {
      state.tiledFill = false;
      state.fillLight = lightOf(args[0]);
    },
  ],
  [
    'setFillColorN',
    (state, args) => {
      state.tiledFill = args[0] === 'TilingPattern';
      state.fillLight = null;
    },
  ],
];

/** The number itself where it is finite. */
export function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A list or typed list of an operator's arguments; empty for anything else. */
export function listOr(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? [...value] : [];
}
