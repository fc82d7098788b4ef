import { formatExactly, formatShortly } from './time-words.ts';

/** A time as people say it ("14:05", "Yesterday", "3 Nov"), with the exact one as its title. */
export function TimeLabel({ at, className }: { at: string; className?: string }) {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={at} title={formatExactly(time)} className={className}>
      {formatShortly(time, new Date())}
    </time>
  );
}
