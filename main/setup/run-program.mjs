/** Runs a program quietly; what it wrote is told only when it fails. */
import { spawn } from 'node:child_process';

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} the last 64 KB of what it wrote
 */
export function runProgram(command, words, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    const keep = (chunk) => {
      said = (said + chunk).slice(-65_536);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => fail(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) done(said);
      else fail(new Error(`${command} ${words[0] ?? ''} ended with ${signal ?? code}: ${said.trim().slice(-2_000)}`));
    });
  });
}
