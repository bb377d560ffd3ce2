import type { EncryptionRequest, ShellRequest } from '#contract/application.ts';
import type { BridgeArguments, BridgeResults } from '#contract/bridge.ts';

type ApplicationRequest = Exclude<keyof BridgeResults, ShellRequest | EncryptionRequest>;

/** The answer to each request that the application itself answers. */
export type RequestTable = {
  readonly [Name in ApplicationRequest]: (
    args: BridgeArguments[Name],
  ) => BridgeResults[Name] | Promise<BridgeResults[Name]>;
};

/** The answers to some of them. */
export type Requests<Names extends ApplicationRequest> = Pick<RequestTable, Names>;
