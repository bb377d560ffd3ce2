import type { OutputLanguage } from '#contract/document.ts';
import type { Drawing, Shape } from '#contract/drawing.ts';
import { figureWidth } from './bars-figure.ts';
import { navy, quiet } from './docx-inks.ts';
import { drawnWidth, fitted, legend } from './drawn-words.ts';
import { formWords } from './form-words.ts';
import { clauseWords, placeWords } from './place-words.ts';
import type { Block } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fill, labelled, listed, reportWords, valueName } from './report-words.ts';
import { withoutRejected } from './reported-findings.ts';

/** A day on the line of time, with where it stands. */
export interface ShownDay {
  /** ISO 8601. */
  readonly day: string;
  readonly words: string;
  readonly isDeadline: boolean;
}

const fewestDays = 3;
const mostDays = 16;
const mostLanes = 4;
const laneHeight = 25;
const longestLabel = 118;
const size = 7.5;
const deadlineInk = '#a3212b';
const axisHeight = 14;

/** The days that a document's own words name and those its deadlines fall on, each with its place. */
export function daysOf(input: ReportInput, isNamed: boolean): ShownDay[] {
  const { language } = input;
  const report = reportWords(language);
  const name = isNamed ? [input.document.name] : [];
  const join = (parts: readonly string[]): string =>
    listed(
      parts.filter((part) => part !== ''),
      language,
    );
  const deadlines = (input.deadlineDays ?? []).flatMap(({ day, clause, anchors }) =>
    day === null ? [] : [{ day, words: join([placeWords(anchors, clause, input), ...name]), isDeadline: true }],
  );
  const dated = withoutRejected(input.findings).flatMap(({ kind, fields, anchors, clause }) => {
    const { date_iso: day, event, doubt } = fields;
    if (kind !== 'fact.dated_event' || typeof day !== 'string' || doubt !== undefined) return [];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
    const what = typeof event === 'string' ? valueName(report, event) : clauseWords(clause, report);
    return [{ day, words: join([what, placeWords(anchors.slice(0, 1), null, input), ...name]), isDeadline: false }];
  });
  return [...deadlines, ...dated];
}

/** A line of time with a dot and a label for each day; none where there are fewer than three days. */
export function dayFigure(days: readonly ShownDay[], language: OutputLanguage): Block[] {
  const own = formWords(language);
  const distinct = new Map<string, ShownDay>();
  // A deadline goes before a day that is only named.
  for (const shown of days.toSorted((one, other) => Number(other.isDeadline) - Number(one.isDeadline)))
    if (!distinct.has(shown.day)) distinct.set(shown.day, shown);
  const chosen = [...distinct.values()].slice(0, mostDays).toSorted((one, other) => one.day.localeCompare(other.day));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (chosen.length < fewestDays || first === undefined || last === undefined) return [];
  const { drawing, isToScale, shown } = drawn(chosen, own);
  const caption = [
    fill(own.figureTimeline, { from: first.day, to: last.day }),
    isToScale ? '' : own.figureNotToScale,
    shown < distinct.size ? fill(own.figureMore, { count: distinct.size - shown }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(language === 'en' ? ' ' : '');
  const said = chosen.map(({ day, words }) => labelled(day, words, language));
  return [{ type: 'figure', drawing, caption, alt: `${caption} ${said.join(language === 'en' ? '; ' : '；')}` }];
}

interface PlacedDay extends ShownDay {
  readonly x: number;
  readonly isAbove: boolean;
  readonly lane: number;
}

function drawn(days: readonly ShownDay[], own: ReturnType<typeof formWords>) {
  const { places, isToScale } = axisPlaces(days.map(({ day }) => day));
  const placed: PlacedDay[] = [];
  // From the right: a label reaches to the right, so that the lines of later days must not cross it.
  for (const [index, shown] of [...days.entries()].toReversed()) {
    const x = places[index] ?? 0;
    const end = x + labelWidth(shown) + 8;
    const laneOn = (isAbove: boolean): number =>
      1 + Math.max(0, ...placed.filter((later) => later.isAbove === isAbove && later.x < end).map(({ lane }) => lane));
    const [above, below] = [laneOn(true), laneOn(false)];
    const isAbove = above <= below;
    const lane = Math.min(above, below);
    if (lane <= mostLanes) placed.push({ ...shown, x, isAbove, lane });
  }
  const lanes = (isAbove: boolean): number =>
    Math.max(0, ...placed.filter((day) => day.isAbove === isAbove).map(({ lane }) => lane));
  const inksUsed = new Set(placed.map(({ isDeadline }) => isDeadline));
  const axis = (inksUsed.size > 1 ? axisHeight : 0) + 4 + lanes(true) * laneHeight;
  const height = axis + lanes(false) * laneHeight + 6;
  const drawing: Drawing = {
    width: figureWidth,
    height,
    shapes: [
      ...(inksUsed.size < 2
        ? []
        : legend(
            [
              { ink: deadlineInk, text: own.legendDeadline },
              { ink: `#${navy}`, text: own.legendDay },
            ],
            8,
          )),
      { kind: 'box', x: 0, y: axis - 0.6, width: figureWidth, height: 1.2, ink: '#9aa4af' },
      ...placed.toReversed().flatMap((day) => dayShapes(day, axis)),
    ],
  };
  return { drawing, isToScale, shown: placed.length };
}

function labelWidth({ words }: ShownDay): number {
  return Math.min(longestLabel, Math.max(drawnWidth(words, size), 48));
}

function dayShapes({ day, words, isDeadline, x, isAbove, lane }: PlacedDay, axis: number): Shape[] {
  const ink = isDeadline ? deadlineInk : `#${navy}`;
  const length = lane * laneHeight;
  const top = isAbove ? axis - length : axis + length - laneHeight + 8;
  return [
    { kind: 'box', x: x - 0.3, y: isAbove ? axis - length : axis, width: 0.6, height: length, ink: '#c3cad1' },
    { kind: 'dot', x, y: axis, radius: 3, ink },
    { kind: 'words', x: x + 3, y: top + 7, anchor: 'start', text: day, size: 8, ink, isBold: true },
    {
      kind: 'words',
      x: x + 3,
      y: top + 16,
      anchor: 'start',
      text: fitted(words, size, longestLabel),
      size,
      ink: `#${quiet}`,
    },
  ];
}

/** Where days stand on the axis: to scale, unless one long gap would press the others together. */
function axisPlaces(days: readonly string[]): { readonly places: readonly number[]; readonly isToScale: boolean } {
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const span = gaps.reduce((sum, gap) => sum + gap, 0);
  const isToScale = Math.max(...gaps) <= 0.6 * span && Math.min(...gaps) >= 0.012 * span;
  const weights = isToScale ? gaps : gaps.map((gap) => gap ** 0.3);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const room = figureWidth - longestLabel - 4;
  const places = [4];
  for (const weight of weights) places.push((places.at(-1) ?? 0) + (room * weight) / total);
  return { places, isToScale };
}
