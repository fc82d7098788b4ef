import { strToU8, zipSync } from 'fflate';
import type { AppState, BundleFile, Problem } from '../../../preload/contract.ts';
import type { Clock } from '../../clock.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Files } from '../../connections/files.ts';
import { saveAs } from '../../connections/save-as.ts';
import type { StateStore } from '../../connections/state.ts';
import type { Store } from '../../connections/types.ts';
import { redactForLog } from '../../diagnosis/redact.ts';
import type { Evidence } from '../../diagnosis/types.ts';
import { failure, type Result, success } from '../../result.ts';
import type { Doctor } from '../doctor.ts';
import { makeReport, type Report } from './report.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';

export interface ReportsDeps {
  connections: Pick<Connections, 'get'>;
  doctor: Pick<Doctor, 'lastRun'>;
  state: Pick<StateStore, 'get'>;
  store: Pick<Store, 'get'>;
  clock: Clock;
  files: Files;
  /** The newest lines of the log. */
  recentLog(): string;
  diagnose(evidence: Evidence): Problem;
}

/** Reports and support bundles: shown to the person first, saved only where they say. */
export interface Reports {
  show(connectionId: string): Result<{ text: string }>;
  save(connectionId: string, format: 'html' | 'json'): Promise<Result<{ saved: boolean }>>;
  bundle(connectionId: string): Result<{ files: BundleFile[] }>;
  saveBundle(connectionId: string): Promise<Result<{ saved: boolean }>>;
}

export function createReports(deps: ReportsDeps): Reports {
  const { connections, doctor, state, clock, files, diagnose } = deps;
  const reportOf = (id: string): Result<Report> => {
    const connection = connections.get(id);
    const message = 'This connection no longer exists.';
    if (!connection) return failure(diagnose({ source: 'app', facts: { message } }));
    const { version, runtime, platform } = state.get();
    const app = { version, runtime, platform };
    return success(makeReport({ app, now: clock.now(), connection, run: doctor.lastRun(id) }));
  };
  const nameFor = ({ connection, writtenAt }: Report, ending: string) =>
    `check-${connection.mailbox.replace(/[^A-Za-z0-9.@-]/g, '-')}-${writtenAt.slice(0, 10)}.${ending}`;
  const bundleOf = (report: Report): BundleFile[] => [
    { name: 'report.html', text: reportHtml(report) },
    { name: 'report.json', text: json(report) },
    { name: 'settings.json', text: json(settingsOf(deps, state.get())) },
    { name: 'connector.log', text: redactForLog(deps.recentLog()) },
  ];

  return {
    show(id) {
      const report = reportOf(id);
      return report.ok ? success({ text: reportText(report.value) }) : report;
    },
    async save(id, format) {
      const report = reportOf(id);
      if (!report.ok) return report;
      const text = format === 'html' ? reportHtml(report.value) : json(report.value);
      return saveAs(files, nameFor(report.value, format), text);
    },
    bundle(id) {
      const report = reportOf(id);
      return report.ok ? success({ files: bundleOf(report.value) }) : report;
    },
    async saveBundle(id) {
      const report = reportOf(id);
      if (!report.ok) return report;
      const entries = bundleOf(report.value).map(({ name, text }) => [name, strToU8(text)]);
      return saveAs(files, nameFor(report.value, 'zip'), zipSync(Object.fromEntries(entries)));
    },
  };
}

/** Settings, and what the connections are: nothing of the vault, and nobody's name. */
function settingsOf({ store }: ReportsDeps, { vault, clouds }: AppState) {
  return {
    settings: store.get('settings'),
    vault: { kind: vault.kind, backend: vault.backend },
    clouds,
    connections: store.get('connections').map((one) => ({
      id: one.id,
      system: one.system,
      cloud: one.cloud,
      accountType: one.accountType,
      registration: one.registration,
      hasSecret: one.hasSecret,
      secretExpiresAt: one.secretExpiresAt,
      paused: one.paused,
      lastSync: one.lastSync,
    })),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
