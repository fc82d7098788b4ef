import type { Cause, Facts, Repair, Who } from '../../preload/contract.ts';

/** A root cause with who can fix it, where, and how; a JSON file in `resources/diagnoses/`. */
export interface Diagnosis {
  cause: Cause;
  title: string;
  /** One plain paragraph. */
  text: string;
  who: Who;
  steps: string[];
  repair?: Repair;
  recognise: {
    /** AADSTS numbers. */
    aadsts?: number[];
    /** OAuth `error` values, used only where the answer was structured. */
    oauth?: string[];
    /** Graph error codes, compared without case. */
    graph?: string[];
    /** MSAL `errorCode` values. */
    msal?: string[];
    /** `NetError` codes. */
    net?: string[];
  };
}

/** Structured evidence; the classifier prefers it over text. */
export interface Evidence {
  source: 'entra' | 'graph' | 'msal' | 'net' | 'imap' | 'pop' | 'smtp' | 'app';
  /** Set by our own code when it knows the cause. */
  cause?: Cause;
  facts: Facts;
}
