/** What a composer.json says, and what composer.lock resolved. */
export interface ComposerFacts {
  readonly type?: string;
  /** Required packages with their constraints. */
  readonly packages: ReadonlyMap<string, string>;
  /** Versions of the lock file. */
  readonly locked: ReadonlyMap<string, string>;
}

/** Reads Composer's files. Of a broken text nothing is known. */
export function readComposer(manifest: string, lock: string | undefined): ComposerFacts {
  const top = parse(manifest);
  const packages = new Map<string, string>();
  for (const field of ["require", "require-dev"]) {
    for (const [name, constraint] of Object.entries(record(top[field]))) {
      if (typeof constraint === "string") packages.set(name, constraint);
    }
  }
  const own = top["name"];
  if (typeof own === "string" && !packages.has(own)) packages.set(own, "");
  const locked = new Map<string, string>();
  const listed = lock === undefined ? undefined : parse(lock)["packages"];
  for (const each of Array.isArray(listed) ? listed : []) {
    const { name, version } = record(each);
    if (typeof name === "string" && typeof version === "string")
      locked.set(name, version.replace(/^v/, ""));
  }
  const { type } = top;
  return { ...(typeof type === "string" ? { type } : {}), packages, locked };
}

function parse(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
