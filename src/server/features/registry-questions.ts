import { dirname } from "node:path";
import type { LookupResult, SignatureResult } from "../../engine/api.ts";
import type { DownloadCounts } from "../../registry/download-counts.ts";
import type { Registry } from "../../registry/registry-options.ts";
import type { SignatureChecker } from "../../registry/signature-checker.ts";
import { isSource, type Source } from "../../registry/sources.ts";
import type { Project } from "../workspace/project.ts";
import { fsPathOf } from "../workspace/uris.ts";

/** Which sources besides the registries the settings of a project switch on. */
export function sourcesOf({ settings }: Project): ReadonlySet<Source> {
  return new Set(settings.sources.filter(isSource));
}

/** The folder of a manifest on disk. */
export function folderOf(project: Project, path: string): string | undefined {
  const file = fsPathOf(project.uriOf(path));
  return file === undefined ? undefined : dirname(file);
}

/** What is signed of the packages that a lockfile names. */
export function askSigned(
  checker: SignatureChecker,
  project: Project,
  path: string,
  signal: AbortSignal | undefined,
): Promise<SignatureResult | undefined> {
  const { manifests } = project.session;
  const folder = folderOf(project, path);
  return checker.check(manifests.holes.signed(path), {
    ...(folder === undefined ? {} : { folder }),
    ...(signal ? { signal } : {}),
    privateScopes: manifests.privateScopes(),
  });
}

/** The whole document of one package; undefined for what no registry is asked about. */
export async function askInFull(
  registry: Registry,
  project: Project,
  path: string,
  name: string,
): Promise<LookupResult | undefined> {
  const { manifests } = project.session;
  const request = manifests.requests(path).find((each) => each.name === name);
  if (!request) return undefined;
  const folder = folderOf(project, path);
  const answers = await registry.lookup([request], {
    ...(folder === undefined ? {} : { folder }),
    thorough: "in-full",
    privateScopes: manifests.privateScopes(),
  });
  return answers.get(name);
}

/** How often a package that a manifest names was fetched in a week; undefined where nobody tells. */
export async function askDownloads(
  counts: DownloadCounts,
  project: Project,
  path: string,
  name: string,
): Promise<number | undefined> {
  const { manifests } = project.session;
  if (!manifests.requests(path).some((each) => each.name === name)) return undefined;
  const folder = folderOf(project, path);
  return counts.weekly(name, {
    ...(folder === undefined ? {} : { folder }),
    privateScopes: manifests.privateScopes(),
  });
}
