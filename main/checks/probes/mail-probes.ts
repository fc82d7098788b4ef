import type { Probes } from '../context.ts';
import { probeImap } from './imap.ts';
import { probePop3 } from './pop3.ts';
import { probeSmtp } from './smtp.ts';

/** The probe of each mail protocol. */
export const MAIL_PROBES: Probes = { imap: probeImap, pop: probePop3, smtp: probeSmtp };
