import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ConnectorBridge } from '../preload/contract.ts';
import { App } from './app.tsx';
import { Announcer } from './components/announcer.tsx';
import { ProblemToaster } from './components/problem-toaster.tsx';
import { Starting } from './components/starting.tsx';
import { ConnectorProvider } from './store/connector.tsx';
import { ThemeRoot } from './theme/theme-root.tsx';

declare global {
  interface Window {
    /** Put there by the preload script. */
    connector: ConnectorBridge;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <ThemeRoot>
      <ConnectorProvider bridge={window.connector} fallback={<Starting />}>
        <Announcer>
          <ProblemToaster>
            <App />
          </ProblemToaster>
        </Announcer>
      </ConnectorProvider>
    </ThemeRoot>
  </StrictMode>,
);
