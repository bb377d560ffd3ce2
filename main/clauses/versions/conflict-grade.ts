import type { ConflictCandidate } from './conflict-candidate.ts';
import { conflictWeights } from './conflict-weights.ts';

/** What a finding's confidence is where it is only to be checked, and at least where it is sure. */
const [toCheck, leastSure] = [0.5, 0.86];

/** Of the probability from which a conflict is reported so much is enough where the passages plainly say the opposite. */
const opposedShare = 0.7;

/** 0–1: how likely a candidate is a conflict where one clause in ten has one. */
export function conflictProbability({ model, features }: ConflictCandidate): number {
  const { bias, weights } = conflictWeights[model];
  const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

/** The confidence with which a candidate is reported; null where it is not. What is plain without a model counts between contracts: laws are translated too freely. */
export function conflictConfidence(
  candidate: ConflictCandidate,
  { isContract }: { readonly isContract: boolean },
): number | null {
  const plain = candidate.isPlain && isContract ? toCheck : null;
  if (candidate.features.length === 0) return plain;
  const { check, sure } = conflictWeights[candidate.model];
  const probability = conflictProbability(candidate);
  const isOpposed = candidate.isPlain && (candidate.model === 'negation' || candidate.model === 'duty');
  if (probability < check * (isOpposed ? opposedShare : 1)) return plain;
  return probability < sure ? toCheck : Math.max(leastSure, Math.round(probability * 100) / 100);
}
