import type { ErrorValue } from './errors.ts';

/** What llama.cpp computes with: the processor, or graphics through one of three interfaces. */
export type ComputeBackend = 'cpu' | 'vulkan' | 'cuda' | 'metal';

/** A backend whose drivers this computer has. */
export interface BackendStatus {
  readonly backend: ComputeBackend;
  /** The npm package that it needs. */
  readonly packageName: string;
  readonly isInstalled: boolean;
}

/** Its speed; null where it was not measured. */
export interface BackendSpeed extends BackendStatus {
  readonly promptTokensPerSecond: number | null;
  readonly generatedTokensPerSecond: number | null;
  /** Why it could not be measured, in English; null where nothing failed. */
  readonly failure: string | null;
}

/** This computer's speed with one model; null where it was not measured. */
export interface MachineReport {
  readonly measuredAtMs: number;
  /** Cores this program may use, and the threads that were fastest. */
  readonly cores: number;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  /** The model that was measured; null where none is on this computer. */
  readonly modelId: string | null;
  readonly promptTokensPerSecond: number | null;
  readonly generatedTokensPerSecond: number | null;
  /** The best model of the catalogue that fits this computer. */
  readonly recommendedModelId: string | null;
  /** The fastest backend, and what was found of each; left out in reports of earlier versions. */
  readonly backend?: ComputeBackend;
  readonly backends?: readonly BackendSpeed[];
}

/** A server that the person has named: an OpenAI-compatible endpoint. */
export interface EndpointProfile {
  readonly name: string;
  /** Such as http://127.0.0.1:8080/v1. */
  readonly baseUrl: string;
  /** The model's name as the server knows it. */
  readonly model: string;
  /** The most tokens it takes at once, prompt and answer. */
  readonly contextTokens: number;
  /** The model of the catalogue whose vocabulary is the server's, for exact counts; null or left out: not known. */
  readonly vocabularyModelId?: string | null;
}

/** One thing that the self-test tried, in the order in which it was tried. */
export interface EndpointCheck {
  readonly name: 'reachable' | 'model' | 'ends' | 'counts' | 'whole-prompt';
  readonly passed: boolean;
  /** What was seen, in English words that `reasonIn` translates; empty where there is no more to say. */
  readonly detail: string;
}

export interface EndpointTest {
  readonly testedAtMs: number;
  readonly checks: readonly EndpointCheck[];
  /** Its vocabulary is known, so that every prompt is counted; otherwise it is marked as unverified. */
  readonly isVerified: boolean;
  readonly error: ErrorValue | null;
}

export interface EndpointStatus extends EndpointProfile {
  /** `endpoint:` and more: chosen as a model by `settings.set`. */
  readonly id: string;
  readonly hasKey: boolean;
  readonly chosen: boolean;
  /** Requests are on their way to it now. */
  readonly isInUse: boolean;
  /** Its calls so far, as the record has them. */
  readonly callCount: number;
  readonly lastTest: EndpointTest | null;
  readonly isTesting: boolean;
  /** The file of the chosen vocabulary is on this computer, so that prompts are counted. */
  readonly isCounted: boolean;
}
