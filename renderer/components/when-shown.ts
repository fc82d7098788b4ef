import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A component whose code is read when it is first shown; inside a `Suspense`. */
export function whenShown<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load() }));
}
