/** Sources besides the registries of the configuration: nobody asks them unless they are switched on. */
export const SOURCES = ["osv", "packagist", "github"] as const;
export type Source = (typeof SOURCES)[number];

export function isSource(value: unknown): value is Source {
  return SOURCES.some((each) => each === value);
}
