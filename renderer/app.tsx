import { Suspense, useEffect, useState } from 'react';
import { keepPlace } from './components/keep-place.ts';
import { Starting } from './components/starting.tsx';
import { whenShown } from './components/when-shown.ts';
import { EditorProvider } from './screens/connection/edit/editor-provider.tsx';
import type { HomeActions } from './screens/home-actions.ts';
import { entryOf } from './screens/shell/screens.ts';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';
import { useAppState } from './store/connector.tsx';
import { useCommand } from './store/use-command.ts';

// A window with nothing in it yet needs none of them.
const SetupScreen = whenShown(async () => (await import('./screens/setup/setup-screen.tsx')).SetupScreen);
const ShellScreen = whenShown(async () => (await import('./screens/shell/shell-screen.tsx')).ShellScreen);
const ConfirmDialog = whenShown(async () => (await import('./components/confirm-dialog.tsx')).ConfirmDialog);
const ImportDialog = whenShown(async () => (await import('./screens/import/import-dialog.tsx')).ImportDialog);

/** Chooses the screen: an open setup first, then the connections, else the welcome. */
export function App() {
  useEffect(() => keepPlace(document), []);
  const { setup, connections, place } = useAppState();
  const start = useCommand('setup.start');
  const openRequest = useCommand('admin.openRequest');
  // A setup that was saved and closed; a new one has another id and opens by itself.
  const [closedSetup, setClosedSetup] = useState<string | null>(null);

  // The tray leads to screens that need no setup to be finished: they come in front of it, and it is kept.
  const [seenVisit, setSeenVisit] = useState(place.visit);
  if (place.visit !== seenVisit) {
    setSeenVisit(place.visit);
    if (setup && entryOf(place.screen)?.needsNoMailbox) setClosedSetup(setup.id);
  }

  // Set while the import dialog is open: the setup there was when it opened.
  const [importing, setImporting] = useState<{ into: string | null } | null>(null);
  // It stays once it was opened, so that closing it is seen.
  const [hasImported, setHasImported] = useState(false);
  if (importing && !hasImported) setHasImported(true);

  // What would take the place of an unfinished setup; it stays, so that closing the question is seen.
  const [replacing, setReplacing] = useState<{ begin(): unknown; isAsked: boolean } | null>(null);
  const askOr = (begin: () => unknown) => (setup ? setReplacing({ begin, isAsked: true }) : void begin());

  const actions: HomeActions = {
    isStarting: start.isBusy || openRequest.isBusy,
    start: (practice) => askOr(() => start.run({ practice })),
    openRequest: () => askOr(() => openRequest.run({})),
    resume: setup ? () => setClosedSetup(null) : null,
    importConfiguration: () => setImporting({ into: setup?.id ?? null }),
  };

  function screen() {
    // Importing may begin a setup; its screen waits until the dialog has told what was found.
    const isBegun = importing !== null && importing.into !== setup?.id;
    if (setup && setup.id !== closedSetup && !isBegun) {
      const close = () => setClosedSetup(setup.id);
      return <SetupScreen key={setup.id} setup={setup} actions={actions} onClose={close} />;
    }
    const hasShell = connections.length > 0 || entryOf(place.screen)?.needsNoMailbox;
    return hasShell ? <ShellScreen actions={actions} /> : <WelcomeScreen actions={actions} />;
  }

  return (
    <EditorProvider>
      <Suspense fallback={<Starting />}>{screen()}</Suspense>
      {replacing && (
        <Suspense>
          <ConfirmDialog
            isOpen={replacing.isAsked}
            title="Discard the unfinished setup?"
            text={`A new setup takes its place. Everything you typed${setup?.mailbox ? ` for ${setup.mailbox}` : ''} is forgotten, a stored client secret too.`}
            confirm="Discard and begin anew"
            cancel="Keep it"
            onConfirm={() => void replacing.begin()}
            onClose={() => setReplacing({ ...replacing, isAsked: false })}
          />
        </Suspense>
      )}
      {hasImported && (
        <Suspense>
          <ImportDialog
            isOpen={importing !== null}
            onClose={() => setImporting(null)}
            onImported={actions.resume}
          />
        </Suspense>
      )}
    </EditorProvider>
  );
}
