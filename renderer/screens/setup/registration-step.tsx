import { makeStyles } from '@fluentui/react-components';
import type { Setup } from '../../../preload/contract.ts';
import { type ExplainedChoice, ExplainedRadios } from '../../components/explained-radios.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useKeptFocus } from '../../components/use-kept-focus.ts';
import { ByAdmin } from './by-admin/by-admin.tsx';
import { ByHand } from './by-hand/by-hand.tsx';
import { ByItself } from './by-itself/by-itself.tsx';
import { HaveOne } from './have-one.tsx';
import type { SetupControl } from './use-setup.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: '32px',
    ':focus': { outline: 'none' },
    '@media (max-height: 699px)': { gap: '20px' },
  },
});

type Way = Setup['way'];

const WAYS: readonly ExplainedChoice<Way>[] = [
  { value: 'have-one', title: 'I already have a registration', text: 'Type in the values you were given.' },
  { value: 'by-hand', title: 'Guide me through Entra', text: 'Page by page, with every value to copy.' },
  {
    value: 'by-itself',
    title: 'Do it for me',
    text: 'An administrator signs in once; the app does the rest.',
  },
  {
    value: 'by-admin',
    title: 'An administrator does it',
    text: 'You send a message, a script or a file, and get the values back.',
  },
];

const WAY_PAGES: Record<Way, (props: { control: SetupControl }) => React.ReactNode> = {
  'have-one': HaveOne,
  'by-hand': ByHand,
  'by-itself': ByItself,
  'by-admin': ByAdmin,
};

/** Step 3: how the app registration comes to be, and its values. */
export function RegistrationStep({ control }: { control: SetupControl }) {
  const { values, change } = control.draft;
  const styles = useStyles();
  const page = useKeptFocus(`${values.way} ${control.setup.automatic.phase}`);
  const Page = WAY_PAGES[values.way];
  return (
    <>
      <PageHeading
        title="Which app registration is used?"
        lead="A registration is the entry in Microsoft Entra through which the mailbox may be asked for. There are four ways to one."
      />
      <ExplainedRadios
        isMain
        isPaired
        label="The way to a registration"
        choices={WAYS}
        value={values.way}
        onChange={(way) => change({ way })}
      />
      <div ref={page} tabIndex={-1} className={styles.page}>
        <Page control={control} />
      </div>
    </>
  );
}
