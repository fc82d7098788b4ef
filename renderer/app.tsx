import { useState } from 'react';
import type { HomeActions } from './screens/home-actions.ts';
import { ShellScreen } from './screens/inbox/shell-screen.tsx';
import { SetupScreen } from './screens/setup/setup-screen.tsx';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';
import { useAppState } from './store/connector.tsx';
import { useCommand } from './store/use-command.ts';

/** Chooses the screen: an open setup first, then the connections, else the welcome. */
export function App() {
  const { setup, connections } = useAppState();
  const start = useCommand('setup.start');
  // A setup that was saved and closed; a new one has another id and opens by itself.
  const [closedSetup, setClosedSetup] = useState<string | null>(null);

  const actions: HomeActions = {
    isStarting: start.isBusy,
    start: (practice) => void start.run({ practice }),
    resume: setup ? () => setClosedSetup(null) : null,
  };

  if (setup && setup.id !== closedSetup) {
    return <SetupScreen key={setup.id} setup={setup} onClose={() => setClosedSetup(setup.id)} />;
  }
  return connections.length > 0 ? <ShellScreen actions={actions} /> : <WelcomeScreen actions={actions} />;
}
