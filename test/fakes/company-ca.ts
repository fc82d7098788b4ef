import { generate } from 'selfsigned';

/** A company's own authority and a server's certificate that it vouched for. */
export interface CompanyCa {
  /** PEM, self-signed, `CN=Contoso Root CA, O=Contoso`. */
  authority: string;
  server: { cert: string; key: string };
}

/** @param names host names of the server */
export async function createCompanyCa(
  names: readonly string[],
  { validDays = 3650, offsetDays = 0 } = {},
): Promise<CompanyCa> {
  const day = 24 * 3_600_000;
  const notBeforeDate = new Date(Date.now() + (offsetDays - 1) * day);
  const notAfterDate = new Date(notBeforeDate.getTime() + validDays * day);
  const root = await generate(
    [
      { name: 'commonName', value: 'Contoso Root CA' },
      { name: 'organizationName', value: 'Contoso' },
    ],
    {
      notBeforeDate,
      notAfterDate,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  const leaf = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    notBeforeDate,
    notAfterDate,
    ca: { key: root.private, cert: root.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { authority: root.cert, server: { cert: leaf.cert, key: leaf.private } };
}
