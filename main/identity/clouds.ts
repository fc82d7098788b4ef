import { readResources } from '../resources.ts';
import type { Cloud } from './types.ts';

/** The clouds that ship with the app, in the order in which an unknown domain is looked up. */
export const CLOUD_FILES: readonly unknown[] = readResources('clouds');

const clouds = CLOUD_FILES.map((file) => {
  // What is said to readers of the file. Its form is checked by the tests: it is part of the app.
  const { sources: _, order: __, ...cloud } = file as Cloud & { sources: unknown; order: unknown };
  return cloud;
});

/** The clouds that ship with the app. */
export function loadClouds(): Cloud[] {
  return clouds;
}

/** The cloud with this id, or undefined. */
export function findCloud(clouds: readonly Cloud[], id: string): Cloud | undefined {
  return clouds.find((cloud) => cloud.id === id);
}
