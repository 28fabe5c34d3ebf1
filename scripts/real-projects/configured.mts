import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import registryFetch from "npm-registry-fetch";
import semver from "semver";
import { type Around, runDeps } from "./run-deps.mts";

const pickManifest: (document: object, wanted: string) => { readonly version: string } =
  createRequire(import.meta.url)("npm-pick-manifest");

/** Checks a project against the registry that this machine is set to, and compares versions with what npm would pick. */
export async function checkConfigured(around: Around): Promise<void> {
  const report = await runDeps(around, {}, ["--preset", "audit"]);
  const { packages, coverage } = report.dependencies;
  console.log(
    `configured: ${report.summary.durationMs} ms, ${coverage.answered} of ${coverage.askable} answered`,
  );
  const counts = new Map<string, number>();
  for (const { ruleId } of report.findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  console.log([...counts].map(([rule, count]) => `${rule} ${count}`).join(", "));
  for (const { ruleId, file, message } of report.findings)
    if (ruleId !== "dep-outdated") console.log(`  ${ruleId} ${file}: ${message}`);
  for (const { state, name, text, places } of packages)
    if (state === "unused" || state === "not-checked")
      console.log(`  ${state} ${name} (${places[0]?.file ?? ""}): ${text}`);
  await compareVersions(around, report.findings);
}

async function compareVersions(
  { folder }: Around,
  findings: Awaited<ReturnType<typeof runDeps>>["findings"],
): Promise<void> {
  let same = 0;
  for (const { ruleId, file, message, facts } of findings) {
    const about = /^(\S+) (\S+) is /.exec(message);
    const name = about?.[1];
    if (ruleId !== "dep-outdated" || name === undefined) continue;
    const spec = specOf(join(folder, file), name);
    if (spec === undefined || semver.validRange(spec) === null) continue;
    const said = facts.find(({ label }) => label === "Newest in range")?.value.split(" ")[0];
    const packument = await registryFetch.json(encodeURIComponent(name).replace("%40", "@"));
    const npm = pickedByNpm(packument, spec);
    const ours = said ?? about?.[2];
    if (ours === npm) same++;
    else
      console.log(
        `  in range: ${name} ${spec}: ${ours ?? "nothing"} here, ${npm ?? "nothing"} by npm`,
      );
  }
  console.log(`newest in range as npm picks it: ${same}`);
  await namedNowhere(folder, findings);
}

/** Lines that only let an older major in than the registry calls the latest, and of which nothing is said. */
async function namedNowhere(
  folder: string,
  findings: Awaited<ReturnType<typeof runDeps>>["findings"],
): Promise<void> {
  const said = new Set(findings.map(({ file, message }) => `${file} ${message.split(" ")[0]}`));
  const silent: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/(?:^|\/)package\.json$/.test(file) || /node_modules|test|example|fixture/.test(file))
      continue;
    const manifest = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const field of ["dependencies", "devDependencies"])
      for (const [name, spec] of Object.entries<string>(manifest[field] ?? {})) {
        if (said.has(`${file} ${name}`) || semver.validRange(spec) === null) continue;
        const latest = await latestOf(name);
        if (latest !== undefined && semver.gtr(latest, spec) && semver.major(latest) > 0)
          silent.push(`${name} ${spec} < ${latest} (${file})`);
      }
  }
  if (silent.length > 0)
    console.log(
      `  behind, and nothing is said (${silent.length}): ${silent.slice(0, 25).join(", ")}`,
    );
}

const latest = new Map<string, Promise<string | undefined>>();

function latestOf(name: string): Promise<string | undefined> {
  let known = latest.get(name);
  if (!known) {
    known = registryFetch
      .json(encodeURIComponent(name).replace("%40", "@"))
      .then((document) => (document["dist-tags"] as Readonly<Record<string, string>>)["latest"])
      .catch(() => undefined);
    latest.set(name, known);
  }
  return known;
}

/** Nothing where the range lets no version in. */
function pickedByNpm(packument: object, spec: string): string | undefined {
  try {
    return pickManifest(packument, spec).version;
  } catch {
    return undefined;
  }
}

function specOf(path: string, name: string): string | undefined {
  const manifest: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
    readFileSync(path, "utf8"),
  );
  for (const field of ["dependencies", "devDependencies", "optionalDependencies"])
    if (manifest[field]?.[name] !== undefined) return manifest[field][name];
  return undefined;
}
