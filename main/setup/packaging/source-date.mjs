/**
 * The day that every file of a package is given, so that two builds of the same sources are the same to the byte
 * (reproducible-builds.org, SOURCE_DATE_EPOCH): what the environment says, or the day of the last commit.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Where there is neither: 2026-01-01, in seconds since 1970. */
const withoutHistory = '1767225600';

/**
 * Returns seconds since 1970, as text.
 * @param {string} project
 */
export async function sourceDate(project) {
  const given = process.env.SOURCE_DATE_EPOCH ?? '';
  if (/^\d+$/.test(given)) return given;
  const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: project }).catch(() => ({
    stdout: '',
  }));
  return /^\d+$/.test(stdout.trim()) ? stdout.trim() : withoutHistory;
}
