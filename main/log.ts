import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redactForLog } from './diagnosis/redact.ts';

/** One line per event, redacted; a child log carries a tag. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  child(tag: string): Log;
}

/** Two files of this many bytes are kept. */
const MAX_BYTES = 1_000_000;

/** Writes `connector.log` in `directory`. A log that cannot be written must not stop the app. */
export function createLog(directory: string, tag = 'app'): Log {
  const file = join(directory, 'connector.log');
  const write = (level: string, at: string, message: string) => {
    const line = `${new Date().toISOString()} ${level} [${at}] ${redactForLog(message).replaceAll(/[\r\n]+/g, ' ')}\n`;
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full or read-only disk: the app goes on without a log.
    }
  };
  const logFor = (name: string): Log => ({
    info: (message) => write('info', name, message),
    warn: (message) => write('warn', name, message),
    error: (message) => write('error', name, message),
    child: (child) => logFor(child),
  });
  return logFor(tag);
}

/** What a support bundle takes of the log: a day or two, and small enough to be looked through. */
const RECENT_CHARACTERS = 100_000;

/** The newest lines of the log; empty where there is none. */
export function readRecentLog(directory: string): string {
  try {
    const text = readFileSync(join(directory, 'connector.log'), 'utf8');
    const tail = text.slice(-RECENT_CHARACTERS);
    return tail.length < text.length ? tail.slice(tail.indexOf('\n') + 1) : tail;
  } catch {
    return '';
  }
}
