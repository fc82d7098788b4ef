import { BlockList, isIP } from 'node:net';

/**
 * Whether a host is reached past the proxy. An entry is a name (`intranet.example`), a name and all
 * below it (`*.example`, `.example`), an address, a range of addresses (`10.0.0.0/8`), `<local>` for
 * names without a dot, or `*`. This computer itself is never asked for through a proxy.
 */
export function isBypassed(host: string, rules: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (isThisComputer(name)) return true;
  return rules.some((rule) => matches(name, rule.trim().toLowerCase()));
}

function isThisComputer(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\./.test(name);
}

function matches(name: string, rule: string): boolean {
  if (rule === '*') return true;
  if (rule === '<local>') return isIP(name) === 0 && !name.includes('.');
  if (rule.includes('/')) return isInRange(name, rule);
  const suffix = rule.startsWith('*.') ? rule.slice(1) : rule;
  if (suffix.startsWith('.')) return name.endsWith(suffix) || name === suffix.slice(1);
  return name === rule;
}

function isInRange(name: string, rule: string): boolean {
  const range = rangeOf(rule);
  const version = isIP(name);
  return range !== null && version !== 0 && range.check(name, version === 6 ? 'ipv6' : 'ipv4');
}

/** Null for what is no range of addresses. */
function rangeOf(rule: string): BlockList | null {
  const [address = '', bits = ''] = rule.split('/');
  const version = isIP(address);
  if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 6 ? 128 : 32)) return null;
  const list = new BlockList();
  list.addSubnet(address, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  return list;
}
