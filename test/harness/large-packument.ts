import { packument } from "./packument.ts";

/** A registry document of about so many bytes, with thousands of versions as packages have them that publish every night. */
export function largePackument(
  name: string,
  bytes: number,
): { name: string; [key: string]: unknown } {
  const day = Date.parse("2019-01-01T00:00:00Z");
  const days: Record<string, string> = {};
  const filler = Object.fromEntries(
    Array.from({ length: 80 }, (_, index) => [
      `./lib/entry-${index}`,
      { import: `./dist/esm/entry-${index}.js`, require: `./dist/cjs/entry-${index}.js` },
    ]),
  );
  const manifest = {
    name,
    engines: { node: ">=18" },
    dependencies: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`part-${index}`, `^${index}.0.0`]),
    ),
    peerDependencies: { react: "^18 || ^19" },
    exports: filler,
  };
  const count = Math.ceil(bytes / (JSON.stringify(manifest).length + 150));
  for (let index = 0; index < count; index++) {
    const version = `${1 + Math.floor(index / 400)}.${Math.floor(index / 20) % 20}.${index % 20}`;
    days[version] = new Date(day + index * 86_400_000).toISOString().slice(0, 10);
  }
  const versions = Object.fromEntries(
    Object.keys(days).map((version) => [
      version,
      { ...manifest, version, dist: { integrity: `sha512-${"a".repeat(86)}==` } },
    ]),
  );
  return packument(name, days, { versions });
}
