import type { Problem } from '../../../preload/contract.ts';
import type { Doctor } from '../../checks/doctor.ts';
import type { Result } from '../../result.ts';
import type { Connections } from '../connections.ts';
import type { SignInService } from '../sign-in.ts';
import type { Connection } from '../types.ts';
import type { ErrandBoard } from './errands.ts';
import { signInGroup } from './new-connections.ts';

/** Mailboxes of one person that are opened at once. */
const AT_ONCE = 4;

export interface SignInManyDeps {
  connections: Pick<Connections, 'get' | 'amend' | 'release'>;
  signIn: Pick<SignInService, 'start' | 'cancel' | 'dismiss'>;
  doctor: Pick<Doctor, 'repaired' | 'lastRun'>;
  /** Opens a connection with the tokens that are there, without a window. */
  open(connectionId: string, signal: AbortSignal): Promise<Result<null>>;
}

/**
 * Signs many connections in. Each person is asked once: their one sign-in opens every mailbox of the same
 * Registration and Cloud, and nobody is asked whose earlier sign-in still holds.
 */
export async function signInMany(
  connections: readonly Connection[],
  deps: SignInManyDeps,
  board: ErrandBoard,
): Promise<void> {
  const groups = [...Map.groupBy(connections, signInGroup).values()];
  const stop = () => deps.signIn.cancel();
  board.signal.addEventListener('abort', stop, { once: true });
  for (const [index, group] of groups.entries()) {
    if (board.signal.aborted) break;
    const signer = { address: group[0]?.signer ?? '', number: index + 1, of: groups.length };
    await signInGroupOf(group, { ...deps, board, ask: () => board.ask(signer) });
    board.ask(null);
  }
  board.signal.removeEventListener('abort', stop);
  for (const { id } of connections) deps.connections.release(id);
  board.close();
}

interface GroupDeps extends SignInManyDeps {
  board: ErrandBoard;
  /** Shows who is asked. */
  ask(): void;
}

async function signInGroupOf(group: readonly Connection[], deps: GroupDeps): Promise<void> {
  const { board, connections } = deps;
  const [lead] = group;
  if (!lead) return;
  const key = lead.signInKey ?? lead.id;
  for (const { id } of group) {
    const now = connections.get(id);
    // From now on one sign-in for all of them: signing in again later is one step as well.
    if (now && (now.signInKey ?? now.id) !== key) connections.amend({ ...now, signInKey: key });
    board.start(id);
  }
  const signedIn = await signInLead(lead, deps);
  if (signedIn === null) return;
  const hasFailed = (id: string) =>
    deps.doctor.lastRun(id)?.checks.some(({ verdict }) => verdict === 'failed') === true;
  const waiting = [...group];
  const work = async () => {
    for (let next = waiting.shift(); next && !board.signal.aborted; next = waiting.shift()) {
      const { id } = next;
      const opened = id === lead.id ? signedIn : await followLead(id, signedIn, deps);
      board.end(id, opened.ok ? { phase: 'done' } : failed(opened.problem));
      connections.release(id);
      // What a check had found stands until that check is green: it is tried again at once.
      if (opened.ok && hasFailed(id)) void deps.doctor.repaired(id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Null when the errand was cancelled meanwhile. */
async function signInLead(lead: Connection, deps: GroupDeps): Promise<Result<null> | null> {
  const { board, signIn, open, ask } = deps;
  const held = await open(lead.id, board.signal);
  if (held.ok || !asksPerson(held.problem) || board.signal.aborted) return held;
  ask();
  const ended = await signIn.start(lead.id, 'usual');
  // Told in the list of the errand; a dialog would keep the others waiting.
  signIn.dismiss();
  return board.signal.aborted ? null : ended;
}

/** Where the lead's own mailbox did not open although the person signed in, the others may open all the same. */
function followLead(id: string, signedIn: Result<null>, { open, board }: GroupDeps): Promise<Result<null>> {
  const isMailboxOnly = !signedIn.ok && !asksPerson(signedIn.problem);
  return signedIn.ok || isMailboxOnly ? open(id, board.signal) : Promise.resolve(signedIn);
}

function failed(problem: Problem) {
  return { phase: 'failed', problem } as const;
}

/** Whether the tokens are not there or not good any more; what concerns one mailbox needs no new sign-in. */
function asksPerson({ cause }: Problem): boolean {
  return !CONCERNS_MAILBOX.has(cause);
}

const CONCERNS_MAILBOX: ReadonlySet<Problem['cause']> = new Set([
  'service-not-licensed-or-provisioned',
  'mailbox-not-in-cloud',
  'no-mailbox-permission',
  'mailbox-not-found',
  'offline-or-dns',
  'proxy-blocks',
  'tls-intercepted',
  'throttled',
  'service-outage',
] as const);
