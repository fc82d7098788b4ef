import { type ReactNode, useState } from 'react';
import { useAppState } from '../../../store/connector.tsx';
import { EditConnectionContext, type EditWish } from '../../../store/edit-wish.ts';
import { EditDialog } from './edit-dialog.tsx';

/** Lets everything below it open the dialog in which a connection is changed. */
export function EditorProvider({ children }: { children: ReactNode }) {
  const { connections } = useAppState();
  const [wish, setWish] = useState<EditWish | null>(null);
  const connection = connections.find(({ id }) => id === wish?.connectionId);
  return (
    <EditConnectionContext value={setWish}>
      {children}
      {wish && connection && <EditDialog connection={connection} wish={wish} onClose={() => setWish(null)} />}
    </EditConnectionContext>
  );
}
