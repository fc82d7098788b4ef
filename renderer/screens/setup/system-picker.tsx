import { Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { SystemView } from '../../../preload/contract.ts';
import { useAnnounceChange } from '../../components/announcer.tsx';
import { useAppState } from '../../store/connector.tsx';
import { THIS_COMPUTER } from './system-advice.ts';
import { SystemDetails } from './system-details.tsx';
import type { SetupControl } from './use-setup.ts';

/** Fewer are found faster by looking than by typing. */
const WORTH_SEARCHING = 6;

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: '16px' },
  // What follows the chosen card spans the row below it; the next card moves up beside the chosen one.
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gridAutoFlow: 'row dense',
    alignItems: 'stretch',
    gap: '8px',
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  card: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  radio: { display: 'flex', width: '100%', padding: '2px 12px 2px 4px', boxSizing: 'border-box' },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  purpose: { display: 'block', color: tokens.colorNeutralForeground2 },
  none: { padding: '16px', color: tokens.colorNeutralForeground2 },
});

/** All Systems to choose from; the chosen one opens up and asks what it needs to know. */
export function SystemPicker({ control }: { control: SetupControl }) {
  const styles = useStyles();
  const { systems } = useAppState();
  const { values, change } = control.draft;
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const picker = useRef<HTMLDivElement>(null);
  // What a System asks for may open below the edge of the window, where nobody would look for it.
  useEffect(() => {
    if (opened !== null) picker.current?.querySelector('section')?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const found = inOrder(systems).filter((system) => system.id === values.system || matches(system, query));
  useAnnounceChange(query === '' ? null : `${found.length} systems`);
  return (
    <div className={styles.picker} ref={picker}>
      {systems.length > WORTH_SEARCHING && (
        <Input
          type="search"
          size="large"
          aria-label="Search systems"
          placeholder="Search systems"
          contentBefore={<SearchRegular aria-hidden />}
          value={query}
          onChange={(_, data) => setQuery(data.value)}
        />
      )}
      <RadioGroup
        aria-label="System"
        className={styles.list}
        value={values.system}
        onChange={(_, data) => {
          change({ system: data.value });
          setOpened(data.value);
        }}
      >
        {found.map((system) => (
          <Fragment key={system.id}>
            <SystemCard system={system} isChosen={system.id === values.system} />
            {system.id === values.system && <SystemDetails system={system} control={control} />}
          </Fragment>
        ))}
      </RadioGroup>
      {found.every((system) => system.id === values.system) && query !== '' && (
        <Text className={styles.none}>
          No other system matches. "Any other system" works for all the rest.
        </Text>
      )}
    </div>
  );
}

function SystemCard({ system, isChosen }: { system: SystemView; isChosen: boolean }) {
  const styles = useStyles();
  return (
    <div className={isChosen ? styles.chosen : styles.card}>
      <Radio
        className={styles.radio}
        value={system.id}
        label={
          <>
            <span className={styles.name}>{system.name}</span>
            <Text size={200} className={styles.purpose}>
              {system.purpose}
            </Text>
          </>
        }
      />
    </div>
  );
}

/** This computer first, whatever is left last, products by name between them. */
function inOrder(systems: SystemView[]): SystemView[] {
  const rank = (system: SystemView) => (system.id === THIS_COMPUTER ? 0 : isCatchAll(system) ? 2 : 1);
  return [...systems].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** What fits where no other System does. */
function isCatchAll({ id }: SystemView): boolean {
  return id === 'custom';
}

function matches(system: SystemView, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/u);
  const text = `${system.name} ${system.purpose}`.toLowerCase();
  return isCatchAll(system) || words.every((word) => text.includes(word));
}
