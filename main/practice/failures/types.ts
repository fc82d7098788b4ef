import type { Cause } from '../../../preload/contract.ts';
import type { PracticeState } from '../state.ts';

/** What a failure is done to. */
export type FailureAbout = 'tenant' | 'app' | 'signer' | 'mailbox';

export type FailureGroup =
  | 'Network'
  | 'Service'
  | 'Registration'
  | 'Registering apps'
  | 'Tenant and account'
  | 'Consent and policies'
  | 'Tokens'
  | 'Mailbox';

/** Something that can go wrong with a mailbox connection, and how the practice tenant makes it happen. */
export interface Failure {
  id: string;
  group: FailureGroup;
  /** What happens, in a few words. */
  title: string;
  /** What the app should find out. */
  cause: Cause;
  about: FailureAbout;
  /** Whether it is the case now; absent for what happens once. */
  isOn?(state: PracticeState, target: string): boolean;
  /** Makes it happen, or puts it back. `target`: client id or address; empty for the tenant. */
  set(state: PracticeState, target: string, on: boolean): void;
}

/** A failure that holds until it is switched off. */
export type Switch = Required<Failure>;
