/** Whether a number is in a sequence set such as `1:3,7,9:*`; null for text that is no set. */
export function readSet(text: string, largest: number): ((value: number) => boolean) | null {
  if (!/^(?:\d+|\*)(?::(?:\d+|\*))?(?:,(?:\d+|\*)(?::(?:\d+|\*))?)*$/.test(text)) return null;
  const ranges = text.split(',').map((part) => {
    const [first = largest, last = first] = part
      .split(':')
      .map((end) => (end === '*' ? largest : Number(end)));
    return [Math.min(first, last), Math.max(first, last)] as const;
  });
  return (value) => ranges.some(([low, high]) => value >= low && value <= high);
}
