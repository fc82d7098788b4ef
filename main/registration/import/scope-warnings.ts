/** What is wrong with the scopes of a foreign configuration. */

const OPENID = new Set(['openid', 'profile', 'email', 'offline_access']);
const MAIL_PROTOCOL = /^(?:IMAP\.AccessAs|POP\.AccessAs|SMTP\.Send)/i;

interface Scope {
  /** Host of the resource; null for a bare name, which means Microsoft Graph. */
  host: string | null;
  name: string;
}

/** Warnings about a list of scopes; none for an empty one. */
export function scopeWarnings(texts: readonly string[]): string[] {
  const scopes = texts.filter((text) => !OPENID.has(text.toLowerCase())).map(parse);
  const protocols = scopes.filter(({ name }) => MAIL_PROTOCOL.test(name));
  return [
    scopes.some(({ name }) => /^EWS\.|^full_access_as_(?:user|app)$/i.test(name)) && EWS,
    protocols.some(({ host }) => host !== null && isGraph(host)) && GRAPH_PREFIX,
    protocols.some(({ host }) => host === null) && BARE,
    mixesResources(scopes) && MIXED,
    scopes.some(({ name }) => name === '.default') && DEFAULT,
    scopes.some(({ name }) => /AsApp$/i.test(name)) && APP_ONLY,
    scopes.some(({ host }) => host === 'graph.windows.net') && AZURE_AD_GRAPH,
    scopes.length > 0 && !texts.some((text) => text.toLowerCase() === 'offline_access') && NO_REFRESH,
  ].filter((text) => text !== false);
}

const EWS =
  'The scopes ask for Exchange Web Services (EWS): blocked since 2026-10-01 except for listed apps, and switched off on 2027-04-01.';
const GRAPH_PREFIX =
  'IMAP, POP and SMTP scopes begin with https://graph.microsoft.com/ here: the mail servers refuse such a token. Use https://outlook.office.com/.';
const BARE =
  'IMAP, POP or SMTP scopes stand without https://outlook.office.com/ in front: Microsoft then makes a token for Graph, which the mail servers refuse.';
const MIXED =
  'The scopes belong to two services (Graph and Outlook): one token is for one service, so they must be asked for separately (AADSTS28000).';
const DEFAULT =
  'The scope /.default takes whatever the app lists; it cannot stand beside single permissions.';
const APP_ONLY =
  'The scopes are for access without a person, which reaches every mailbox; this app sets up access as a person.';
const AZURE_AD_GRAPH = 'Azure AD Graph (graph.windows.net) has been switched off; use Microsoft Graph.';
const NO_REFRESH =
  'offline_access is missing in the scopes: somebody would have to sign in again every hour.';

function parse(text: string): Scope {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { host: null, name: text };
  const { hostname, pathname } = new URL(text);
  return { host: hostname, name: pathname.slice(pathname.lastIndexOf('/') + 1) };
}

function isGraph(host: string): boolean {
  return host === 'microsoftgraph.chinacloudapi.cn' || /(?:^|-|\.)graph\.microsoft\.(?:com|us)$/.test(host);
}

/** A bare name counts as Graph's unless it is a mail protocol's, about which there is a warning already. */
function mixesResources(scopes: readonly Scope[]): boolean {
  const isOutlook = ({ host, name }: Scope) => MAIL_PROTOCOL.test(name) || (host !== null && !isGraph(host));
  return scopes.some(isOutlook) && scopes.some((scope) => !isOutlook(scope));
}
