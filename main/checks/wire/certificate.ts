import { X509Certificate } from 'node:crypto';
import { type DetailedPeerCertificate, getCACertificates, type TLSSocket } from 'node:tls';
import type { Certificate } from './types.ts';

let publicRoots: Set<string> | null = null;

/** Fingerprints of the roots that Mozilla, and with it Node, ships. */
function roots(): Set<string> {
  publicRoots ??= new Set(getCACertificates('bundled').map((pem) => new X509Certificate(pem).fingerprint256));
  return publicRoots;
}

/**
 * Who vouches for the other end of a TLS connection. A root that was added by hand is an inspecting
 * proxy's.
 *
 * @param added PEM certificates that are trusted by this app's settings
 */
export function certificateOf(socket: TLSSocket, added: readonly string[]): Certificate {
  const peer = socket.getPeerCertificate(true);
  const root = rootOf(peer).fingerprint256;
  return {
    issuer: nameOf(peer.issuer),
    subject: nameOf(peer.subject),
    validTo: isoTime(peer.valid_to),
    trust: socket.authorized ? trustOf(root, added) : 'untrusted',
    ...(socket.authorized ? {} : { reason: String(socket.authorizationError ?? 'unknown') }),
    protocol: socket.getProtocol() ?? 'unknown',
  };
}

function trustOf(root: string, added: readonly string[]): Certificate['trust'] {
  if (roots().has(root)) return 'public';
  return added.some((pem) => new X509Certificate(pem).fingerprint256 === root) ? 'added' : 'private';
}

/** Longest chain that is walked; real ones have three or four links. */
const MAX_CHAIN = 10;

function rootOf(peer: DetailedPeerCertificate): DetailedPeerCertificate {
  let last = peer;
  for (let count = 0; count < MAX_CHAIN; count += 1) {
    const next = last.issuerCertificate;
    if (!next || next.fingerprint256 === last.fingerprint256) break;
    last = next;
  }
  return last;
}

type Name = Partial<Record<string, string | string[]>> | undefined;

function nameOf(name: Name): string {
  const { CN, O } = name ?? {};
  const parts = [CN, O].flatMap((part) => part ?? []);
  return [...new Set(parts)].join(', ').slice(0, 200) || 'no name';
}

function isoTime(text: string | undefined): string {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString();
}
