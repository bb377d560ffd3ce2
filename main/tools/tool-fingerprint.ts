import type { OfferedTool, ToolGrantContent } from '#contract/tools.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';

/** The hash of a tool as it is described and of where it is asked for: another word, argument or address is another hash. */
export function toolFingerprint(
  { tool, description, inputSchema }: OfferedTool,
  from: ToolGrantContent['from'],
): string {
  return sha256Of(canonicalJson({ tool, description, inputSchema, from }));
}
