import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Platform } from '../../../preload/contract.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';
import { SecretField } from './secret-field.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  uri: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '8px 8px 8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  value: {
    flexGrow: 1,
    minWidth: 0,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
});

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
        <FixedRedirectUri uri={redirectUri} />
      ) : (
        <>
          <WebRedirectUri control={control} />
          <SecretField control={control} />
        </>
      )}
    </>
  );
}

function FixedRedirectUri({ uri }: { uri: string }) {
  const styles = useStyles();
  return (
    <Field
      label={{ children: 'Redirect URI', className: styles.label }}
      hint="Copy it into the registration exactly as it is"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
      <div role="group" className={styles.uri}>
        <span className={styles.value}>{uri}</span>
        <CopyButton text={uri} label="Copy redirect URI" />
      </div>
    </Field>
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
