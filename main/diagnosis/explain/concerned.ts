import type { ConnectionView } from '../../../preload/contract.ts';
import type { Layer } from './layer.ts';

type Known = Pick<ConnectionView, 'id' | 'mailbox' | 'signer' | 'registration'>;

/** How much it says that a value of a connection stands in the text. */
const WEIGHTS = { clientId: 8, redirectUri: 4, mailbox: 4, signer: 2, tenant: 1 };
/** An address this general is everybody's. */
const COMMON_REDIRECT = /^https?:\/\/(?:localhost|127\.0\.0\.1)|nativeclient$/i;

/** The one connection a text is about; undefined where none is named, or two equally. */
export function concerned<C extends Known>(
  layers: readonly Layer[],
  connections: readonly C[],
): C | undefined {
  const texts = layers.map(({ text }) => text.toLowerCase());
  const has = (value: string) => value !== '' && texts.some((text) => text.includes(value.toLowerCase()));
  const scored = connections
    .map((connection) => ({ connection, score: scoreOf(connection, has) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score !== second?.score ? first.connection : undefined;
}

function scoreOf({ mailbox, signer, registration }: Known, has: (value: string) => boolean): number {
  const { clientId, tenant, redirectUri } = registration;
  const values = {
    clientId,
    redirectUri: COMMON_REDIRECT.test(redirectUri) ? '' : redirectUri,
    mailbox,
    signer,
    tenant: tenant.includes('-') || tenant.includes('.') ? tenant : '',
  };
  return Object.entries(values).reduce(
    (sum, [name, value]) => sum + (has(value) ? WEIGHTS[name as keyof typeof WEIGHTS] : 0),
    0,
  );
}
