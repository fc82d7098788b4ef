import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useAppState } from '../../store/connector.tsx';
import { RegistrationFields, SystemFields } from '../connection/edit/edit-fields.tsx';
import type { ReadyDraft } from './use-ready.ts';

/** Id of the cloud of the practice tenant. */
const PRACTICE = 'practice';

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: '20px 24px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 639px)': { padding: '16px' },
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: '20px 24px',
    alignItems: 'start',
    // A select is else as wide as its longest choice.
    '& *': { minWidth: 0 },
    '& select': { width: '100%' },
  },
  practice: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  label: { fontWeight: tokens.fontWeightSemibold },
});

export interface ReadyFieldsProps {
  draft: ReadyDraft;
  /** Adding was tried: empty fields are marked too. */
  isStrict: boolean;
  onEnter(): void;
}

/** The System and the values of a registration, for mailboxes of which none is connected yet. */
export function ReadyFields({ draft, isStrict, onEnter }: ReadyFieldsProps) {
  const styles = useStyles();
  const { systems, clouds, practice } = useAppState();
  const { ready, values, view } = draft;
  const systemName = systems.find(({ id }) => id === ready.system)?.name ?? ready.system;
  const offered = [...clouds, ...(practice ? [{ id: PRACTICE, name: 'Practice tenant' }] : [])];
  const about = { system: ready.system, systemName };
  return (
    <section className={styles.fields} aria-label="The registration">
      {practice && (
        <div className={styles.practice}>
          <Text>The practice tenant has a registration ready.</Text>
          <Button
            onClick={() =>
              draft.change({
                cloud: PRACTICE,
                registration: {
                  ...ready.registration,
                  clientId: practice.clientId,
                  tenant: practice.tenantId,
                },
              })
            }
          >
            Fill in for me
          </Button>
        </div>
      )}
      <div className={styles.pair}>
        <Field label={{ children: 'System', className: styles.label }} hint="What will use the mailboxes">
          <Select size="large" value={ready.system} onChange={(_, { value }) => draft.chooseSystem(value)}>
            {systems.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {offered.length > 1 && (
          <Field
            label={{ children: 'Cloud', className: styles.label }}
            hint="Nearly every company uses the first one"
          >
            <Select
              size="large"
              value={ready.cloud}
              onChange={(_, { value }) => draft.change({ cloud: value })}
            >
              {offered.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {view && (
        <>
          <SystemFields connection={about} editor={draft} {...{ values, view, isStrict, onEnter }} />
          <RegistrationFields connection={about} editor={draft} {...{ values, view, isStrict, onEnter }} />
        </>
      )}
    </section>
  );
}
