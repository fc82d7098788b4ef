import { describe, expect, it } from 'vitest';
import { createImageResolver } from '../../../renderer/mail/mail-images.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';

describe('createImageResolver', () => {
  it('leaves remote pictures out and counts them', () => {
    const images = createImageResolver({ showRemote: false, inlineImages: {} });
    expect(images.resolve('https://a.example/1.png')).toBeNull();
    expect(images.resolve('http://a.example/2.png')).toBeNull();
    expect(images.resolve('//a.example/3.png')).toBeNull();
    expect(images.blocked()).toBe(3);
  });

  it('fetches by https only once they are asked for', () => {
    const images = createImageResolver({ showRemote: true, inlineImages: {} });
    expect(images.resolve('http://a.example/2.png')).toBe('https://a.example/2.png');
    expect(images.resolve('//a.example/3.png')).toBe('https://a.example/3.png');
    expect(images.blocked()).toBe(0);
  });

  it('finds inline pictures by their Content-ID, escaped or not', () => {
    const images = createImageResolver({ showRemote: false, inlineImages: { 'a b@x': PNG } });
    expect(images.resolve('cid:a b@x')).toBe(PNG);
    expect(images.resolve('CID:a%20b@x')).toBe(PNG);
    expect(images.resolve('cid:unknown')).toBeNull();
    expect(images.resolve('cid:constructor')).toBeNull();
    expect(images.blocked()).toBe(0);
  });

  it.each([
    'data:text/html,x',
    'data:image/svg+xml,<svg/>',
    'javascript:x',
    'file:///x.png',
    'x.png',
    '',
    'blob:https://a/b',
  ])('shows nothing for %s and does not call it remote', (url) => {
    const images = createImageResolver({ showRemote: true, inlineImages: {} });
    expect(images.resolve(url)).toBeNull();
    expect(images.blocked()).toBe(0);
  });
});
