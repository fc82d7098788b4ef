import type { MailChange } from '../../../preload/contract.ts';

/** What was done, as a sentence without its full stop. */
export function changeWords(change: MailChange, folderName: string): string {
  const { length } = change.ids;
  const what = messages(length);
  if (change.kind === 'move') return `${what} moved to ${folderName}`;
  if (change.kind === 'flag')
    return change.on ? `${what} flagged` : `Flag removed from ${what.toLowerCase()}`;
  return `${what} marked as ${change.on ? 'read' : 'unread'}`;
}

/** What did not work, as a sentence. */
export function failureWords(count: number, change: MailChange): string {
  const verb = change.kind === 'move' ? 'moved' : 'changed';
  return `${messages(count)} ${count === 1 ? 'was' : 'were'} not ${verb}.`;
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
