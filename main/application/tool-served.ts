import type { ServedTool } from '#main/tools/serve-tools.ts';
import type { ApplicationRoom } from './application-room.ts';
import { findingTools } from './tool-served-findings.ts';
import { servedMatter } from './tool-served-matter.ts';
import { readingTools } from './tool-served-reading.ts';

/**
 * What other agents may ask of one matter: to read, search and cite it, and to
 * put a question where its rules let an agent analyse. Each call is held to the
 * rules as they are then, acts as an agent, and is entered in the record.
 */
export function servedTools(room: ApplicationRoom, matterId: string): ServedTool[] {
  const matter = servedMatter(room, matterId);
  return [...readingTools(matter), ...findingTools(matter)];
}
