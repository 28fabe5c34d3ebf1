import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AdvisoryTable, KNOWN_TO_ALL } from "./fault-registry.ts";
import { setTimeout as sleep } from "node:timers/promises";

/** A registry document for the storage: `time` maps versions to ISO dates and may be left out. */
export interface SeedDocument {
  readonly name: string;
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly time?: Readonly<Record<string, unknown>>;
  readonly "dist-tags"?: Readonly<Record<string, string>>;
}

export interface VerdaccioRegistry {
  /** With a slash at the end. */
  readonly url: string;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Of a user who may read `@private/*`. */
  readonly token: string;
  /** What it answers about vulnerable versions; what all registries know is known already. */
  advise(advisories: AdvisoryTable): void;
  /** The keys that it says it signs with; before, it says that it has none. */
  listKeys(...keys: readonly Readonly<Record<string, unknown>>[]): void;
  /** Puts documents in place or replaces them; the running server serves them at once. */
  seed(...documents: readonly SeedDocument[]): void;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts a real Verdaccio on loopback with an empty storage in a temporary folder and no uplinks.
 * `@private/*` needs the token, and `@closed/*` nobody may read; everything else is open.
 */
export async function startVerdaccio(): Promise<VerdaccioRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "storewarden-verdaccio-"));
  const storage = join(folder, "storage");
  mkdirSync(storage);
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const url = `http://${host}/`;
  const configFile = join(folder, "config.yaml");
  const facts = writeFixturePlugin(folder);
  writeFileSync(configFile, configuration(folder, storage, host));
  const child = spawn(process.execPath, [serverPath(), "--config", configFile], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      NODE_ENV: "production",
      STOREWARDEN_SEMVER: fileURLToPath(import.meta.resolve("semver")),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const inTime = await Promise.race([ended.then(() => true), sleep(3000, false, { ref: false })]);
    if (!inTime) child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, () => child.exitCode !== null);
    return {
      url,
      host,
      token: await signUp(url),
      advise: (advisories) => facts({ advisories }),
      listKeys: (...keys) => facts({ keys }),
      seed: (...documents) => {
        for (const document of documents) writeSeed(storage, document);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`Verdaccio did not start: ${output.slice(-2000)}`, { cause: error });
  }
}

/** A document from versions and their publish days, or moments, ready to be seeded. */
export function seedDocument(
  name: string,
  days: Readonly<Record<string, string>>,
  more: {
    readonly latest?: string;
    readonly modified?: string;
    readonly versions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  } = {},
): SeedDocument {
  const times = Object.entries(days).map(
    ([version, day]) => [version, day.includes("T") ? day : `${day}T00:00:00.000Z`] as const,
  );
  const sorted = times.map(([, time]) => time).sort();
  const latest = more.latest ?? times.at(-1)?.[0];
  return {
    name,
    versions: Object.fromEntries(
      times.map(([version]) => [version, more.versions?.[version] ?? {}]),
    ),
    time: {
      created: sorted[0],
      modified: more.modified === undefined ? sorted.at(-1) : `${more.modified}T00:00:00.000Z`,
      ...Object.fromEntries(times),
    },
    ...(latest !== undefined && { "dist-tags": { latest } }),
  };
}

function serverPath(): string {
  // The package exports its library only; the command lies beside it.
  const library = fileURLToPath(import.meta.resolve("verdaccio"));
  return join(dirname(dirname(library)), "bin", "verdaccio");
}

function configuration(folder: string, storage: string, listen: string): string {
  return [
    `storage: ${JSON.stringify(storage)}`,
    `auth: { htpasswd: { file: ${JSON.stringify(join(folder, "htpasswd"))}, max_users: 10, rounds: 4 } }`,
    "uplinks: {}",
    "web: { enable: false }",
    "packages:",
    "  '@private/*': { access: $authenticated, publish: $authenticated }",
    "  '@closed/*': { access: nobody-of-this-name, publish: $authenticated }",
    "  '**': { access: $all, publish: $authenticated }",
    `plugins: ${JSON.stringify(join(folder, "plugins"))}`,
    "middlewares: { fixture: { enabled: true } }",
    "log: { type: stdout, format: pretty, level: warn }",
    `listen: ${JSON.stringify(listen)}`,
    "",
  ].join("\n");
}

/** What the registry says besides packages: read anew for each question. */
interface Fixture {
  readonly advisories?: AdvisoryTable;
  readonly keys?: readonly unknown[];
}

/** Puts the plug-in in place that answers what Verdaccio would ask the public registry about. */
function writeFixturePlugin(folder: string): (more: Fixture) => void {
  const plugin = join(folder, "plugins", "verdaccio-fixture");
  const file = join(plugin, "facts.json");
  mkdirSync(plugin, { recursive: true });
  writeFileSync(
    join(plugin, "package.json"),
    JSON.stringify({ name: "verdaccio-fixture", version: "1.0.0", main: "index.cjs" }),
  );
  const source = new URL("verdaccio-fixture.cjs", import.meta.url);
  copyFileSync(source, join(plugin, "index.cjs"));
  let facts: Fixture = { advisories: KNOWN_TO_ALL };
  writeFileSync(file, JSON.stringify(facts));
  return (more) => {
    facts = { ...facts, ...more, advisories: { ...facts.advisories, ...more.advisories } };
    writeFileSync(file, JSON.stringify(facts));
  };
}

function writeSeed(storage: string, document: SeedDocument): void {
  const { name } = document;
  const folder = join(storage, ...name.split("/"));
  mkdirSync(folder, { recursive: true });
  const versions = Object.fromEntries(
    Object.entries(document.versions).map(([version, manifest]) => [
      version,
      {
        name,
        version,
        dist: { tarball: `http://localhost/${name}/-/${version}.tgz`, shasum: "0".repeat(40) },
        ...manifest,
      },
    ]),
  );
  const file = {
    "dist-tags": {},
    time: {},
    ...document,
    _id: name,
    _rev: "1-0",
    _distfiles: {},
    _attachments: {},
    _uplinks: {},
    versions,
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(file));
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const end = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < end) {
    if (hasEnded()) throw new Error("the process ended");
    try {
      if ((await fetch(`${url}-/ping`)).ok) return;
    } catch {
      // Nothing listens yet.
    }
    await sleep(50);
  }
  throw new Error("no answer in time");
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:tester`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "tester", password: "only-for-this-test-1" }),
  });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "token" in answer)
    return String(answer.token);
  throw new Error(`no token: ${response.status}`);
}

/** Verdaccio does not tell which port it chose, so one is picked for it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
