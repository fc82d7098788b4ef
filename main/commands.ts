import type { CommandInput, CommandName, CommandResult, Problem } from '../preload/contract.ts';
import { activityCommands } from './commands/activity.ts';
import { appCommands } from './commands/app.ts';
import { checkCommands } from './commands/checks.ts';
import { connectionCommands } from './commands/connection.ts';
import { editCommands } from './commands/edit.ts';
import { explainCommands } from './commands/explain.ts';
import { fleetCommands } from './commands/fleet.ts';
import { mailCommands } from './commands/mail.ts';
import { networkCommands } from './commands/network.ts';
import { registrationCommands } from './commands/registration.ts';
import { rehearsalCommands } from './commands/rehearsal.ts';
import { settingsFileCommands } from './commands/settings-file.ts';
import { setupCommands } from './commands/setup.ts';
import { storageCommands } from './commands/storage.ts';
import { transferCommands } from './commands/transfers.ts';
import type { CommandServices, Handlers } from './commands/types.ts';
import { upkeepCommands } from './commands/upkeep.ts';
import { aboutSubject } from './diagnosis/advice.ts';
import { subjectOf } from './diagnosis/subject.ts';
import { failure } from './result.ts';

/** Performs commands whose input the contract has already parsed. A throw is a bug and is answered as such. */
export function createCommands(services: CommandServices) {
  const handlers = {
    ...setupCommands(services),
    ...registrationCommands(services),
    ...upkeepCommands(services),
    ...rehearsalCommands(services),
    ...connectionCommands(services),
    ...editCommands(services),
    ...activityCommands(services),
    ...fleetCommands(services),
    ...networkCommands(services),
    ...settingsFileCommands(services),
    ...storageCommands(services),
    ...mailCommands(services),
    ...transferCommands(services),
    ...checkCommands(services),
    ...explainCommands(services),
    ...appCommands(services),
  };
  return async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> => {
    try {
      const result = await (handlers as Handlers)[name](input);
      return result.ok ? result : failure(placed(services, input, result.problem));
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unexpected failure';
      services.log.error(`${name} failed: ${message}`);
      return failure(services.diagnose({ source: 'app', facts: { message } }));
    }
  };
}

/** A failure with the links and commands of the connection that the command was about. */
function placed({ connections, clouds }: CommandServices, input: object, problem: Problem): Problem {
  const id = 'connectionId' in input ? input.connectionId : null;
  const connection = typeof id === 'string' ? connections.get(id) : undefined;
  return connection ? aboutSubject(problem, subjectOf(connection, clouds())) : problem;
}
