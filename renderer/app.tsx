import { useState } from 'react';
import type { HomeActions } from './screens/home-actions.ts';
import { ImportDialog } from './screens/import/import-dialog.tsx';
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

  const [isImporting, setImporting] = useState(false);

  const actions: HomeActions = {
    isStarting: start.isBusy,
    start: (practice) => void start.run({ practice }),
    resume: setup ? () => setClosedSetup(null) : null,
    importConfiguration: () => setImporting(true),
  };

  function screen() {
    if (setup && setup.id !== closedSetup) {
      return <SetupScreen key={setup.id} setup={setup} onClose={() => setClosedSetup(setup.id)} />;
    }
    return connections.length > 0 ? <ShellScreen actions={actions} /> : <WelcomeScreen actions={actions} />;
  }

  // The dialog outlives the screen it was opened on: importing begins a setup.
  return (
    <>
      {screen()}
      <ImportDialog isOpen={isImporting} onClose={() => setImporting(false)} onImported={actions.resume} />
    </>
  );
}
