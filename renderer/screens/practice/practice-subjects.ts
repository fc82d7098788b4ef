import type { AppState } from '../../../preload/contract.ts';

/** Whose mailbox, sign-in and app things are made to happen to. An empty text: not known yet. */
export interface PracticeSubject {
  mailbox: string;
  signer: string;
  clientId: string;
  /** Not only being set up. */
  isConnected: boolean;
}

/** The mailbox that is being set up (with `withSetup`), and those that are connected. */
export function practiceSubjects(
  { connections, setup, practice }: Pick<AppState, 'connections' | 'setup' | 'practice'>,
  withSetup: boolean,
): PracticeSubject[] {
  const connected = connections
    .filter((one) => one.practice)
    .map(({ mailbox, signer, registration }) => ({
      ...{ mailbox, signer, clientId: registration.clientId },
      isConnected: true,
    }));
  // An address that nobody in the practice tenant has can have nothing happen to it.
  const known = (address: string) =>
    practice?.people.find((person) => person.address === address.trim().toLowerCase())?.address ?? '';
  const mailbox = setup?.practice && withSetup ? known(setup.mailbox) : '';
  if (!setup || mailbox === '') return oneEach(connected);
  const { clientId } = setup.registration;
  return oneEach([{ mailbox, signer: known(setup.signer), clientId, isConnected: false }, ...connected]);
}

/** A mailbox may be connected for several Systems: the first stands for all. */
function oneEach(subjects: PracticeSubject[]): PracticeSubject[] {
  return [...new Map(subjects.toReversed().map((one) => [one.mailbox, one])).values()].toReversed();
}
