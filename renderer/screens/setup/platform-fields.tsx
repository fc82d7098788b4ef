import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { Platform } from '../../../preload/contract.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { SecretField } from './secret-field.tsx';
import { shownAdvice } from './shown-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  explanation: { display: 'block', color: tokens.colorNeutralForeground2 },
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

const PLATFORMS: readonly { platform: Platform; label: string; explanation: string }[] = [
  {
    platform: 'publicClient',
    label: 'Mobile and desktop (recommended)',
    explanation: 'No client secret is needed, so none can expire.',
  },
  {
    platform: 'web',
    label: 'Web',
    explanation: 'For an existing registration with a client secret.',
  },
];

/** How the registration hands the sign-in back, and the secret where that needs one. */
export function PlatformFields({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { platform } = control.draft.values;
  return (
    <>
      <Field
        label={{ children: 'Platform', className: styles.label }}
        hint="On the registration's Authentication page"
      >
        <RadioGroup
          value={platform}
          onChange={(_, data) => control.draft.change({ platform: data.value as Platform })}
        >
          {PLATFORMS.map((choice) => (
            <Radio
              key={choice.platform}
              value={choice.platform}
              label={
                <>
                  {choice.label}
                  <Text size={200} className={styles.explanation}>
                    {choice.explanation}
                  </Text>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {platform === 'publicClient' ? (
        <FixedRedirectUri uri={control.draft.values.redirectUri} />
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
