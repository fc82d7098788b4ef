import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Electron } from './electron.ts';

/**
 * The app's own scheme: `file://` pages have more rights than a page needs, and only a response can
 * carry a header CSP. https://www.electronjs.org/docs/latest/tutorial/security#18
 */
const APP_SCHEME = 'connector';
export const APP_ORIGIN = `${APP_SCHEME}://app`;

const UI_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify',
].join('; ');

/** The frame that shows one mail: no script of any origin, no form, pictures only once they are allowed. */
function mailPolicy(remoteImages: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remoteImages ? ' https:' : ''}`,
    "form-action 'none'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    'sandbox allow-same-origin',
  ].join('; ');
}

const MAIL_FRAME = '/message.html';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerAppScheme(electron: Electron): void {
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers the app's own pages from `directory`, each with its policy; anything else is 404. */
export function createAppProtocol(directory: string): (request: Request) => Promise<Response> {
  const root = normalize(directory) + sep;
  // The first answer of a process takes Node a while: it is made while Chromium still opens the window.
  setImmediate(() => refusal());
  return async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'app') return refusal();
    const path = normalize(join(root, decodePath(url.pathname)));
    const contentType = CONTENT_TYPES[extname(path)];
    if (!path.startsWith(root) || !contentType) return refusal();
    const policy =
      url.pathname === MAIL_FRAME ? mailPolicy(url.searchParams.get('images') === '1') : UI_POLICY;
    try {
      return new Response(new Uint8Array(await readFile(path)), { headers: headersFor(contentType, policy) });
    } catch {
      return refusal();
    }
  };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

function headersFor(contentType: string, policy: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

function refusal(): Response {
  return new Response('Not found', { status: 404, headers: headersFor('text/plain', UI_POLICY) });
}
