// @ts-check
// Work that only one process at a time may do on this checkout. Node built-ins only: scripts/setup.mjs loads it before
// there is a node_modules.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/** Nothing that is locked here takes as long: the system has given the number of a dead owner to another process. */
const STALE_MS = 30 * 60_000;

/**
 * Does something while no other process does anything under the same lock. A lock is stale, and taken over, when every
 * process that it names has ended: one that is killed blocks nobody, but what it had started is waited for.
 * @template T
 * @param {string} file the lock, which exists while it is held
 * @param {(heldBy: (pid: number | undefined) => void) => Promise<T>} work `heldBy` names a process that the work has
 *   started and that may outlive this one
 * @param {(pid: number) => void} onWait called once with an owner, when another process holds the lock
 * @returns {Promise<T>} what the work returns
 */
export async function withLock(file, work, onWait = () => {}) {
  mkdirSync(dirname(file), { recursive: true });
  const owners = [process.pid];
  for (let waits = false; !acquire(file, owners); waits = true) {
    const [other = 0] = ownersIn(contentOf(file));
    if (!waits && other > 0) onWait(other);
    await sleep(POLL_MS);
  }
  const release = () => rmSync(file, { force: true });
  // Also when the work ends the program.
  process.once('exit', release);
  try {
    return await work((pid) => {
      if (pid === undefined) return;
      owners.push(pid);
      replace(file, owners);
    });
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file @param {readonly number[]} owners @returns {boolean} whether the lock is now ours */
function acquire(file, owners) {
  const content = contentOf(file);
  if (content === undefined) return create(file, owners);
  if (!isStale(file, content)) return false;
  const taken = `${file}.${process.pid}`;
  try {
    renameSync(file, taken);
  } catch {
    return false; // Somebody else has just taken it over.
  }
  // Somebody may also have made a new one since we looked: that one is put back.
  if (contentOf(taken) !== content) linkSync(taken, file);
  rmSync(taken);
  return create(file, owners);
}

/** @param {string} file @param {readonly number[]} owners */
function create(file, owners) {
  try {
    writeFileSync(file, JSON.stringify(owners), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file @param {readonly number[]} owners */
function replace(file, owners) {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, JSON.stringify(owners));
  renameSync(next, file);
}

/** @param {string} file @returns {string | undefined} undefined when there is none */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} content @returns {number[]} none when it is not readable, or not yet */
function ownersIn(content) {
  try {
    return JSON.parse(content ?? '');
  } catch {
    return [];
  }
}

/** @param {string} file @param {string} content */
function isStale(file, content) {
  const owners = ownersIn(content);
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  // One without owners is being written, or its writer was killed in that moment.
  return owners.length === 0 ? age > 10 * POLL_MS : age > STALE_MS || !owners.some(isRunning);
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
