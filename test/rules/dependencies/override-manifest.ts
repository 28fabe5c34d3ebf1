/** A manifest whose project asks for `pay`, with what it overrides. */
export function manifest(
  overrides: Readonly<Record<string, unknown>>,
  field = "overrides",
): string {
  const more = { name: "shop", dependencies: { pay: "^1.0.0" }, [field]: overrides };
  return `${JSON.stringify(more, undefined, 2)}\n`;
}

/** A lockfile of npm in which packages ask for `base`. */
export function lock(...asked: readonly string[]): Readonly<Record<string, string>> {
  const askers = asked.map((spec, index) => [
    `node_modules/asker-${index}`,
    { version: "1.0.0", dependencies: { base: spec } },
  ]);
  const packages = {
    "": { name: "shop", dependencies: { pay: "^1.0.0" } },
    "node_modules/pay": { version: "1.0.0" },
    "node_modules/base": { version: "1.4.2" },
    ...Object.fromEntries(askers),
  };
  return { "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }) };
}
