import { useRef } from 'react';
import type { Platform } from '../../../preload/contract.ts';
import type { FieldAdvice } from '../../../preload/registration-fields.ts';
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
  const { draft, advice, isStrict } = control;
  const { platform, redirectUri } = draft.values;
  return (
    <>
      <PlatformChoice
        platform={platform}
        redirectUri={redirectUri}
        advice={shownAdvice(advice.redirectUri, redirectUri, isStrict)}
        onChange={draft.change}
        onEnter={() => void control.next()}
      />
      {platform === 'web' && <SecretField control={control} />}
    </>
  );
}

export interface PlatformChoiceProps {
  platform: Platform;
  redirectUri: string;
  advice: FieldAdvice | null;
  onChange(changes: { platform?: Platform; redirectUri: string }): void;
  onEnter(): void;
}

/** Platform and redirect URI of a registration that is this computer's own. */
export function PlatformChoice({ platform, redirectUri, advice, onChange, onEnter }: PlatformChoiceProps) {
  const webRedirect = useRef('');

  function handlePlatform(chosen: Platform): void {
    onChange({
      platform: chosen,
      redirectUri: chosen === 'web' ? webRedirect.current : DESKTOP_REDIRECT,
    });
    if (platform === 'web') webRedirect.current = redirectUri;
  }

  return (
    <>
      <ExplainedRadios label="Platform" choices={PLATFORMS} value={platform} onChange={handlePlatform} />
      {platform === 'publicClient' ? (
        <RedirectUri uri={redirectUri} hint="Copy it into the registration exactly as it is" />
      ) : (
        <AdvisedField
          name="redirectUri"
          label="Redirect URI"
          hint="Exactly as it stands under Web on the registration's Authentication page"
          value={redirectUri}
          advice={advice}
          onChange={(value) => onChange({ redirectUri: value })}
          onEnter={onEnter}
        />
      )}
    </>
  );
}
