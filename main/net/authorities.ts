import { X509Certificate } from 'node:crypto';
import type { Authority, ReadAuthorities } from '../../preload/contract.ts';

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED )?CERTIFICATE-----/g;
/** More than any company has; a bundle of all public authorities belongs to the operating system. */
export const MAX_CERTIFICATES = 50;

export interface ParsedAuthorities extends ReadAuthorities {
  /** PEM, in the order of `authorities`. */
  pems: string[];
}

/** Text of a file: PEM as it is, a binary certificate (DER) as PEM. */
export function authorityText(bytes: Uint8Array): string {
  try {
    // DER begins with a SEQUENCE of a long length; text never does.
    if (bytes[0] === 0x30) return new X509Certificate(bytes).toString();
  } catch {
    // Then whoever reads the text says what is wrong with it.
  }
  return new TextDecoder().decode(bytes);
}

/** Reads certificates out of any text, says what each is, and why it may not be trusted. */
export function readAuthorities(text: string, trusted: readonly string[], now: number): ParsedAuthorities {
  const nothing = (trouble: string) => ({ authorities: [], pems: [], trouble });
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return nothing(
      'There is a private key in this. Nobody needs it here, and it must stay secret: take the file with the certificate alone.',
    );
  }
  const blocks = text.match(PEM) ?? [];
  if (blocks.length === 0) {
    return nothing(
      'There is no certificate in this. It begins with "-----BEGIN CERTIFICATE-----"; ask for it as PEM or Base-64.',
    );
  }
  if (blocks.length > MAX_CERTIFICATES) {
    return nothing(`There are ${blocks.length} certificates in this. Take only the one of your company.`);
  }
  const known = new Set(trusted.map(fingerprintOf));
  const found = new Map<string, X509Certificate>();
  for (const block of blocks) {
    const certificate = parse(block);
    if (!certificate)
      return nothing('A certificate in this is damaged. Copy it whole, with its first and last line.');
    found.set(certificate.fingerprint256, certificate);
  }
  const certificates = [...found.values()];
  return {
    authorities: certificates.map((one) => described(one, known, now)),
    pems: certificates.map(String),
    trouble: null,
  };
}

function parse(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function fingerprintOf(pem: string): string {
  return parse(pem)?.fingerprint256 ?? '';
}

function described(certificate: X509Certificate, known: ReadonlySet<string>, now: number): Authority {
  const { fingerprint256, subject, issuer, validFromDate, validToDate } = certificate;
  return {
    fingerprint: fingerprint256,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validFrom: validFromDate.toISOString(),
    validTo: validToDate.toISOString(),
    isKnown: known.has(fingerprint256),
    trouble: troubleOf(certificate, now),
  };
}

function troubleOf(certificate: X509Certificate, now: number): string | null {
  const { ca, subject, issuer, validFromDate, validToDate } = certificate;
  if (!ca)
    return 'This is the certificate of one server or person, not of an authority. Ask for the root certificate.';
  if (subject !== issuer || !certificate.verify(certificate.publicKey)) {
    return `This authority was itself vouched for by ${nameOf(issuer)}. Add the root certificate of that one.`;
  }
  if (now > validToDate.getTime()) return 'It has expired: no server that it vouches for is trusted.';
  if (now < validFromDate.getTime()) return 'It is not valid yet. Check the clock of this computer.';
  return null;
}

/** `CN=…\nO=…` as Node writes names: what people call it first, then whose it is. */
function nameOf(name: string): string {
  const parts = new Map(
    name.split('\n').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const words = [parts.get('CN'), parts.get('O')].filter((part) => part !== undefined);
  return [...new Set(words)].join(', ').slice(0, 200) || 'no name';
}
