import { expect, it } from 'vitest';
import { readErrorPage } from '../../../main/connections/rehearsal-help.ts';
import { diagnose } from '../../../main/diagnosis/diagnose.ts';

const read = (text: string) => readErrorPage({ diagnose }, { platform: 'web' }, text);

it('explains a pasted error page, value by value', () => {
  const result = read(
    "Sorry, but we're having trouble signing you in.\nAADSTS50011: The redirect URI 'https://crm.example/cb' specified in the request does not match.",
  );
  expect(result).toMatchObject({ ok: true, value: { problem: { cause: 'redirect-uri-mismatch' } } });
  const proof = result.ok ? result.value.proof : [];
  expect(proof.find(({ item }) => item === 'redirect-uri')).toMatchObject({ verdict: 'failed' });
  expect(proof.find(({ item }) => item === 'tenant')).toMatchObject({ verdict: 'proven' });
});

it('says so where the text holds no error', () => {
  expect(read('Welcome back')).toMatchObject({
    ok: false,
    problem: { title: 'No error was found in this text' },
  });
});
