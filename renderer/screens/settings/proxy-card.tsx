import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProxyMode } from '../../../preload/contract.ts';
import { ExplainedRadios } from '../../components/explained-radios.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ProxyFields } from './proxy-fields.tsx';
import { SectionCard } from './section-card.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '14px 0 18px' },
});

const MODES = [
  {
    value: 'system',
    title: 'As the computer',
    text: 'The settings of the operating system, scripts that choose a proxy included.',
  },
  { value: 'none', title: 'No proxy', text: 'Straight to the internet, whatever the computer says.' },
  { value: 'manual', title: 'This one', text: 'An HTTP proxy whose address you have from your company.' },
] as const;

/** Through what this app gets out of the company's network. */
export function ProxyCard() {
  const styles = useStyles();
  const { proxy } = useAppState().network;
  const { run } = useCommand('network.setProxy');
  // A proxy is taken only once its address is there.
  const [isEditing, setEditing] = useState(false);
  const mode = isEditing ? 'manual' : proxy.mode;

  function handleMode(next: ProxyMode): void {
    setEditing(next === 'manual');
    if (next !== 'manual' && next !== proxy.mode) void run({ proxy: { ...proxy, mode: next } });
  }

  return (
    <SectionCard title="Proxy">
      <div className={styles.content}>
        <ExplainedRadios
          label="Requests to Microsoft go"
          choices={MODES}
          value={mode}
          onChange={handleMode}
        />
        {mode === 'manual' && <ProxyFields onSaved={() => setEditing(false)} />}
      </div>
    </SectionCard>
  );
}
