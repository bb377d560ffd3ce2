import { SampanError } from '#contract/errors.ts';
import type { DecisionQuestion } from './decision.ts';

export const decisionSystem =
  'You read a document and answer one question about it. The answer must rest on the document alone. Give the answer in the form asked for and nothing else.';

const mostOf = { 'yes-no': 2, choice: 20, score: 9 } as const;
const letters = 'ABCDEFGHIJKLMNOPQRST';

/** What stands between a document and its question; the document's part of the prompt ends before it. */
export const beforeQuestion = '\n\n';

/** The question's text for the model, and the word that stands for each possibility, all different in their first token. */
export function decisionPrompt(question: DecisionQuestion): {
  readonly text: string;
  readonly labels: readonly string[];
} {
  const possibilities = possibilitiesOf(question);
  if (possibilities.length < 2 || possibilities.length > mostOf[question.kind]) {
    throw new SampanError(
      'wrong-usage',
      `A question of kind ${question.kind} takes 2 to ${mostOf[question.kind]} possibilities; this one has ${possibilities.length}.`,
    );
  }
  if (question.kind === 'yes-no') {
    return { text: `Question: ${question.text}\nAnswer with Yes or No.`, labels: ['Yes', 'No'] };
  }
  const labels = possibilities.map((_, index) =>
    question.kind === 'score' ? String(index + 1) : (letters[index] ?? ''),
  );
  const listed = possibilities.map((possibility, index) => `${labels[index]}. ${possibility}`).join('\n');
  const form = question.kind === 'score' ? 'number' : 'letter';
  return { text: `Question: ${question.text}\n${listed}\nAnswer with the ${form} alone.`, labels };
}

function possibilitiesOf(question: DecisionQuestion): readonly string[] {
  if (question.kind === 'yes-no') return ['Yes', 'No'];
  return question.kind === 'choice' ? question.choices : question.levels;
}

/** The ways in which a model begins a label. */
export function labelForms(label: string): string[] {
  return [...new Set([label, ` ${label}`, label.toLowerCase(), ` ${label.toLowerCase()}`, label.toUpperCase()])];
}
