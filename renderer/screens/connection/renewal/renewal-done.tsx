import type { ConnectionView } from '../../../../preload/contract.ts';
import { DoneList } from '../../../components/done-list.tsx';
import { SecretPlaces } from './secret-places.tsx';

/** The new secret is in use here; it still has to get to the System. */
export function RenewalDone({ connection, done }: { connection: ConnectionView; done: string[] }) {
  return (
    <>
      <DoneList done={done} />
      <SecretPlaces connection={connection} as="h3" />
    </>
  );
}

export function RemovalDone({ done }: { done: string[] }) {
  return <DoneList done={done} />;
}
