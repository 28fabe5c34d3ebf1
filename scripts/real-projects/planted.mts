import { dirname, join } from "node:path";
import { plantRegistry } from "./planted-registry.mts";
import { locksInForce } from "./locks.mts";
import { type Around, difference, output, runDeps, some } from "./run-deps.mts";

interface NpmAudit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly unknown[] }>>;
}

/** Checks a project against a registry in which what it installs has planted holes. */
export async function checkPlanted(around: Around): Promise<void> {
  const { home, folder } = around;
  const locks = locksInForce(folder, around.locks);
  const installed = new Set(locks.flatMap((lock) => [...lock.installed]));
  if (installed.size === 0) return;
  const { server, vulnerable, deprecated } = await plantRegistry(installed);
  const env = {
    HOME: home,
    npm_config_registry: server.url,
    npm_config_userconfig: join(home, ".npmrc"),
    npm_config_cache: join(home, "npm"),
  };
  try {
    const report = await runDeps(around, env);
    const { packages, coverage } = report.dependencies;
    const inState = (state: string): Set<string> =>
      new Set(
        packages
          .filter((each) => each.state === state)
          .map((each) => `${each.name}@${each.version ?? ""}`),
      );
    console.log(
      `asked a registry on loopback: ${report.summary.durationMs} ms, ${coverage.answered} of ${coverage.askable} packages answered, ${server.requests.length} requests, ${server.posts.length} about advisories`,
    );
    const own = inState("vulnerable");
    console.log(difference("planted holes found", own, vulnerable));
    const deprecatedHere = inState("deprecated");
    const unplanted = [...deprecatedHere].filter((each) => !deprecated.has(each));
    const byLock =
      unplanted.length > 0
        ? `, of which ${unplanted.length} by what the lockfile says itself: ${some(unplanted)}`
        : "";
    console.log(`deprecated: ${deprecatedHere.size}${byLock}`);
    for (const { what, reason } of report.notChecked.slice(0, 15))
      console.log(`not checked: ${what}: ${reason}`);
    const audited = locks.filter(({ file }) => file.endsWith("package-lock.json"));
    if (audited.length < locks.length) return;
    const names = await Promise.all(
      audited.map(({ file }) => npmAudit(join(folder, dirname(file)), env)),
    );
    const ownNames = new Set([...own].map((each) => each.slice(0, each.lastIndexOf("@"))));
    console.log(difference("names that npm audit has as well", ownNames, new Set(names.flat())));
  } finally {
    await server.stop();
  }
}

/** The packages with a hole of their own, as npm says it. */
async function npmAudit(folder: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const args = ["audit", "--json", "--package-lock-only"];
  const text = await output("npm", args, folder, { ...process.env, ...env });
  const { vulnerabilities = {} }: NpmAudit = JSON.parse(text);
  return Object.entries(vulnerabilities)
    .filter(([, { via }]) => via.some((each) => typeof each === "object"))
    .map(([name]) => name);
}
