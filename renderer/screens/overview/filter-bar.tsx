import { Label, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ConnectionView } from '../../../preload/contract.ts';
import { countStates, type FleetFilter, type StateFilter } from './fleet-rows.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  search: { flex: '1 1 140px', minWidth: '140px', maxWidth: '320px' },
  choice: { display: 'flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground2 },
});

const STATES: readonly (readonly [StateFilter, string])[] = [
  ['all', 'All'],
  ['problems', 'With problems'],
  ['paused', 'Paused'],
  ['fine', 'Without problems'],
];

export interface FilterBarProps {
  connections: readonly ConnectionView[];
  filter: FleetFilter;
  onChange(filter: FleetFilter): void;
}

/** Narrows the mailboxes down, sorts and groups them. */
export function FilterBar({ connections, filter, onChange }: FilterBarProps) {
  const styles = useStyles();
  const counts = countStates(connections);
  const change = (patch: Partial<FleetFilter>) => onChange({ ...filter, ...patch });
  return (
    <div className={styles.bar}>
      <SearchBox
        className={styles.search}
        aria-label="Search mailboxes"
        placeholder="Search mailboxes"
        value={filter.search}
        onChange={(_, { value }) => change({ search: value })}
      />
      <Choice
        label="Show"
        value={filter.state}
        choices={STATES.map(([state, words]) => [state, `${words} (${counts[state]})`])}
        onChange={(state) => change({ state })}
      />
      <Choice
        label="Group by"
        value={filter.grouping}
        choices={[
          ['none', 'Nothing'],
          ['system', 'System'],
          ['organisation', 'Organisation'],
        ]}
        onChange={(grouping) => change({ grouping })}
      />
      <Choice
        label="Sort by"
        value={filter.order}
        choices={[
          ['worst', 'Worst first'],
          ['name', 'Address'],
        ]}
        onChange={(order) => change({ order })}
      />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange(value: T): void;
}

function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.choice}>
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Select id={id} size="small" value={value} onChange={(_, data) => onChange(data.value as T)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}
