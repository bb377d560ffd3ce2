import { askApproval, decideApproval, findApproval, listApprovals } from './approvals.ts';
import type { StoreDatabase } from './open-store.ts';
import {
  beginStep,
  changeRun,
  countClaims,
  endedItems,
  endStep,
  findRun,
  insertRun,
  listRuns,
  listSteps,
  reopenFailed,
  runningRuns,
  stateOfRun,
  stepOutputs,
  stepTotals,
} from './workshop-runs.ts';

function bound<Rest extends readonly unknown[], Result>(
  database: StoreDatabase,
  work: (database: StoreDatabase, ...rest: Rest) => Result,
): (...rest: Rest) => Result {
  return (...rest: Rest) => work(database, ...rest);
}

/** What the workshop keeps of its runs, over one database. */
export function workshopStore(database: StoreDatabase) {
  return {
    // One program owns the runs of a data folder.
    shared: null,
    findRun: bound(database, findRun),
    stateOfRun: bound(database, stateOfRun),
    listRuns: bound(database, listRuns),
    listSteps: bound(database, listSteps),
    reopenFailed: bound(database, reopenFailed),
    runningRuns: bound(database, runningRuns),
    insertRun: bound(database, insertRun),
    changeRun: bound(database, changeRun),
    beginStep: bound(database, beginStep),
    endStep: bound(database, endStep),
    endedItems: bound(database, endedItems),
    stepOutputs: bound(database, stepOutputs),
    countClaims: bound(database, countClaims),
    stepTotals: bound(database, stepTotals),
    askApproval: bound(database, askApproval),
    findApproval: bound(database, findApproval),
    decideApproval: bound(database, decideApproval),
    listApprovals: bound(database, listApprovals),
  };
}
