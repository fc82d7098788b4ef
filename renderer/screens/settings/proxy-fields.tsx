import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { checkBypass, checkProxyAddress, splitBypass } from '../../../preload/network-fields.ts';
import { AdvisedField } from '../../components/advised-field.tsx';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: '16px',
  },
  mail: { marginLeft: '-8px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  saved: { color: tokens.colorNeutralForeground2 },
});

/** Address, name and exceptions of the proxy; taken together, once they are saved. */
export function ProxyFields({ onSaved }: { onSaved(): void }) {
  const styles = useStyles();
  const { proxy, hasPassword } = useAppState().network;
  const { run, isBusy, problem } = useCommand('network.setProxy', 'inline');
  const [address, setAddress] = useState(proxy.address);
  const [user, setUser] = useState(proxy.user);
  const [password, setPassword] = useState('');
  const [bypass, setBypass] = useState(proxy.bypass.join(', '));
  const [isForMail, setForMail] = useState(proxy.isForMail);
  const [isTouched, setTouched] = useState(false);
  const [isSaved, setSaved] = useState(false);
  useAnnounceChange(isSaved ? 'Saved' : '');

  const addressAdvice = checkProxyAddress(address);
  const bypassAdvice = checkBypass(bypass);
  const isShown = isTouched || address !== '';

  function change<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      setSaved(false);
      set(value);
    };
  }

  async function handleSave(): Promise<void> {
    setTouched(true);
    if (addressAdvice?.level === 'error' || bypassAdvice?.level === 'error') return;
    const chosen = { mode: 'manual', address, user, bypass: splitBypass(bypass), isForMail } as const;
    const answer = await run({ proxy: chosen, ...(password && { password }) });
    if (!answer.ok) return;
    setPassword('');
    setSaved(true);
    onSaved();
  }

  return (
    <div className={styles.fields}>
      <AdvisedField
        name="proxy-address"
        label="Address"
        hint="Protocol, host and port."
        placeholder="http://proxy.company.com:8080"
        value={address}
        advice={isShown ? addressAdvice : null}
        onChange={change(setAddress)}
        onBlur={() => setTouched(true)}
        onEnter={() => void handleSave()}
      />
      <div className={styles.pair}>
        <AdvisedField
          name="proxy-user"
          label="Name at the proxy"
          hint="Leave it empty where the proxy asks nobody."
          value={user}
          advice={null}
          onChange={change(setUser)}
          onEnter={() => void handleSave()}
        />
        <AdvisedField
          name="proxy-password"
          label="Password"
          hint={hasPassword ? 'One is in the vault. Type here to replace it.' : 'It goes into the vault.'}
          type="password"
          placeholder={hasPassword ? '••••••••' : ''}
          value={password}
          advice={
            password && !user ? { level: 'warning', message: 'A password needs a name beside it.' } : null
          }
          onChange={change(setPassword)}
          onEnter={() => void handleSave()}
        />
      </div>
      <AdvisedField
        name="proxy-bypass"
        label="Not for these hosts"
        hint="Names, *.company.com or ranges like 10.0.0.0/8, separated by commas."
        value={bypass}
        advice={bypassAdvice}
        onChange={change(setBypass)}
        onEnter={() => void handleSave()}
      />
      <Checkbox
        className={styles.mail}
        label="Also for mail servers (IMAP, POP and SMTP). Many proxies let only web pages through."
        checked={isForMail}
        onChange={(_, { checked }) => change(setForMail)(checked === true)}
      />
      {problem && <ProblemCard problem={problem} isPlain />}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void handleSave()}>
          {isBusy ? 'Saving…' : 'Save'}
        </Button>
        {isSaved && (
          <Text size={200} className={styles.saved}>
            Saved. Test it below.
          </Text>
        )}
      </div>
    </div>
  );
}
