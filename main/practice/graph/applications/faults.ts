import { GraphFault } from '../fault.ts';

/** The directory's own way to fail; its codes begin with `Request_`. */
export const directoryFaults = {
  notFound: (id: string) =>
    new GraphFault(404, 'Request_ResourceNotFound', {
      message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    }),
  badRequest: (message: string) => new GraphFault(400, 'Request_BadRequest', { message }),
  invalidValue: (property: string, resource: string) =>
    new GraphFault(400, 'Request_BadRequest', {
      message: `Invalid value specified for property '${property}' of resource '${resource}'.`,
    }),
  unsupportedQuery: (message: string) => new GraphFault(400, 'Request_UnsupportedQuery', { message }),
  conflict: (message: string) => new GraphFault(409, 'Request_MultipleObjectsWithSameKeyValue', { message }),
};
