import { AuthoritiesCard } from './authorities-card.tsx';
import { NetworkTestCard } from './network-test-card.tsx';
import { ProxyCard } from './proxy-card.tsx';

/** How this app gets to Microsoft, whom it trusts on the way, and whether that works. */
export function NetworkSection() {
  return (
    <>
      <ProxyCard />
      <AuthoritiesCard />
      <NetworkTestCard />
    </>
  );
}
