import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ReadLockfile } from "./locks.mts";

export interface Around {
  /** The built command line. */
  readonly program: string;
  readonly folder: string;
  /** Stands in for the user's own folder, so that nothing of this machine counts. */
  readonly home: string;
  readonly locks: readonly ReadLockfile[];
}

/** What is looked at of a report as JSON. */
export interface DepsReport {
  readonly summary: { readonly durationMs: number };
  readonly findings: readonly {
    readonly ruleId: string;
    readonly file: string;
    readonly message: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly dependencies: {
    readonly coverage: { readonly askable: number; readonly answered: number };
    readonly packages: readonly {
      readonly state: string;
      readonly name: string;
      readonly version?: string;
      readonly to?: string;
      readonly text: string;
      readonly places: readonly { readonly file: string }[];
    }[];
  };
  readonly notChecked: readonly { readonly what: string; readonly reason: string }[];
}

/** Runs `storewarden deps`. @throws Error when it could not run. */
export async function runDeps(
  { program, folder, home }: Around,
  env: NodeJS.ProcessEnv,
  more: readonly string[] = [],
): Promise<DepsReport> {
  const args = [program, "deps", folder, "--format", "json", "--fail-on", "none", "--quiet"];
  const surroundings = { ...process.env, ...env, XDG_CACHE_HOME: join(home, "cache") };
  return JSON.parse(await output(process.execPath, [...args, ...more], folder, surroundings));
}

/** What a program writes, whatever its exit code is. */
export function output(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    const problems: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => problems.push(chunk));
    child.once("error", reject);
    child.once("close", () => {
      const text = Buffer.concat(chunks).toString();
      if (text === "") reject(new Error(Buffer.concat(problems).toString().slice(0, 500)));
      else resolve(text);
    });
  });
}

/** What is found here and what another reader, or who planted it, has; where they differ in both directions, a few of each. */
export function difference(
  what: string,
  ours: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): string {
  const missing = [...theirs].filter((each) => !ours.has(each));
  const extra = [...ours].filter((each) => !theirs.has(each));
  if (missing.length + extra.length === 0)
    return `${what}: ${ours.size} of ${theirs.size}, none more`;
  const lines = [`DIFFERENT ${what}: ${ours.size} here, ${theirs.size} there`];
  if (missing.length > 0) lines.push(`  only there (${missing.length}): ${some(missing)}`);
  if (extra.length > 0) lines.push(`  only here (${extra.length}): ${some(extra)}`);
  return lines.join("\n");
}

/** A dozen of them. */
export function some(all: readonly string[]): string {
  return all.slice(0, 12).join(", ") + (all.length > 12 ? ", …" : "");
}
