import type { Hit } from './hit.ts';

/** Signs that the text is about Microsoft's sign-in or mail. */
const MICROSOFT =
  /aadsts|microsoft|office\.?365|outlook|hotmail|live\.com|onmicrosoft|exchange|azure|entra|\bmsal\b|windows\.net/i;
/** Signs that it is about somebody else's service. */
const FOREIGN =
  /google|gmail|\bokta\b|auth0|amazonaws|arn:aws|cognito|\bslack\b|salesforce|github|gitlab|zoho|yahoo|keycloak|atlassian|dropbox|facebook|twitter|linkedin|paypal|stripe|icloud|mysql|mariadb|postgres|sqlstate|redis|mongo|elasticsearch|\bldaps?:|rabbitmq|kafka|docker|kubernetes|\bnpm (?:err|error)|registry\.|sendgrid|mailgun|mailchimp|hubspot|shopify|wordpress\.com|openai|discord|telegram/i;

/** Whether the text is about a service that none of our diagnoses is about. */
export function isForeign(texts: readonly string[]): boolean {
  return texts.some((text) => FOREIGN.test(text)) && !texts.some((text) => MICROSOFT.test(text));
}

/** Whether it says anything of Microsoft; without that an HTTP status means nothing to us. */
export function isMicrosoft(texts: readonly string[]): boolean {
  return texts.some((text) => MICROSOFT.test(text));
}

const MICROSOFT_HOST = /microsoft|office|outlook|exchange|azure|windows|live|hotmail|practice\.example/i;
/** How far from a network error its host may stand. */
const NEAR = 160;
/** `host:443`, `host port 993`, `https://host/`, `Could not resolve host: host`; also a bare name after ENOTFOUND. */
const HOST =
  /(?:\/\/|host:?\s{1,3}["']?|ENOTFOUND\s{1,3}|EAI_AGAIN\s{1,3}|ECONNREFUSED\s{1,3}|ETIMEDOUT\s{1,3}|connect to\s{1,3}|lookup\s{1,3}|@|["'(\s])([a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost|\[?::1\]?)(?:(?::|,?\s{0,2}port[\s:=]{1,3})(\d{2,5}))?/gi;
const PROXY_PORTS = new Set(['3128', '8080', '8081', '8118', '8888', '9090', '9480', '9400']);
/** Ends of names that are no hosts: files, packages, classes. */
const NO_HOST =
  /\.(?:js|ts|mjs|cjs|py|php|java|cs|rb|go|exe|dll|json|xml|ini|log|html?|txt|phar|jar|internals|net|sockets|mail|util|security|ssl|http|io|lang|exception|error)$|^\d+(?:\.\d+){1,2}$|^(?:java|javax|sun|org|com|system|mailkit|urllib3|requests|node|python)\./i;

export type Peer = 'microsoft' | 'proxy' | 'other' | 'unnamed';

/** Who could not be reached, as far as the text around a network error says. */
export function peerOf({ layer, start, end }: Pick<Hit, 'layer' | 'start' | 'end'>): Peer {
  const around = layer.text.slice(Math.max(0, start - NEAR), end + NEAR);
  const peers = new Set<Peer>();
  for (const [, host = '', port = ''] of around.matchAll(HOST)) {
    if (MICROSOFT_HOST.test(host)) return 'microsoft';
    if (/proxy/i.test(host) || PROXY_PORTS.has(port)) peers.add('proxy');
    else if (!NO_HOST.test(host)) peers.add('other');
  }
  if (peers.has('proxy')) return 'proxy';
  return peers.has('other') ? 'other' : 'unnamed';
}
