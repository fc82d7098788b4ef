import type { Transfer } from '../../../preload/contract.ts';
import { formatSize } from './size-words.ts';

/** How far a transfer is, or how it ended. */
export function transferWords(transfer: Transfer): string {
  const { status, bytes, total, problem } = transfer;
  switch (status) {
    case 'running':
      return `${countWords(transfer)}${total ? `${formatSize(bytes)} of ${formatSize(total)}` : formatSize(bytes)}`;
    case 'done':
      return transfer.files > 1
        ? `${transfer.files} files saved, ${formatSize(bytes)}`
        : `Saved, ${formatSize(bytes)}`;
    case 'stopped':
      return `Stopped, ${countOf(transfer)} saved`;
    case 'failed': {
      const reason = problem?.title ?? 'Not saved';
      return transfer.files > 1 ? `${countOf(transfer)} saved. ${reason}` : reason;
    }
  }
}

function countWords(transfer: Transfer): string {
  return transfer.files > 1 ? `${countOf(transfer)}, ` : '';
}

function countOf({ files, saved }: Transfer): string {
  return `${saved} of ${files} files`;
}
