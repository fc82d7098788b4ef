import { z } from 'zod';
import { line, none, ok } from './inputs.ts';
import { problemSchema } from './problem.ts';

/** `system`: as this computer is set up; `none`: straight; `manual`: the one that is named. */
export const proxyModeSchema = z.enum(['system', 'none', 'manual']);
export type ProxyMode = z.infer<typeof proxyModeSchema>;

export const proxySettingsSchema = z
  .object({
    mode: proxyModeSchema,
    /** e.g. `http://proxy.contoso.example:8080`; kept while another mode is chosen. */
    address: line,
    /** Empty where the proxy asks nobody. The password is in the vault. */
    user: z.string().max(200),
    /** Hosts that are reached directly, e.g. `*.contoso.example` or `10.0.0.0/8`. */
    bypass: z.array(z.string().max(300)).max(200),
    /** IMAP, POP and SMTP servers are reached through it too. */
    isForMail: z.boolean(),
  })
  .strict();
export type ProxySettings = z.infer<typeof proxySettingsSchema>;

/** What is kept on disk. */
export const networkSettingsSchema = z
  .object({
    proxy: proxySettingsSchema,
    /** PEM certificates of authorities that are trusted besides those of the computer. */
    authorities: z.array(z.string().max(20_000)).max(50),
  })
  .strict();
export type NetworkSettings = z.infer<typeof networkSettingsSchema>;

export const authoritySchema = z.object({
  /** SHA-256, as certificate viewers write it: `AB:CD:…`. */
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  /** ISO 8601. */
  validFrom: z.string(),
  validTo: z.string(),
  /** It is among those that are trusted already. */
  isKnown: z.boolean(),
  /** Why it cannot be trusted as an authority; null where it can. */
  trouble: z.string().nullable(),
});
export type Authority = z.infer<typeof authoritySchema>;

/** What a pasted text or a chosen file holds. */
export const readAuthoritiesSchema = z.object({
  authorities: z.array(authoritySchema),
  /** Why nothing could be read; null where something was. */
  trouble: z.string().nullable(),
});
export type ReadAuthorities = z.infer<typeof readAuthoritiesSchema>;

/** One server of a test. */
export const networkStepSchema = z.object({
  host: z.string(),
  state: z.enum(['running', 'passed', 'failed']),
  /** What was found out, e.g. `through proxy.contoso.example:8080`. */
  facts: z.array(z.string()),
  problem: problemSchema.nullable(),
});
export type NetworkStep = z.infer<typeof networkStepSchema>;

export const networkTestSchema = z.object({
  phase: z.enum(['running', 'done', 'cancelled']),
  steps: z.array(networkStepSchema),
});
export type NetworkTest = z.infer<typeof networkTestSchema>;

export const networkViewSchema = z.object({
  proxy: proxySettingsSchema,
  hasPassword: z.boolean(),
  authorities: z.array(authoritySchema),
  /** The last test since the app was started or the way was changed. */
  test: networkTestSchema.nullable(),
});
export type NetworkView = z.infer<typeof networkViewSchema>;

/** Certificates as text; a chain of a few is some kilobytes. */
const certificates = z.object({ text: z.string().max(500_000) }).strict();

export const networkCommands = {
  'network.setProxy': {
    input: z
      .object({
        proxy: proxySettingsSchema,
        /** Absent: the one in the vault stays; null: it is forgotten. */
        password: z.string().max(1000).nullable().optional(),
      })
      .strict(),
    output: ok,
  },
  'network.readAuthorities': { input: certificates, output: readAuthoritiesSchema },
  /** Asks for a file; answers its certificates as PEM, null when the person cancelled. */
  'network.openAuthorities': { input: none, output: z.object({ text: z.string() }).nullable() },
  'network.trustAuthorities': { input: certificates, output: ok },
  'network.forgetAuthority': {
    input: z.object({ fingerprint: z.string().max(200) }).strict(),
    output: ok,
  },
  /** Starts a test of the servers that every mailbox needs; its progress is in the state. */
  'network.test': { input: none, output: ok },
  'network.cancelTest': { input: none, output: ok },
} as const;
