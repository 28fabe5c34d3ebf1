/** A registry document with one version for each day given. */
export function packument(
  name: string,
  versions: Readonly<Record<string, string>> = { "1.0.0": "2026-01-01" },
  more: Readonly<Record<string, unknown>> = {},
): { name: string; [key: string]: unknown } {
  const names = Object.keys(versions);
  return {
    name,
    modified: "2026-11-20T00:00:00.000Z",
    "dist-tags": { latest: names.at(-1) },
    versions: Object.fromEntries(names.map((version) => [version, { name, version }])),
    time: Object.fromEntries(
      names.map((version) => [version, `${versions[version]}T00:00:00.000Z`]),
    ),
    ...more,
  };
}
