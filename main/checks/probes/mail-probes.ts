import type { Probes } from '../context.ts';

/** The probe of each mail protocol; loaded when asked for, because their libraries are large. */
export const MAIL_PROBES: Probes = {
  imap: async (target) => (await import('./imap.ts')).probeImap(target),
  pop: async (target) => (await import('./pop3.ts')).probePop3(target),
  smtp: async (target) => (await import('./smtp.ts')).probeSmtp(target),
};
