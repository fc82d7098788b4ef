import { faults, GraphFault } from './fault.ts';
import { type Filter, readFilter } from './filter.ts';

/** The OData options of a list of messages. */
export interface ListQuery {
  select: string[] | null;
  top: number;
  skip: number;
  filter: Filter | null;
  /** Null = newest first. */
  ascending: boolean;
  count: boolean;
  /** As it was written, with its quotes. */
  search: string | null;
  expandsAttachments: boolean;
}

const DEFAULT_TOP = 10;
const MAX_TOP = 1000;
/** Where the next page of what a search found begins. */
export const SEARCH_PAGE = '$skiptoken';
const ORDERS = ['receivedDateTime', 'sentDateTime', 'lastModifiedDateTime', 'subject'];

/** @throws GraphFault 400 */
export function readListQuery(params: URLSearchParams, properties: readonly string[]): ListQuery {
  const option = (name: string) => params.get(`$${name}`) ?? params.get(name);
  const filterText = option('filter');
  const filter = filterText === null ? null : readFilter(filterText);
  const search = option('search');
  const orderBy = readOrder(option('orderby'));
  if (search !== null && (filter || orderBy)) {
    throw new GraphFault(400, 'SearchWithFilter', {
      message: '$search goes with neither $filter nor $orderby.',
    });
  }
  // What was found is paged by its next links alone, and nobody counts it.
  if (search !== null && (option('skip') !== null || option('count') !== null)) {
    throw faults.invalidQuery('$skip and $count are not supported with $search.');
  }
  refuseInefficient(filter, orderBy);
  return {
    select: readSelect(option('select'), properties),
    top: readNumber(option('top'), { name: '$top', fallback: DEFAULT_TOP, min: 1, max: MAX_TOP }),
    skip: readNumber(option('skip') ?? params.get(SEARCH_PAGE), {
      name: '$skip',
      fallback: 0,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    filter,
    ascending: orderBy?.ascending ?? false,
    count: option('count') === 'true',
    search,
    expandsAttachments: (option('expand') ?? '').startsWith('attachments'),
  };
}

/** @throws GraphFault 400 for a property that does not exist */
export function readSelect(text: string | null, properties: readonly string[]): string[] | null {
  if (!text) return null;
  return text.split(',').map((part) => {
    const name = part.trim();
    const known = properties.find((property) => property.toLowerCase() === name.toLowerCase());
    if (known) return known;
    throw new GraphFault(400, 'RequestBroker--ParseUri', {
      message: `Could not find a property named '${name}' on this type.`,
    });
  });
}

interface Order {
  property: string;
  ascending: boolean;
}

function readOrder(text: string | null): Order | null {
  if (!text) return null;
  const [property = '', direction = 'asc'] = text.trim().split(/\s+/);
  if (!ORDERS.includes(property)) throw faults.invalidQuery(`Cannot order by '${property}'.`);
  return { property, ascending: direction.toLowerCase() !== 'desc' };
}

/** What is ordered by must also be the first thing filtered by (user-list-messages). */
function refuseInefficient(filter: Filter | null, order: Order | null): void {
  if (!filter || !order || filter.properties[0] === order.property) return;
  throw new GraphFault(400, 'InefficientFilter', {
    message: 'The restriction or sort order is too complex for this operation.',
  });
}

function readNumber(
  text: string | null,
  rule: { name: string; fallback: number; min: number; max: number },
): number {
  if (text === null) return rule.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= rule.min && value <= rule.max) return value;
  throw faults.invalidQuery(`The value of ${rule.name} must be between ${rule.min} and ${rule.max}.`);
}
