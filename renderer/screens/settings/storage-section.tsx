import { SettingsRow } from '../../components/settings-row.tsx';
import { useAppState } from '../../store/connector.tsx';
import { SectionCard } from './section-card.tsx';

/** Where sign-ins are kept, and how they are got rid of. */
export function StorageSection() {
  const { vault } = useAppState();
  return (
    <SectionCard title="Sign-ins and client secrets">
      <SettingsRow
        title={vault.kind === 'keyring' ? `Encrypted by ${vault.backend}` : 'In memory only'}
        description={
          vault.kind === 'keyring'
            ? 'Mail is never written to this computer.'
            : 'They end when the app is closed. Mail is never written to this computer.'
        }
      />
    </SectionCard>
  );
}
