/**
 * Prompt tokens evaluated in one step. The steps begin at the same places whatever was evaluated before, so
 * that reusing an evaluated beginning gives bit for bit the same numbers as evaluating it again.
 */
export const stepTokens = 128;

/** With a temperature a token is drawn out of this many, and of these out of those that together have this probability. */
export const localSampling = { topK: 20, topP: 0.8 } as const;

/**
 * Off: llama.cpp's version for the processor adds up in another order with another number of threads, and the
 * same request must give the same text. It would read prompts 6 % faster and write no faster.
 */
export const usesFlashAttention = false;
