import { z } from 'zod';

/** Arguments that several served tools take. */
export const documentId = z.string().min(1).max(200);
export const paging = {
  offset: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
};
