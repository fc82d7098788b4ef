import type { CheckRun, CheckView, Facts, Verdict } from '../../../preload/contract.ts';
import { systemOf } from '../../connections/sheet.ts';
import type { Connection } from '../../connections/types.ts';
import { redact } from '../../diagnosis/redact.ts';

/** What the vendor's or the administrator's ticket needs: no token, no secret and no mail in it. */
export interface Report {
  product: string;
  version: string;
  runtime: string;
  platform: string;
  /** ISO 8601. */
  writtenAt: string;
  connection: {
    system: string;
    mailbox: string;
    signer: string;
    signedInAs: string;
    cloud: string;
    tenantId: string;
    clientId: string;
    platform: string;
    redirectUri: string;
  };
  /** Null where the doctor has not run in this start of the app. */
  checkedAt: string | null;
  proven: string[];
  failed: ReportedFailure[];
  notChecked: string[];
  checks: { title: string; verdict: Verdict; ms: number | null; facts: Record<string, string> }[];
}

/** A check that failed, or found something to look at. */
export interface ReportedFailure {
  check: string;
  verdict: Verdict;
  cause: string;
  title: string;
  text: string;
  /** ISO 8601: the first run that found it. */
  since: string | null;
  facts: Facts;
}

export interface ReportSource {
  app: { version: string; runtime: string; platform: string };
  now: number;
  connection: Connection;
  run: CheckRun | null;
}

/** Gathers a report. Everything that came from elsewhere is redacted once more. */
export function makeReport({ app, now, connection, run }: ReportSource): Report {
  const { registration, account } = connection;
  const checks = run?.checks ?? [];
  const titles = (wanted: CheckView['verdict'][]) =>
    checks.filter(({ verdict }) => wanted.includes(verdict)).map(({ title }) => title);
  return {
    product: 'Mailbox Connector',
    ...app,
    writtenAt: new Date(now).toISOString(),
    connection: {
      system: systemOf(connection).name,
      mailbox: connection.mailbox,
      signer: connection.signer,
      signedInAs: connection.signedInAs ?? 'nobody',
      cloud: connection.cloud,
      tenantId: account?.tenantId ?? registration.tenant,
      clientId: registration.clientId,
      platform: registration.platform === 'web' ? 'Web' : 'Mobile and desktop applications',
      redirectUri: registration.redirectUri,
    },
    checkedAt: run?.endedAt ?? null,
    proven: titles(['passed']),
    failed: checks.flatMap(failureOf),
    notChecked: titles(['skipped', 'waiting', 'running']),
    checks: checks.map(({ title, verdict, ms, facts }) => ({
      title,
      verdict,
      ms: ms === null ? null : Math.round(ms),
      facts: Object.fromEntries(facts.map(({ label, value }) => [label, redact(value)])),
    })),
  };
}

function failureOf({ title: check, verdict, problem, since }: CheckView): ReportedFailure[] {
  if (!problem) return [];
  const { cause, title, text, facts } = problem;
  const clean = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return [{ check, verdict, cause, title, text, since, facts: Object.fromEntries(clean) as Facts }];
}

/** What a failure is looked up by, as label and value. */
export function failureRows({ cause, since, facts }: ReportedFailure): [label: string, value: string][] {
  const rows: [string, string | number | null | undefined][] = [
    ['Cause', cause],
    ['Since', since],
    ['Code', facts.code],
    ['Error', facts.error],
    ['HTTP status', facts.status],
    ['Trace ID', facts.traceId],
    ['Correlation ID', facts.correlationId],
    ['Time', facts.at],
    ['Message', facts.message],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, String(value)]] : []));
}

/** The connection as label and value. */
export function connectionRows({ connection, version, runtime, platform }: Report): [string, string][] {
  return [
    ['System', connection.system],
    ['Mailbox', connection.mailbox],
    ['Signer', connection.signer],
    ['Signed in as', connection.signedInAs],
    ['Cloud', connection.cloud],
    ['Directory (tenant) ID', connection.tenantId],
    ['Application (client) ID', connection.clientId],
    ['Platform', connection.platform],
    ['Redirect URI', connection.redirectUri],
    ['Mailbox Connector', `${version}, ${runtime}, ${platform}`],
  ];
}
