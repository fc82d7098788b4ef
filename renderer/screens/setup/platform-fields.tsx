import { useRef } from 'react';
import type { Platform } from '../../../preload/contract.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';
import { RedirectUri } from './redirect-uri.tsx';
import { SecretField } from './secret-field.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

const DESKTOP_REDIRECT = 'http://localhost';

const PLATFORMS: readonly ExplainedChoice<Platform>[] = [
  {
    value: 'publicClient',
    title: 'Mobile and desktop (recommended)',
    text: 'No client secret is needed, so none can expire.',
  },
  {
    value: 'web',
    title: 'Web',
    text: 'For an existing registration with a client secret.',
  },
];

/** How the registration hands the sign-in back, and the secret where that needs one. */
export function PlatformFields({ control }: { control: SetupControl }) {
  const { draft } = control;
  const { platform, redirectUri } = draft.values;
  const webRedirect = useRef('');

  function handlePlatform(chosen: Platform): void {
    if (chosen === 'web') draft.change({ platform: chosen, redirectUri: webRedirect.current });
    else draft.change({ platform: chosen, redirectUri: DESKTOP_REDIRECT });
    if (platform === 'web') webRedirect.current = redirectUri;
  }

  return (
    <>
      <ExplainedRadios label="Platform" choices={PLATFORMS} value={platform} onChange={handlePlatform} />
      {platform === 'publicClient' ? (
        <RedirectUri uri={redirectUri} hint="Copy it into the registration exactly as it is" />
      ) : (
        <>
          <WebRedirectUri control={control} />
          <SecretField control={control} />
        </>
      )}
    </>
  );
}

function WebRedirectUri({ control }: { control: SetupControl }) {
  const { draft, advice, isStrict } = control;
  const { redirectUri } = draft.values;
  return (
    <AdvisedField
      name="redirectUri"
      label="Redirect URI"
      hint="Exactly as it stands under Web on the registration's Authentication page"
      value={redirectUri}
      advice={shownAdvice(advice.redirectUri, redirectUri, isStrict)}
      onChange={(value) => draft.change({ redirectUri: value })}
      onEnter={() => void control.next()}
    />
  );
}
