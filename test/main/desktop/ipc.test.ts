import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { isAppUrl } from '../../../main/desktop/content-guards.ts';
import { isFromApp } from '../../../main/desktop/ipc.ts';

const sender = {} as WebContents;
const frame = (values: Partial<WebFrameMain>) => values as WebFrameMain;
const ours = frame({ origin: 'connector://app', parent: null });

describe('the sender check', () => {
  it('accepts the top frame of our own window', () => {
    expect(isFromApp({ sender, senderFrame: ours }, () => true)).toBe(true);
  });

  it.each([
    ['a frame that has navigated away', null],
    ['an inner frame', frame({ origin: 'connector://app', parent: ours })],
    ['another origin', frame({ origin: 'https://evil.example', parent: null })],
    ['an origin that only begins like ours', frame({ origin: 'connector://app.evil', parent: null })],
  ])('refuses %s', (_name, senderFrame) => {
    expect(isFromApp({ sender, senderFrame }, () => true)).toBe(false);
  });

  it('refuses contents that are not the app window', () => {
    expect(isFromApp({ sender, senderFrame: ours }, () => false)).toBe(false);
  });
});

describe('isAppUrl', () => {
  it('compares the parsed origin', () => {
    expect(isAppUrl('connector://app/index.html')).toBe(true);
    expect(isAppUrl('connector://app.evil/index.html')).toBe(false);
    expect(isAppUrl('https://app/index.html')).toBe(false);
    expect(isAppUrl('javascript:alert(1)')).toBe(false);
    expect(isAppUrl('')).toBe(false);
  });
});
