import type { Discovery, Problem } from '../../../preload/contract.ts';

/** What the look-up of the domain came to, in one line; null before there was one. */
export function discoveryWords(discovery: Discovery): string | null {
  switch (discovery.status) {
    case 'idle':
      return null;
    case 'searching':
      return `Looking up ${discovery.domain}`;
    case 'found':
      return `${discovery.domain} is hosted in ${discovery.cloudName}`;
    case 'failed':
      return plainProblem(discovery).title;
  }
}

/**
 * Why nothing was found. Here an address was typed and nothing else: whoever did need not know what a
 * tenant is, and the portal's pages would not help them.
 */
export function plainProblem({ domain, problem }: Extract<Discovery, { status: 'failed' }>): Problem {
  if (problem.cause !== 'tenant-not-found') return problem;
  const { cause, who, facts } = problem;
  return {
    ...{ cause, who, facts },
    title: `Microsoft does not know ${domain}`,
    text: `No organisation that uses Microsoft 365 has addresses that end in @${domain}.`,
    steps: [
      'Check the spelling of what stands behind the @.',
      'If it is right, ask who runs your mail whether it is kept at Microsoft. Mail that another provider keeps cannot be connected.',
      'If your organisation uses the cloud for China or for the US government, choose it below.',
    ],
  };
}
