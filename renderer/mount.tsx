import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ConnectorBridge } from '../preload/contract.ts';
import { App } from './app.tsx';
import { Announcer } from './components/announcer.tsx';
import { ProblemToaster } from './components/problem-toaster.tsx';
import { Starting } from './components/starting.tsx';
import { ConnectorProvider } from './store/connector.tsx';
import { ThemeRoot } from './theme/theme-root.tsx';

/** Shows the app in the page's `#root`. Answers how to take it away again. Throws where there is no such element. */
export function mountApp(bridge: ConnectorBridge): () => void {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no #root.');
  const root = createRoot(element);
  root.render(
    <StrictMode>
      <ThemeRoot>
        <ConnectorProvider bridge={bridge} fallback={<Starting />}>
          <Announcer>
            <ProblemToaster>
              <App />
            </ProblemToaster>
          </Announcer>
        </ConnectorProvider>
      </ThemeRoot>
    </StrictMode>,
  );
  return () => root.unmount();
}
