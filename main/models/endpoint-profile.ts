/** A server that speaks OpenAI's chat protocol (llama-server, vLLM, vLLM-Ascend, SGLang), as the person named it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const endpointProfileSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** The address before `/chat/completions`, such as http://127.0.0.1:8080/v1. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .refine((address) => {
      if (!URL.canParse(address)) return false;
      const { username, password, search, hash } = new URL(address);
      return username === '' && password === '' && search === '' && hash === '';
    }, 'the address must have no user name, password, question or fragment'),
  /** The model's name as the server knows it. */
  model: z.string().min(1).max(500),
  /** The most tokens it takes at once, prompt and answer. */
  contextTokens: z.int().min(256).max(10_000_000),
  /** A GGUF file whose vocabulary is the server's, for exact counts; `unknown` is marked as unverified. */
  vocabulary: z.union([z.literal('unknown'), z.strictObject({ ggufFile: z.string().min(1) })]),
  /** Under which name the key is kept; the key itself is handed over at the call. */
  keyName: z.string().min(1).optional(),
});

export type EndpointProfile = Readonly<z.infer<typeof endpointProfileSchema>>;

/** What stands for a model file's hash in the record: the same for the same server, model and vocabulary. */
export function endpointSha256({ baseUrl, model, vocabulary }: EndpointProfile): string {
  return createHash('sha256')
    .update(JSON.stringify(['sampan-endpoint/1', baseUrl, model, vocabulary]))
    .digest('hex');
}

/** The address of one of the protocol's calls. */
export function endpointUrl({ baseUrl }: EndpointProfile, call: 'chat/completions' | 'models'): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/${call}`);
}
