import { Checkbox, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { ConnectionView, Edited, EditView } from '../../../../preload/contract.ts';
import type { FieldAdvice } from '../../../../preload/registration-fields.ts';
import { AdvisedField } from '../../../components/advised-field.tsx';
import { ExplainedRadios } from '../../../components/explained-radios.tsx';
import { ClientIdInput, TenantInput } from '../../../components/registration-id-fields.tsx';
import { systemInWords } from '../../../components/system-words.ts';
import { useAppState } from '../../../store/connector.tsx';
import { AccountTypes } from '../../setup/account-types.tsx';
import { SystemInputField } from '../../setup/input-field.tsx';
import { ACCESS } from '../../setup/permissions-step.tsx';
import { PlatformChoice } from '../../setup/platform-fields.tsx';
import { RedirectUri } from '../../setup/redirect-uri.tsx';
import { shownAdvice } from '../../setup/shown-advice.ts';
import { THIS_COMPUTER } from '../../setup/system-advice.ts';
import { adviseEdit, type EditTab, shownValues } from './edit-fields-of.ts';
import type { Editor } from './use-editor.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: '20px 16px',
    alignItems: 'start',
  },
  permissions: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What the fields of a Registration have to know of whatever it is for. */
type About = Pick<ConnectionView, 'system' | 'systemName'>;

export interface EditFieldsProps {
  connection: ConnectionView;
  editor: Editor;
  values: Edited;
  view: EditView;
  /** Saving was tried: empty fields are marked too. */
  isStrict: boolean;
  onEnter(): void;
}

/** What is typed is held elsewhere: of a connection, or of one that is still to be made. */
export interface SharedFieldsProps extends Omit<EditFieldsProps, 'connection' | 'editor'> {
  connection: About;
  editor: Pick<Editor, 'secret' | 'change' | 'changeRegistration' | 'setSecret'>;
}

/** The fields of one tab. */
export function EditFields({ tab, ...props }: EditFieldsProps & { tab: EditTab }) {
  switch (tab) {
    case 'mailbox':
      return <MailboxFields {...props} />;
    case 'system':
      return <SystemFields {...props} />;
    case 'registration':
      return (
        <>
          {/* These fields were filled in once: one that is emptied is marked at once. */}
          <RegistrationFields {...props} isStrict />
          <Others editor={props.editor} view={props.view} />
        </>
      );
  }
}

function MailboxFields({ connection, editor, values, view, onEnter }: EditFieldsProps) {
  const styles = useStyles();
  const { clouds } = useAppState();
  const advice = adviseEdit(values, editor.secret, view.hasSecret);
  return (
    <>
      <div className={styles.pair}>
        <AdvisedField
          name="mailbox"
          label="Mailbox address"
          hint="The mailbox to open"
          value={values.mailbox}
          advice={advice.mailbox ?? refused(view, 'mailbox')}
          onChange={(mailbox) => editor.change({ mailbox })}
          onEnter={onEnter}
        />
        <AdvisedField
          name="signer"
          label="Signs in as"
          hint="The person whose password opens the mailbox"
          value={values.signer}
          advice={advice.signer}
          onChange={(signer) => editor.change({ signer })}
          onEnter={onEnter}
        />
      </div>
      {!connection.practice && clouds.length > 1 && (
        <Field
          label={{ children: 'Cloud', className: styles.label }}
          hint="Nearly every company uses the first one"
        >
          <Select
            name="cloud"
            value={values.cloud}
            onChange={(_, { value }) => editor.change({ cloud: value })}
          >
            {clouds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

/** What the System was told, and what it may do. */
export function SystemFields({ connection, editor, values, view, isStrict, onEnter }: SharedFieldsProps) {
  const styles = useStyles();
  const { systems } = useAppState();
  const inputs = systems.find(({ id }) => id === connection.system)?.inputs ?? [];
  return (
    <>
      {inputs.map((input) => (
        <div key={input.id} data-field={input.kind.startsWith('choice') ? 'access' : input.id}>
          <SystemInputField
            input={input}
            value={values.inputs[input.id] ?? ''}
            advice={refused(view, input.id)}
            isStrict={isStrict}
            onChange={(text) => editor.change({ inputs: { ...values.inputs, [input.id]: text } })}
            onEnter={onEnter}
          />
        </div>
      ))}
      {view.offersAccess && (
        <div data-field="access">
          <ExplainedRadios
            label="What you want to do with the mail here"
            choices={ACCESS}
            value={values.access}
            onChange={(access) => editor.change({ access })}
          />
        </div>
      )}
      <Text size={200} className={styles.permissions}>
        Asks for {view.permissions.map(({ name }) => name).join(', ')}.
      </Text>
    </>
  );
}

/** The values of a Registration. */
export function RegistrationFields(props: SharedFieldsProps) {
  const { connection, editor, values, view, isStrict, onEnter } = props;
  const shown = shownValues(connection, values, view);
  const advice = adviseEdit(shown, editor.secret, view.hasSecret);
  const isFree = connection.system === THIS_COMPUTER;
  const { registration } = shown;
  const { platform, redirectUri } = registration;
  return (
    <>
      <ClientIdInput
        value={registration.clientId}
        advice={shownAdvice(advice.clientId, registration.clientId, isStrict)}
        onChange={(clientId) => editor.changeRegistration({ clientId })}
        onEnter={onEnter}
      />
      <TenantInput
        value={registration.tenant}
        advice={shownAdvice(advice.tenant, registration.tenant, isStrict)}
        onChange={(tenant) => editor.changeRegistration({ tenant })}
        onEnter={onEnter}
      />
      {isFree ? (
        <PlatformChoice
          platform={platform}
          redirectUri={redirectUri}
          advice={shownAdvice(advice.redirectUri, redirectUri, isStrict)}
          onChange={editor.changeRegistration}
          onEnter={onEnter}
        />
      ) : (
        <RedirectUri
          uri={redirectUri}
          hint={`Decided by ${systemInWords(connection)}; it has to stand in the registration exactly like this`}
        />
      )}
      {platform === 'web' && (
        <AdvisedField
          name="secret"
          type="password"
          label={view.hasSecret ? 'New client secret' : 'Client secret'}
          hint={
            view.hasSecret
              ? 'Left empty, the stored one stays in use. Otherwise the column Value, not the Secret ID'
              : 'Under Certificates & secrets: the column Value, not the Secret ID'
          }
          value={editor.secret}
          advice={shownAdvice(advice.secret, editor.secret, isStrict && !view.hasSecret)}
          onChange={editor.setSecret}
          onEnter={onEnter}
        />
      )}
      <div data-field="audience">
        <AccountTypes
          audience={registration.audience}
          advice={refused(view, 'audience')}
          onChange={(audience) => editor.changeRegistration({ audience })}
        />
      </div>
    </>
  );
}

/** Thirty mailboxes of one registration are not changed one by one. */
function Others({ editor, view }: Pick<EditFieldsProps, 'editor' | 'view'>) {
  const { others } = view;
  const count = others.length;
  if (count === 0) return null;
  const words = count === 1 ? others[0] : `the ${count} other mailboxes with this registration`;
  return (
    <Checkbox
      label={`Change the registration for ${words}, too`}
      checked={editor.withOthers}
      title={others.join('\n')}
      onChange={(_, { checked }) => editor.setWithOthers(checked === true)}
    />
  );
}

function refused({ inputAdvice }: EditView, name: string): FieldAdvice | null {
  const message = inputAdvice[name];
  return message ? { level: 'error', message } : null;
}
