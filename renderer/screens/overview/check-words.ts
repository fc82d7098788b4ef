import type { CheckGroup, CheckId, Verdict } from '../../../preload/contract.ts';

/** Short names for the headings of the matrix. */
export const CHECK_WORDS: Record<CheckId, string> = {
  proxy: 'Proxy',
  dns: 'Name resolution',
  tcp: 'Connection',
  tls: 'Certificate',
  clock: 'Clock',
  login: 'Sign-in service',
  tenant: 'Tenant',
  app: 'App',
  redirect: 'Redirect URI',
  secret: 'Client secret',
  consent: 'Consent',
  refresh: 'Sign-in',
  'token-graph': 'Graph token',
  'token-outlook': 'Outlook token',
  signer: 'Signer',
  'graph-own': 'Graph, own',
  graph: 'Graph',
  'graph-write': 'Graph, write',
  'graph-send': 'Graph, send',
  'imap-own': 'IMAP, own',
  imap: 'IMAP',
  'pop-own': 'POP, own',
  pop: 'POP',
  'smtp-own': 'SMTP, own',
  smtp: 'SMTP',
  'smtp-from': 'SMTP, sender',
};

export const GROUP_WORDS: Record<CheckGroup, string> = {
  network: 'Network',
  registration: 'Registration',
  'sign-in': 'Sign-in',
  mailbox: 'Mailbox',
};

export const VERDICT_WORDS: Record<Verdict, string> = {
  waiting: 'Waiting',
  running: 'Running',
  passed: 'Passed',
  warned: 'Worth a look',
  failed: 'Failed',
  skipped: 'Left out',
};
