import type { Folder } from '../mail/folders.ts';
import { rootFolderId } from '../mail/folders.ts';
import { contextOf, type MailCall } from './call.ts';
import { graphJson } from './fault.ts';
import { folderOf, pathOf } from './lookup.ts';
import { nextPage } from './paging.ts';
import { readListQuery } from './query.ts';

const FOLDER_PROPERTIES: readonly string[] = [
  'id',
  'displayName',
  'parentFolderId',
  'childFolderCount',
  'unreadItemCount',
  'totalItemCount',
  'sizeInBytes',
  'isHidden',
];

/** `/mailFolders`: the top level; hidden ones only with `includeHiddenFolders=true`. */
export function listFolders(call: MailCall): Response {
  return list(call, null);
}

/** `/mailFolders/{folder}/childFolders`. */
export function listChildFolders(call: MailCall): Response {
  return list(call, folderOf(call, call.path['folder'] ?? '').key);
}

/** `/mailFolders/{folder}`. */
export function getFolder(call: MailCall): Response {
  const folder = folderOf(call, call.path['folder'] ?? '');
  const { select } = readListQuery(call.url.searchParams, FOLDER_PROPERTIES);
  const context = contextOf(call, `${pathOf(call)}/mailFolders/$entity`);
  return graphJson({ '@odata.context': context, ...folderView(call, folder, select) }, { stamp: call.stamp });
}

function list(call: MailCall, parent: string | null): Response {
  const query = readListQuery(call.url.searchParams, FOLDER_PROPERTIES);
  const showsHidden = call.url.searchParams.get('includeHiddenFolders') === 'true';
  const all = call.mailbox.folders.filter(
    (folder) => folder.parent === parent && (showsHidden || !folder.isHidden),
  );
  const page = all.slice(query.skip, query.skip + query.top);
  const end = query.skip + page.length;
  const body = {
    '@odata.context': contextOf(call, `${pathOf(call)}/mailFolders`),
    ...(query.count ? { '@odata.count': all.length } : {}),
    value: page.map((folder) => folderView(call, folder, query.select)),
    ...(end < all.length ? { '@odata.nextLink': nextPage(call, end) } : {}),
  };
  return graphJson(body, { stamp: call.stamp });
}

function folderView({ mailbox }: MailCall, folder: Folder, select: string[] | null): Record<string, unknown> {
  const items = mailbox.itemsIn(folder.key);
  const parent = mailbox.folders.find(({ key }) => key === folder.parent);
  const all: Record<string, unknown> = {
    displayName: folder.displayName,
    parentFolderId: parent?.id ?? rootFolderId(mailbox.address),
    childFolderCount: mailbox.folders.filter((each) => each.parent === folder.key).length,
    unreadItemCount: items.filter(({ isRead }) => !isRead).length,
    totalItemCount: items.length,
    sizeInBytes: items.length * 20_000,
    isHidden: folder.isHidden,
  };
  const names = (select ?? Object.keys(all)).filter((name) => name !== 'id');
  return { id: folder.id, ...Object.fromEntries(names.map((name) => [name, all[name]])) };
}
