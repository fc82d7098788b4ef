import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useId } from 'react';
import type { DeviceSignIn } from '../../preload/contract.ts';
import { useCommand } from '../store/use-command.ts';
import { CopyButton } from './copy-button.tsx';
import { useSeconds } from './use-seconds.ts';

const useStyles = makeStyles({
  steps: { margin: 0, paddingLeft: '20px', display: 'flex', flexDirection: 'column', gap: '16px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', paddingTop: '8px' },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.12em',
    padding: '4px 16px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    userSelect: 'all',
    overflowWrap: 'anywhere',
  },
  address: { overflowWrap: 'anywhere', userSelect: 'text' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The code that a person types on Microsoft's page, and the way to that page. */
export function DeviceCode({ device }: { device: DeviceSignIn }) {
  const styles = useStyles();
  const codeId = useId();
  const open = useCommand('signIn.openDevicePage');
  return (
    <>
      <ol className={styles.steps}>
        <li>
          <Text>Copy this code.</Text>
          <div className={styles.row}>
            <output id={codeId} className={styles.code} aria-label="Code">
              {device.userCode}
            </output>
            <CopyButton text={device.userCode} label="Copy code" />
          </div>
        </li>
        <li>
          <Text>
            Open <span className={styles.address}>{device.verificationUri}</span> in any browser, here or on
            another device, and enter the code there.
          </Text>
          <div className={styles.row}>
            <Button icon={<OpenRegular />} disabledFocusable={open.isBusy} onClick={() => void open.run({})}>
              Open the page
            </Button>
            <CopyButton text={device.verificationUri} label="Copy address" appearance="subtle" />
          </div>
        </li>
      </ol>
      <Text size={200} className={styles.quiet}>
        <Remaining until={device.expiresAt} /> Enter a code only if you started this sign-in yourself.
      </Text>
    </>
  );
}

function Remaining({ until }: { until: string }) {
  const now = useSeconds();
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  if (left === 0) return 'The code has expired.';
  return (
    <>
      The code is valid for another{' '}
      <span role="timer">
        {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
      </span>
      .
    </>
  );
}
