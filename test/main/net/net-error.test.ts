import { describe, expect, it } from 'vitest';
import { NetError, type NetErrorCode, toNetError } from '../../../main/net/net-error.ts';

const chromium: [string, NetErrorCode][] = [
  ['ERR_NAME_NOT_RESOLVED', 'offline'],
  ['ERR_INTERNET_DISCONNECTED', 'offline'],
  ['ERR_ADDRESS_UNREACHABLE', 'offline'],
  ['ERR_CONNECTION_REFUSED', 'offline'],
  ['ERR_CONNECTION_RESET', 'offline'],
  ['ERR_NETWORK_CHANGED', 'offline'],
  ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['ERR_TIMED_OUT', 'timeout'],
  ['ERR_ABORTED', 'aborted'],
  ['ERR_CERT_AUTHORITY_INVALID', 'tls'],
  ['ERR_CERT_DATE_INVALID', 'tls'],
  ['ERR_SSL_PROTOCOL_ERROR', 'tls'],
  ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['ERR_PAC_SCRIPT_FAILED', 'proxy'],
  ['ERR_SOCKS_CONNECTION_FAILED', 'proxy'],
];

const node: [string, NetErrorCode][] = [
  ['ENOTFOUND', 'offline'],
  ['EAI_AGAIN', 'offline'],
  ['ECONNREFUSED', 'offline'],
  ['ECONNRESET', 'offline'],
  ['ENETUNREACH', 'offline'],
  ['UND_ERR_SOCKET', 'offline'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['UND_ERR_ABORTED', 'aborted'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['EPROTO', 'tls'],
];

function coded(code: string): Error {
  return Object.assign(new Error('boom'), { code });
}

describe('toNetError', () => {
  it.each(chromium)('reads net::%s from Electron as %s', (name, code) => {
    const error = toNetError(new Error(`net::${name}`), 'a.example');
    expect([error.code, error.detail]).toEqual([code, name]);
  });

  it.each(node)('reads %s under "fetch failed" as %s', (name, code) => {
    const error = toNetError(new TypeError('fetch failed', { cause: coded(name) }), 'a.example');
    expect([error.code, error.detail]).toEqual([code, name]);
  });

  it('looks into the attempts of a happy-eyeballs failure', () => {
    const cause = new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]);
    expect(toNetError(new TypeError('fetch failed', { cause }), 'a.example').code).toBe('timeout');
  });

  it('reads an AbortError as aborted', () => {
    expect(toNetError(new DOMException('stop', 'AbortError'), 'a.example').code).toBe('aborted');
  });

  it.each([undefined, 'text', { code: 'X' }])('calls %s offline', (thrown) => {
    expect(toNetError(thrown, 'a.example').code).toBe('offline');
  });

  it('ends on an error that causes itself', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(toNetError(error, 'a.example').code).toBe('offline');
  });

  it('keeps a NetError as it is', () => {
    const error = new NetError('tls', 'a.example');
    expect(toNetError(error, 'b.example')).toBe(error);
  });

  it('says nothing but host and code', () => {
    const cause = Object.assign(new Error('GET https://a.example/?code=SECRET'), { code: 'ECONNRESET' });
    const error = toNetError(new TypeError('Bearer SECRET', { cause }), 'a.example');
    expect(error.message).toBe('a.example could not be reached (ECONNRESET)');
    expect(error.cause).toBeUndefined();
  });
});
