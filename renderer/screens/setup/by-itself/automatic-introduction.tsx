import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import type { Plan } from '../../../../preload/contract.ts';
import { type ExplainedChoice, ExplainedRadios } from '../../../components/explained-radios.tsx';
import { systemOfSetup } from '../../../components/system-words.ts';
import { useCommand } from '../../../store/use-command.ts';
import { AUDIENCE_WORDS } from '../audience-words.ts';
import { BootstrapRights } from '../bootstrap-rights.tsx';
import { useCardStyles } from '../card-styles.ts';
import { PracticePasswords } from '../practice-passwords.tsx';
import type { SetupControl } from '../use-setup.ts';

const useStyles = makeStyles({
  name: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  permissions: { margin: 0, padding: 0, listStyle: 'none' },
});

/** Tells beforehand what will be made, through which app and with which rights. */
export function AutomaticIntroduction({ control, plan }: { control: SetupControl; plan: Plan }) {
  const styles = useCardStyles();
  const start = useCommand('automatic.start');

  async function handleStart(): Promise<void> {
    await control.save();
    await start.run({});
  }

  return (
    <>
      <Planned control={control} plan={plan} />
      {plan.permissions.some(({ adminConsent }) => adminConsent) && <ConsentChoice control={control} />}
      <BootstrapRights as="h2" bootstrap={control.setup.bootstrap} />
      {control.setup.practice && <PracticePasswords />}
      <div className={styles.actions}>
        <Button
          size="large"
          appearance="primary"
          icon={<PersonKeyRegular />}
          disabledFocusable={start.isBusy}
          onClick={() => void handleStart()}
        >
          Sign in as administrator
        </Button>
        <Text className={styles.secondary}>You see every change before it is made.</Text>
      </div>
    </>
  );
}

const CONSENT_CHOICES: readonly ExplainedChoice<'page' | 'record'>[] = [
  {
    value: 'page',
    title: 'On Microsoft’s consent page',
    text: 'The administrator sees there what is asked for. It needs no further right.',
  },
  {
    value: 'record',
    title: 'Together with the registration',
    text: 'The app records the consent itself and can take it back. It needs one more right for it.',
  },
];

/** How the organisation agrees to the permissions. */
function ConsentChoice({ control }: { control: SetupControl }) {
  const { values, change } = control.draft;
  return (
    <ExplainedRadios
      isPaired
      label="How does the organisation agree?"
      choices={CONSENT_CHOICES}
      value={values.recordsConsent ? 'record' : 'page'}
      onChange={(choice) => change({ recordsConsent: choice === 'record' })}
    />
  );
}

function Planned({ control, plan }: { control: SetupControl; plan: Plan }) {
  const card = useCardStyles();
  const styles = useStyles();
  const name = systemOfSetup(control.system);
  return (
    <section className={card.card} aria-label="What the app makes">
      <div>
        <h2 className={card.heading}>What the app makes</h2>
        <Text className={card.secondary}>
          One app registration for {name}. If this app made one earlier, it is repaired instead.
        </Text>
      </div>
      <dl className={card.facts}>
        <dt>Who may sign in</dt>
        <dd>{AUDIENCE_WORDS[plan.audience]}</dd>
        <dt>Redirect URI</dt>
        <dd className={styles.name}>{plan.redirectUri}</dd>
        <dt>Platform</dt>
        <dd>{plan.platform === 'web' ? 'Web' : 'Mobile and desktop applications'}</dd>
        <dt>Permissions</dt>
        <dd>
          <ul className={styles.permissions}>
            {plan.permissions.map(({ name: permission, resource }) => (
              <li key={`${resource} ${permission}`}>{permission}</li>
            ))}
          </ul>
        </dd>
        <dt>Client secret</dt>
        <dd>{plan.secret.needed ? `A new one, valid for ${plan.secret.months} months` : 'None is needed'}</dd>
        <dt>Consent</dt>
        <dd>
          {control.draft.values.recordsConsent
            ? 'Recorded for your organisation, so nobody is asked later'
            : 'Afterwards, on Microsoft’s own page'}
        </dd>
      </dl>
    </section>
  );
}
