import type { Identity } from '../identity/types.ts';
import type { Result } from '../result.ts';
import type { SignInTarget } from './sign-in.ts';

/** Performs a sign-in that shows nothing: it succeeds only where nobody has to be asked anything. */
export async function signInSilently(
  identity: Pick<Identity, 'signIn'>,
  resolved: Result<SignInTarget>,
  signal: AbortSignal,
): Promise<Result<null>> {
  if (!resolved.ok) return resolved;
  const { signer, accept, fail: _, about: __, canAskAdmin: ___, help: ____, ...request } = resolved.value;
  const account = await identity.signIn({
    ...request,
    loginHint: signer,
    flow: 'window',
    isSilent: true,
    signal,
    onProgress: () => {},
  });
  return account.ok ? accept(account.value, signal) : account;
}
