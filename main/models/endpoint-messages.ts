/** What servers of OpenAI's chat protocol send back, as far as it is read here. */
import { z } from 'zod';

const usageSchema = z.object({ prompt_tokens: z.int().nonnegative(), completion_tokens: z.int().nonnegative() });

export type EndpointUsage = Readonly<z.infer<typeof usageSchema>>;

/** One event of a streamed answer. */
export const streamedPieceSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: usageSchema.nullish(),
  error: z.object({ message: z.string() }).optional(),
});

const likelySchema = z.object({ token: z.string(), logprob: z.number() });

/** An answer sent as a whole. */
export const wholeAnswerSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish() }),
        finish_reason: z.string().nullish(),
        logprobs: z
          .object({
            content: z.array(likelySchema.extend({ top_logprobs: z.array(likelySchema).default([]) })).nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
  usage: usageSchema.nullish(),
});

export type WholeAnswer = Readonly<z.infer<typeof wholeAnswerSchema>>;

export const modelListSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
