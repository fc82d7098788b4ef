import { createSecureContext, type SecureContext } from 'node:tls';

/** A certificate that stands for itself, and what a server needs to show it. */
export interface Certificate {
  /** PEM; what a client has to trust. */
  pem: string;
  context: SecureContext;
}

/** Years would do no harm, but nothing here lives that long. */
const LIFE_MS = 30 * 24 * 60 * 60 * 1000;
/** Clients whose clock is behind are not the subject here. */
const EARLIER_MS = 24 * 60 * 60 * 1000;

/** Makes a certificate for these names and for this computer; the key never leaves memory. */
export async function makeCertificate(issuer: string, names: readonly string[]): Promise<Certificate> {
  // Only those who speak the mail protocols pay for loading it.
  const { generate } = await import('selfsigned');
  const now = Date.now();
  const { cert, private: key } = await generate([{ name: 'commonName', value: issuer }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - EARLIER_MS),
    notAfterDate: new Date(now + LIFE_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', ...names].map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { pem: cert, context: createSecureContext({ cert, key }) };
}
