import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ShieldPersonRegular } from '@fluentui/react-icons/svg/shield-person';
import type { Access, PermissionView } from '../../../preload/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { systemOfSetup } from '../../components/system-words.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCardStyles } from './card-styles.ts';
import { THIS_COMPUTER } from './system-advice.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '16px 24px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  why: { color: tokens.colorNeutralForeground2 },
  admin: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

/** What this app may do with the mail. */
export const ACCESS: readonly ExplainedChoice<Access>[] = [
  {
    value: 'read-write',
    title: 'Read and organise',
    text: 'You can mark messages as read, flag, move and delete them here. Nothing happens on its own.',
  },
  {
    value: 'read',
    title: 'Only read',
    text: 'The app shows the mail and changes nothing. You can allow more later.',
  },
];

const RESOURCE_WORDS: Record<PermissionView['resource'], string> = {
  graph: 'Microsoft Graph',
  outlook: 'Exchange Online',
  openid: 'Sign-in',
};

/** Step 4: what the app asks for, and why. */
export function PermissionsStep({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { permissions, offersAccess, access } = control.setup;
  const { system } = control;
  const update = useCommand('setup.update');
  const isOwn = !system || system.id === THIS_COMPUTER;
  return (
    <>
      <PageHeading
        title={isOwn ? 'What the app asks for' : `What ${systemOfSetup(system)} asks for`}
        lead={`It gets these permissions, in the name of the person who signs in, and no others. ${whereTheyStand(control)}`}
      />
      {offersAccess && (
        <ExplainedRadios
          label="What you want to do with the mail here"
          isMain
          isPaired
          choices={ACCESS}
          value={access}
          onChange={(chosen) => void update.run({ access: chosen })}
        />
      )}
      <ul className={styles.list}>
        {permissions.map((permission) => (
          <Permission key={permission.name} permission={permission} />
        ))}
      </ul>
      <div className={card.actions}>
        <CopyButton text={permissions.map(({ name }) => name).join('\n')} label="Copy the names" />
      </div>
    </>
  );
}

/** Whoever has nothing left to do for them is not told to do it. */
function whereTheyStand({ setup, draft }: SetupControl): string {
  switch (draft.values.way) {
    case 'by-itself':
      return setup.automatic.phase === 'done'
        ? 'The registration has them already.'
        : 'They belong in the registration, under API permissions.';
    case 'by-hand':
      return 'The guide shows where to add them to the registration.';
    case 'by-admin':
      return 'The administrator adds them with the registration.';
    case 'have-one':
      return 'Add them to the registration under API permissions, as delegated permissions.';
  }
}

function Permission({ permission }: { permission: PermissionView }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name}>{permission.name}</span>
        <Badge appearance="tint" color="informative">
          {RESOURCE_WORDS[permission.resource]}
        </Badge>
      </div>
      <Text className={styles.why}>{permission.why}</Text>
      {permission.adminConsent && (
        <Text size={200} className={styles.admin}>
          <ShieldPersonRegular fontSize={16} aria-hidden />
          Usually needs an administrator
        </Text>
      )}
    </li>
  );
}
