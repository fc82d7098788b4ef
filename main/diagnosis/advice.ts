import type { AdminCommand, Cause, Problem } from '../../preload/contract.ts';
import { loadClouds } from '../identity/clouds.ts';
import type { Cloud } from '../identity/types.ts';
import { bashQuote, powershellQuote } from '../registration/scripts/quote.ts';
import { fillTemplate } from '../registration/template.ts';
import { catalogue, type Diagnosis, noteOf } from './catalogue.ts';
import { whereOf } from './places.ts';
import type { Subject } from './types.ts';

/** What stands in a command for a value that is not known; nobody runs it by mistake. */
const UNKNOWN_VALUES = {
  mailbox: '<mailbox address>',
  signer: '<address of the person who signs in>',
  clientId: '<client ID>',
  tenant: '<tenant>',
  redirectUri: '<redirect URI>',
};

/** What a diagnosis says, for the connection it is about. */
export type Advice = Omit<Problem, 'facts'>;

/** The diagnosis of a cause with its links and commands filled in; `codes` choose the note. */
export function adviceOn(cause: Cause, about: Subject = {}, codes: readonly string[] = []): Advice {
  const diagnosis = catalogue.get(cause);
  const { title, text, who, where, steps, repairs } = diagnosis;
  const note = noteOf(diagnosis, codes);
  const commands = commandsOf(diagnosis, about);
  return {
    cause,
    title,
    text,
    ...(note !== undefined && { note }),
    who,
    ...(where && { where: whereOf(where, about, defaultCloud()) }),
    steps: [...steps],
    ...(commands.length > 0 && { commands }),
    ...(repairs?.[0] && { repair: repairs[0], repairs: [...repairs] }),
  };
}

/** The same problem, with the links and commands of the connection it turned out to be about. */
export function aboutSubject(problem: Problem, about: Subject): Problem {
  const { where, commands } = adviceOn(problem.cause, about);
  return { ...problem, ...(where && { where }), ...(commands && { commands }) };
}

function defaultCloud(): Cloud {
  const [first] = loadClouds() as [Cloud, ...Cloud[]];
  return first;
}

function commandsOf({ commands = [] }: Diagnosis, about: Subject): AdminCommand[] {
  return commands.map(({ shell, text }) => {
    const quote = shell === 'az' ? bashQuote : powershellQuote;
    const values = Object.entries(UNKNOWN_VALUES).map(([name, unknown]) => {
      const known = about[name as keyof typeof UNKNOWN_VALUES];
      return [name, known ? quote(known) : unknown];
    });
    return { shell, text: fillTemplate(text, Object.fromEntries(values)) };
  });
}
