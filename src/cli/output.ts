import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  fstatSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseAs } from './refuse.ts';

/** What people can do something about, by the error code of the system; ends a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EDQUOT: 'your quota is used up',
  EFBIG: 'it would become too large',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'no space is left',
  ENOTDIR: 'its folder does not exist',
  EPERM: 'you may not write there',
  EROFS: 'you may not write there',
};

/** Errors of a folder that takes no new file, and of a file that is mounted by itself: neither can be replaced. */
const IRREPLACEABLE: readonly string[] = ['EACCES', 'EBUSY', 'EPERM', 'EROFS'];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/**
 * Writes what a command has to say, whole or not at all where that can be had: a file that exists keeps its content
 * until the new one is complete. A reader that goes away, as `head` does, has seen enough: that ends quietly. Anything
 * else that stands in the way ends the program, with one line on standard error and exit code 2.
 * @param command begins the line on standard error
 * @param out path of a file or a device; `-` or nothing for standard output
 */
export function writeOut(command: string, content: string, out = '-'): void {
  const failed = (error: unknown): void => {
    const code = codeOf(error);
    const place = out === '-' ? 'standard output' : `out "${out}"`;
    if (code !== 'EPIPE') refuseAs(command, `${place} cannot be written: ${REASONS[code] ?? code}.`);
  };
  try {
    if (out === '-') toStandardOutput(content, failed);
    else writeTo(out, content);
  } catch (error) {
    failed(error);
  }
}

function toStandardOutput(content: string, failed: (error: unknown) => void): void {
  const { fd } = process.stdout;
  const entry = fstatSync(fd);
  if (entry.isFIFO() || entry.isSocket() || process.stdout.isTTY) {
    process.stdout.once('error', failed);
    process.stdout.write(content);
  } else {
    // For files the stream takes a write that was cut short, as on a disk that fills up, for a whole one.
    writeFileSync(fd, content);
  }
}

function writeTo(file: string, content: string): void {
  const present = statSync(file, { throwIfNoEntry: false });
  if (present === undefined || present.isFile()) {
    replace(present ? realpathSync(file) : file, content, present?.mode);
  } else {
    // A device or a pipe: it must not be replaced by a file.
    writeFileSync(file, content);
  }
}

/** @param mode of the file that is there, if any */
function replace(file: string, content: string, mode: number | undefined): void {
  // Renaming asks only for the folder's permission.
  if (mode !== undefined) accessSync(file, constants.W_OK);
  const temporary = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx', flush: true });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (mode === undefined || !IRREPLACEABLE.includes(codeOf(error))) throw error;
    writeFileSync(file, content);
  }
}
