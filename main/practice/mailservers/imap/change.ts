import { type Answer, ARGUMENT_ERROR, type ViewCall } from './context.ts';
import { chooseMessages } from './fetch.ts';
import { folderNamed } from './folders.ts';
import { flagsOf, type Seen, tellChanges } from './view.ts';

/** `STORE set FLAGS list`: read, flagged and deleted are kept, other flags are taken and forgotten. */
export function storeFlags(call: ViewCall): Answer {
  const { command, view, context } = call;
  const [, how, flags] = command.args;
  const [, sign = '', silent] = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(String(how)) ?? [];
  const chosen = chooseMessages(call);
  if (!chosen || typeof how !== 'string' || !/FLAGS/i.test(how) || flags === undefined) return ARGUMENT_ERROR;
  if (view.isReadOnly) return 'NO STORE attempt on READ-ONLY folder.';
  const named = new Set([flags].flat(2).map((flag) => String(flag).toLowerCase()));
  for (const seen of chosen) {
    setFlags(call, seen, { sign, named });
    seen.version = seen.item.version;
    const uid = call.byUid ? ` UID ${seen.uid}` : '';
    if (!silent) context.wire.send(`* ${view.seen.indexOf(seen) + 1} FETCH (FLAGS ${flagsOf(seen)}${uid})`);
  }
  context.state.changed();
  return 'OK STORE completed.';
}

function setFlags(
  { view, context }: ViewCall,
  seen: Seen,
  { sign, named }: { sign: string; named: Set<string> },
): void {
  const next = (flag: string, before: boolean) =>
    sign === '' ? named.has(flag) : named.has(flag) ? sign === '+' : before;
  seen.isDeleted = next('\\deleted', seen.isDeleted);
  if (seen.item.folder === null) return;
  const marks = {
    isRead: next('\\seen', seen.item.isRead),
    isFlagged: next('\\flagged', seen.item.isFlagged),
  };
  view.mailbox.mark(seen.item, marks, context.state.now());
}

/** `MOVE set folder`. */
export function moveMessages(call: ViewCall): Answer {
  const { command, view, context } = call;
  const chosen = chooseMessages(call);
  const target = typeof command.args[1] === 'string' && folderNamed(view.mailbox, command.args[1]);
  if (!chosen) return ARGUMENT_ERROR;
  if (!target) return "NO [TRYCREATE] The requested folder doesn't exist.";
  for (const { item } of chosen) {
    if (item.folder !== null) view.mailbox.move(item, target.key, context.state.now());
  }
  context.state.changed();
  tellChanges(view, context.wire, { mayExpunge: true });
  return 'OK MOVE completed.';
}

/** `EXPUNGE`, `UID EXPUNGE set`, and what `CLOSE` does in silence. */
export function expunge(call: ViewCall): Answer {
  const { view, context, command } = call;
  const chosen = command.args.length > 0 ? chooseMessages(call) : view.seen;
  if (!chosen) return ARGUMENT_ERROR;
  if (!view.isReadOnly) {
    for (const { item, isDeleted } of chosen) if (isDeleted) view.mailbox.remove(item, context.state.now());
    context.state.changed();
  }
  if (command.name !== 'CLOSE') tellChanges(view, context.wire, { mayExpunge: true });
  return `OK ${command.name.replace('UID ', '')} completed.`;
}
