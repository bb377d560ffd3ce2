/** What a tool from outside is given at most. */
export interface ToolLimits {
  /** To start, or to connect. */
  readonly startMs: number;
  /** For one call. */
  readonly callMs: number;
  /** One message or body. */
  readonly mostBytes: number;
  /** What is kept of an answer, in UTF-16 units. */
  readonly mostKept: number;
  /** Tools of one server. */
  readonly mostTools: number;
}

export const toolLimits: ToolLimits = {
  startMs: 30_000,
  callMs: 60_000,
  mostBytes: 4 * 1024 * 1024,
  mostKept: 100_000,
  mostTools: 500,
};
