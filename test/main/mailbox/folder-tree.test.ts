import { describe, expect, it } from 'vitest';
import { createFolderTreeReader } from '../../../main/mailbox/folder-tree.ts';
import type { GraphClient } from '../../../main/mailbox/graph-client.ts';
import type { MailResult } from '../../../main/mailbox/types.ts';
import { success } from '../../../main/result.ts';
import { never } from './fake-graph.ts';
import { failed } from './fake-mailbox.ts';

const PAGE = 100;

/** A mailbox whose folder of an id (null = the top) has the folders that `below` names. */
function reader(below: (parent: string | null) => string[], refuse: Record<string, number> = {}) {
  const answer = (path: string): MailResult<unknown> => {
    const url = new URL(path, 'https://graph.example');
    const parent = /mailFolders\/([^/]+)\/childFolders/.exec(url.pathname)?.[1] ?? null;
    if (url.pathname.split('/').length === 4) return failed('message-not-found', undefined, 404);
    const status = refuse[parent ?? ''];
    if (status) return failed('message-not-found', undefined, status);
    const all = below(parent);
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    url.searchParams.set('$skip', String(skip + PAGE));
    return success({
      value: all.slice(skip, skip + PAGE).map((id) => ({
        id,
        displayName: id,
        parentFolderId: parent ?? 'root',
        childFolderCount: below(id).length,
      })),
      ...(all.length > skip + PAGE && { '@odata.nextLink': `${url.pathname}${url.search}` }),
    });
  };
  const graph: GraphClient = {
    async get({ path, schema }) {
      const one = answer(path);
      return one.ok ? success(schema.parse(one.value)) : one;
    },
    batch: async (requests) => success(requests.map(({ path }) => answer(path))),
    download: async () => failed('message-not-found'),
  };
  return createFolderTreeReader(graph, '/me');
}

async function read(...mailbox: Parameters<typeof reader>) {
  const tree = await reader(...mailbox).read(never);
  if (!tree.ok) throw new Error(tree.problem.title);
  return { ids: tree.value.folders.map(({ id }) => id), isCut: tree.value.isCut };
}

const many = (count: number, prefix = 'f') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('the folders of a mailbox', () => {
  it('are all there, level by level and page by page', async () => {
    const { ids, isCut } = await read((parent) =>
      parent === null ? many(250) : parent.startsWith('f') ? [`${parent}-in`.replace('f', 'g')] : [],
    );
    expect(ids).toHaveLength(500);
    expect(isCut).toBe(false);
  });

  it('of a mailbox with exactly as many as are read are all there', async () => {
    const { ids, isCut } = await read((parent) => (parent === null ? many(2000) : []));
    expect(ids).toHaveLength(2000);
    expect(isCut).toBe(false);
  });

  it.each([
    ['at the top', (parent: string | null) => (parent === null ? many(2001) : [])],
    [
      'below the top',
      (parent: string | null) => (parent === null ? many(2000) : parent === 'f7' ? ['in'] : []),
    ],
    [
      'in many folders',
      (parent: string | null) =>
        parent === null ? many(60) : /^f\d+$/.test(parent) ? many(40, `${parent}-`) : [],
    ],
  ])('end at a limit, which is told: too many %s', async (_, below) => {
    const { ids, isCut } = await read(below);
    expect(ids).toHaveLength(2000);
    expect(isCut).toBe(true);
  });

  it('end at a depth, which is told', async () => {
    const { ids, isCut } = await read((parent) => [`${parent ?? ''}x`]);
    expect(ids).toHaveLength(20);
    expect(isCut).toBe(true);
  });

  it('of a server that sends page after page without any end, which is told', async () => {
    const endless: GraphClient = {
      get: async ({ schema }) => success(schema.parse({ value: [], '@odata.nextLink': '/me/mailFolders' })),
      batch: async (requests) => success(requests.map(() => failed('message-not-found', undefined, 404))),
      download: async () => failed('message-not-found'),
    };
    const tree = await createFolderTreeReader(endless, '/me').read(never);
    expect(tree).toEqual(success({ folders: [], isCut: true }));
  });

  it('below a folder that nobody may look into are told to be missing, below one that is gone are not', async () => {
    const below = (parent: string | null) =>
      parent === null ? ['a', 'b'] : [`${parent}-in`].filter((id) => id.length < 5);
    expect(await read(below, { a: 403 })).toMatchObject({ isCut: true });
    expect(await read(below, { a: 404 })).toMatchObject({ ids: ['a', 'b', 'b-in'], isCut: false });
  });
});
