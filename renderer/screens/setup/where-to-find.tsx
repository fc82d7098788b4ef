import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useCommand } from '../../store/use-command.ts';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  frame: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  panel: { padding: '0 16px 20px 12px', margin: 0 },
  steps: { margin: '0 0 16px', paddingLeft: '28px', display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** How to make a registration, or find one, in the Entra admin centre. */
export function WhereToFind({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const open = useCommand('link.open');
  const { portalUrl } = control.setup;
  const { platform, redirectUri } = control.draft.values;
  return (
    <Accordion collapsible className={styles.frame}>
      <AccordionItem value="where">
        <AccordionHeader as="h2" size="large">
          Where do I find this?
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <ol className={styles.steps}>
            <li>
              Open the Microsoft Entra admin centre and go to <b>App registrations</b>. Choose your app under{' '}
              <b>All applications</b>, or press <b>New registration</b>.
            </li>
            <li>
              New: give it a name, choose the <b>Supported account types</b>, and under <b>Redirect URI</b>{' '}
              choose <b>{platform === 'web' ? 'Web' : 'Public client/native (mobile & desktop)'}</b>
              {platform === 'web' ? '.' : ` and type ${redirectUri}.`} Press <b>Register</b>.
            </li>
            <li>
              On the <b>Overview</b> page, copy the <b>Application (client) ID</b> and the{' '}
              <b>Directory (tenant) ID</b>.
            </li>
            {platform === 'web' && (
              <li>
                Under <b>Certificates &amp; secrets</b>, press <b>New client secret</b> and copy its{' '}
                <b>Value</b> at once: it is shown only this time.
              </li>
            )}
          </ol>
          {portalUrl && (
            <Button
              icon={<OpenRegular />}
              disabled={open.isBusy}
              onClick={() => void open.run({ url: portalUrl })}
            >
              Open the Entra admin centre
            </Button>
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
