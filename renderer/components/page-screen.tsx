import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageHeading, type PageHeadingProps } from './page-heading.tsx';

const useStyles = makeStyles({
  screen: { flexGrow: 1, minHeight: 0, overflowY: 'auto', boxSizing: 'border-box', padding: '24px' },
  content: { maxWidth: '880px', display: 'flex', flexDirection: 'column', gap: '20px' },
});

export interface PageScreenProps extends PageHeadingProps {
  /** Another one is another page: its heading takes the focus anew. */
  page?: string;
  children: ReactNode;
}

/** A screen that is one page: its heading, and below it what it is about, in lines that can be read. */
export function PageScreen({ page = 'page', title, lead, children }: PageScreenProps) {
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <div className={styles.content}>
        <PageHeading key={page} title={title} lead={lead} />
        {children}
      </div>
    </div>
  );
}
