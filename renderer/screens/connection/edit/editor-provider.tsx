import { type ReactNode, Suspense, useState } from 'react';
import { whenShown } from '../../../components/when-shown.ts';
import { useAppState } from '../../../store/connector.tsx';
import { EditConnectionContext, type EditWish } from '../../../store/edit-wish.ts';

const EditDialog = whenShown(async () => (await import('./edit-dialog.tsx')).EditDialog);

/** Lets everything below it open the dialog in which a connection is changed. */
export function EditorProvider({ children }: { children: ReactNode }) {
  const { connections } = useAppState();
  const [wish, setWish] = useState<EditWish | null>(null);
  const connection = connections.find(({ id }) => id === wish?.connectionId);
  return (
    <EditConnectionContext value={setWish}>
      {children}
      <Suspense>
        {wish && connection && (
          <EditDialog connection={connection} wish={wish} onClose={() => setWish(null)} />
        )}
      </Suspense>
    </EditConnectionContext>
  );
}
