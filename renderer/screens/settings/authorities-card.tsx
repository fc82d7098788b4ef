import { Button, makeStyles, Text, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { Authority } from '../../../preload/contract.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAppState } from '../../store/connector.tsx';
import { useCommand } from '../../store/use-command.ts';
import { AuthorityDialog } from './authority-dialog.tsx';
import { AuthorityFacts } from './authority-facts.tsx';
import { SectionCard } from './section-card.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    alignItems: 'flex-start',
    padding: '14px 0',
  },
  text: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '8px 24px',
    padding: '14px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Authorities that are trusted besides those of the computer. */
export function AuthoritiesCard() {
  const styles = useStyles();
  const { authorities } = useAppState().network;
  const [isAdding, setAdding] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  return (
    <SectionCard title="Certificates of your company">
      <div className={styles.head}>
        <Text className={styles.text}>
          Where a company reads along on the way to Microsoft, its own root certificate vouches for
          Microsoft's servers. Best install it in the operating system: then the sign-in window trusts it as
          well. What you add here is trusted by everything else in this app, besides the authorities of the
          computer; sign in with your browser then.
        </Text>
        <Button {...restoreFocus} onClick={() => setAdding(true)}>
          Add a certificate…
        </Button>
      </div>
      {authorities.length > 0 && (
        <ul className={styles.list} aria-label="Trusted certificates">
          {authorities.map((authority) => (
            <TrustedItem key={authority.fingerprint} authority={authority} />
          ))}
        </ul>
      )}
      {isAdding && <AuthorityDialog onClose={() => setAdding(false)} />}
    </SectionCard>
  );
}

function TrustedItem({ authority }: { authority: Authority }) {
  const styles = useStyles();
  const forget = useCommand('network.forgetAuthority');
  const [isAsking, setAsking] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const { subject, fingerprint } = authority;
  return (
    <li className={styles.item}>
      <AuthorityFacts authority={authority} />
      <Button
        {...restoreFocus}
        size="small"
        aria-label={`Remove ${subject}`}
        disabledFocusable={forget.isBusy}
        onClick={() => setAsking(true)}
      >
        Remove…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`No longer trust ${subject}?`}
        text="Where only this certificate vouches for Microsoft's servers, nothing can be fetched any more."
        confirm="Remove"
        onConfirm={() => void forget.run({ fingerprint })}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
