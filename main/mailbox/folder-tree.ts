import { z } from 'zod';
import type { MailFolder } from '../../preload/contract.ts';
import { oneLine } from '../one-line.ts';
import { success } from '../result.ts';
import { MAX_BATCH } from './graph-batch.ts';
import type { GraphClient } from './graph-client.ts';
import type { FolderTree, MailResult } from './types.ts';

/** In the order in which they are shown. v1.0 tells the names only to those who ask for them one by one. */
const WELL_KNOWN = ['inbox', 'drafts', 'sentitems', 'archive', 'deleteditems', 'junkemail', 'outbox'];

const FIELDS = 'id,displayName,parentFolderId,childFolderCount,unreadItemCount,totalItemCount';
/** Folders of one level in one page. */
const PAGE = 100;
/** Deeper trees than Outlook lets a person make. */
const MAX_DEPTH = 20;
const MAX_FOLDERS = 2000;
/** Requests for one level; pages without folders must not go on for ever. */
const MAX_REQUESTS = 200;

const count = z.number().int().min(0).catch(0);
const folderShape = z.object({
  id: z.string().min(1).max(1000),
  displayName: z.string().catch(''),
  parentFolderId: z.string().nullish().catch(null),
  childFolderCount: count,
  unreadItemCount: count,
  totalItemCount: count,
});
type GraphFolder = z.infer<typeof folderShape>;

const levelShape = z.object({ value: z.array(folderShape), '@odata.nextLink': z.string().nullish() });
type Level = z.infer<typeof levelShape>;
const idShape = z.object({ id: z.string() });

/** Reads the folders of one mailbox. The well-known ones are looked up once; their ids never change. */
export interface FolderTreeReader {
  /** All folders up to a limit, those nearest to the top; the well-known ones come first, then by name. */
  read(signal: AbortSignal): Promise<MailResult<FolderTree>>;
}

/** @param root `/me` or `/users/{id}` */
export function createFolderTreeReader(graph: GraphClient, root: string): FolderTreeReader {
  let names: Map<string, string> | null = null;
  return {
    async read(signal) {
      const known = names ?? (await readNames(graph, root, signal));
      if (!(known instanceof Map)) return known;
      names = known;
      const read = await readLevels(graph, root, signal);
      if (!read.ok) return read;
      return success({ folders: toTree(read.value.found, known), isCut: read.value.isCut });
    },
  };
}

type Failed = Extract<MailResult<never>, { ok: false }>;

/** Ids of the well-known folders; a mailbox need not have all of them. */
async function readNames(
  graph: GraphClient,
  root: string,
  signal: AbortSignal,
): Promise<Map<string, string> | Failed> {
  const requests = WELL_KNOWN.map((name) => ({
    method: 'GET' as const,
    path: `${root}/mailFolders/${name}?$select=id`,
  }));
  const answers = await graph.batch(requests, signal);
  if (!answers.ok) return answers;
  const names = new Map<string, string>();
  for (const [index, answer] of answers.value.entries()) {
    // Asked to wait: half of the names would stay for good.
    if (!answer.ok && answer.retryAfterSeconds !== undefined) return answer;
    const folder = answer.ok ? idShape.safeParse(answer.value).data : undefined;
    if (folder) names.set(folder.id, WELL_KNOWN[index] ?? '');
  }
  return names;
}

/** What was found, and whether there is more than that. */
interface Found {
  found: GraphFolder[];
  isCut: boolean;
}

/** Level by level, the folders of one level in batches. */
async function readLevels(graph: GraphClient, root: string, signal: AbortSignal): Promise<MailResult<Found>> {
  const query = `$select=${FIELDS}&$top=${PAGE}`;
  const found: GraphFolder[] = [];
  let isCut = false;
  let paths = [`${root}/mailFolders?${query}`];
  for (let depth = 0; depth < MAX_DEPTH && paths.length > 0 && found.length < MAX_FOLDERS; depth++) {
    const level = await readPages(graph, paths, MAX_FOLDERS - found.length, signal);
    if (!level.ok) return level;
    found.push(...level.value.found);
    isCut ||= level.value.isCut;
    paths = level.value.found
      .filter(({ childFolderCount }) => childFolderCount > 0)
      .map(({ id }) => `${root}/mailFolders/${encodeURIComponent(id)}/childFolders?${query}`);
  }
  return success({ found, isCut: isCut || paths.length > 0 });
}

/** All pages behind these paths, until there are so many folders. A single one is asked for without a batch around it. */
async function readPages(
  graph: GraphClient,
  first: readonly string[],
  limit: number,
  signal: AbortSignal,
): Promise<MailResult<Found>> {
  const found: GraphFolder[] = [];
  let isCut = false;
  let paths = [...first];
  for (let count = 0; paths.length > 0 && found.length < limit && count < MAX_REQUESTS; count++) {
    const part = paths.slice(0, MAX_BATCH);
    const answers = await readTogether(graph, part, signal);
    if (!answers.ok) return answers;
    paths = paths.slice(MAX_BATCH);
    for (const level of answers.value) {
      found.push(...(level?.value ?? []));
      isCut ||= level === null;
      const next = level?.['@odata.nextLink'];
      if (next) paths.push(next);
    }
  }
  return success({
    found: found.slice(0, limit),
    isCut: isCut || paths.length > 0 || found.length > limit,
  });
}

/** One answer for each path; null where a folder does not let anybody look into it. */
async function readTogether(
  graph: GraphClient,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<MailResult<(Level | null)[]>> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined) {
    const level = await graph.get({ path: only, schema: levelShape, signal });
    return level.ok ? success([level.value]) : level;
  }
  const requests = paths.map((path) => ({ method: 'GET' as const, path: relative(path) }));
  const answers = await graph.batch(requests, signal);
  if (!answers.ok) return answers;
  const levels: (Level | null)[] = [];
  for (const answer of answers.value) {
    if (!answer.ok && answer.retryAfterSeconds !== undefined) return answer;
    // A folder that went away between two levels has no children any more.
    const isGone = !answer.ok && answer.problem.facts.status === 404;
    const level = answer.ok ? levelShape.safeParse(answer.value).data : undefined;
    if (!isGone) levels.push(level ?? null);
  }
  return success(levels);
}

/** Batches take paths under the version; next links are whole URLs. */
function relative(path: string): string {
  return path.replace(/^https:\/\/[^/]+\/v1\.0/, '');
}

function toTree(folders: readonly GraphFolder[], names: ReadonlyMap<string, string>): MailFolder[] {
  const ids = new Set(folders.map(({ id }) => id));
  const all = folders.map(
    (folder): MailFolder => ({
      id: folder.id,
      parentId: folder.parentFolderId && ids.has(folder.parentFolderId) ? folder.parentFolderId : null,
      name: oneLine(folder.displayName),
      wellKnown: names.get(folder.id) ?? null,
      unread: folder.unreadItemCount,
      total: folder.totalItemCount,
    }),
  );
  const place = ({ wellKnown }: MailFolder) => {
    const index = WELL_KNOWN.indexOf(wellKnown ?? '');
    return index < 0 ? WELL_KNOWN.length : index;
  };
  return all.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
