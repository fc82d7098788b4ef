import { type DeviceCodeRequest, PublicClientApplication } from '@azure/msal-node';
import type { Evidence } from '../diagnosis/types.ts';
import { cancelledEvidence } from './evidence.ts';
import type { FlowContext, FlowOutcome } from './flow.ts';
import { scopesOfFirstResource } from './scopes.ts';
import { startTimeLimit } from './time-limit.ts';

/** Longer than Entra lets a code live; MSAL's own count of its expiry ends the wait before. */
const DEVICE_LIMIT_MS = 20 * 60_000;

/**
 * Signs in with a code that the person types on Microsoft's page, in any browser and on any device.
 * The way out where neither the window nor this computer's browser will do; companies often block it.
 * It works for public clients only: the registration must allow public client flows.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export async function signInWithDeviceCode({
  client,
  request,
  clock,
  ui,
  net,
}: FlowContext): Promise<FlowOutcome> {
  if (!(client instanceof PublicClientApplication)) return { ok: false, evidence: publicOnly() };
  const limit = startTimeLimit(clock, DEVICE_LIMIT_MS, request.signal);
  const device: DeviceCodeRequest = {
    scopes: scopesOfFirstResource(request.scopes),
    cancel: false,
    deviceCodeCallback({ userCode, verificationUri, expiresIn }) {
      const page = URL.parse(verificationUri);
      if (limit.signal.aborted || page?.protocol !== 'https:') return;
      const expiresAt = new Date(clock.now() + expiresIn * 1000).toISOString();
      const open = async () => {
        // The practice tenant's page exists inside this app only.
        if (!net.routeFor(page)) return ui.openBrowser(page.href);
        await ui.openAuthWindow({
          url: page.href,
          redirectUri: NOWHERE,
          signal: limit.signal,
          onProgress: () => {},
        });
      };
      request.onProgress({ device: { userCode, verificationUri: page.href, expiresAt }, open });
    },
  };
  const signingIn = client.acquireTokenByDeviceCode(device);
  try {
    const result = await Promise.race([signingIn, whenAborted(limit.signal)]);
    return result ? { ok: true, result } : { ok: false, evidence: nothing() };
  } catch (error) {
    if (!limit.signal.aborted) throw error;
    return {
      ok: false,
      evidence: limit.isOver ? overdue() : cancelledEvidence('The sign-in was cancelled.'),
    };
  } finally {
    limit.end();
    // MSAL looks at this between two questions; nobody waits for it any more.
    device.cancel = true;
    signingIn.catch(() => undefined);
  }
}

/** The page where the code is typed leads back to nobody: the window is closed by hand or by the end. */
const NOWHERE = 'https://nowhere.invalid/';

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new Error('given up'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function publicOnly(): Evidence {
  const message = 'A registration for the Web platform cannot sign in with a code. Use the sign-in window.';
  return { source: 'app', cause: 'wrong-platform-web-needs-secret', facts: { message } };
}

function overdue(): Evidence {
  const message = 'The code was not used in time.';
  return { source: 'app', cause: 'device-code-expired-or-pending', facts: { message } };
}

function nothing(): Evidence {
  return { source: 'app', facts: { message: 'The sign-in ended without an answer.' } };
}
