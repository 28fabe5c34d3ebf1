import semver from "semver";
import { type PackageFacts, type VersionFacts, readTime } from "../engine/api.ts";
import { NeedsTable } from "./needs-table.ts";

type Json = Readonly<Record<string, unknown>>;

/** More versions than any package has; beyond it a document is an attack on memory. */
const MAX_VERSIONS = 20_000;
const MAX_TEXT = 2000;
/** Of peers and of removed versions; a range is never as long as this either. */
const MAX_LISTED = 60;
/** Who looks at a package wants to know whose it is, not the whole team. */
const MAX_MAINTAINERS = 5;

/**
 * Keeps of a registry's document what the rules need, a hundredth of its size. Undefined when it
 * is not a document about `name`: an answer of another shape proves nothing about the package.
 * `withNeeds` also keeps what each version asks for.
 */
export function digestDocument(
  document: unknown,
  name: string,
  form: PackageFacts["form"],
  fetchedAt: number,
  withNeeds = false,
): PackageFacts | undefined {
  if (!isObject(document) || document["name"] !== name) return undefined;
  const time = isObject(document["time"]) ? document["time"] : {};
  const unpublishedAt = unpublished(time);
  const listed = document["versions"];
  if (!isObject(listed) && unpublishedAt === undefined) return undefined;
  const entries = isObject(listed) ? Object.entries(listed) : [];
  if (entries.length > MAX_VERSIONS) return undefined;
  const needs = withNeeds ? new NeedsTable() : undefined;
  const versions = entries
    .flatMap(([version, manifest]) => versionFacts(version, manifest, time, needs))
    .toSorted((a, b) => semver.compareBuild(a.version, b.version));
  const tags = tagsOf(document["dist-tags"]);
  const latest = tags.find(([tag]) => tag === "latest")?.[1];
  const modified = readTime(document["modified"]) ?? readTime(own(time, "modified"));
  const newest = isObject(listed) && latest !== undefined ? own(listed, latest) : undefined;
  const repository = repositoryOf(document, newest);
  const removed = form === "full" ? removedVersions(time, versions) : [];
  const maintainers = document["maintainers"];
  const people = namesOf(maintainers);
  const license =
    licenseOf(document["license"]) ?? licenseOf(isObject(newest) ? newest["license"] : undefined);
  return {
    name,
    form,
    fetchedAt,
    ...(modified !== undefined && { modified }),
    versions,
    ...(needs && { needs: needs.lists }),
    ...(latest !== undefined && { latest }),
    tags,
    ...(unpublishedAt !== undefined && { unpublishedAt }),
    ...(removed.length > 0 && { removed }),
    ...(form === "full" && repository !== undefined && { repository }),
    ...(license !== undefined && { license }),
    ...(Array.isArray(maintainers) && { maintainers: maintainers.length }),
    ...(people.length > 0 && { maintainerNames: people }),
  };
}

/** A repository's address as `host/owner/name`, so that its many spellings compare equal. */
export function normalizeRepository(text: string): string | undefined {
  const plain = text
    .trim()
    .slice(0, 300)
    .replace(/^git\+/, "")
    .replace(/[#?].*$/, "")
    .replace(/\.git$/, "");
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+)\/([\w.-]+)$/.exec(plain);
  if (short) {
    const host = `${short[1] ?? "github"}.${short[1] === "bitbucket" ? "org" : "com"}`;
    return `${host}/${short[2]}/${short[3]}`.toLowerCase();
  }
  const full =
    /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]+([^\s]+?)\/?$/.exec(plain);
  if (!full?.[1]?.includes(".")) return undefined;
  // A link to a folder inside the repository belongs to the same family.
  const path = (full[2] ?? "").split("/").slice(0, 2).join("/");
  return path.includes("/") ? `${full[1]}/${path}`.toLowerCase() : undefined;
}

function versionFacts(
  version: string,
  manifest: unknown,
  time: Json,
  needs: NeedsTable | undefined,
): VersionFacts[] {
  if (semver.valid(version) === null || !isObject(manifest)) return [];
  const publishedAt = readTime(own(time, version));
  const deprecated = message(manifest["deprecated"]);
  const engines = manifest["engines"];
  const node = isObject(engines) ? engines["node"] : undefined;
  const dependencies = manifest["dependencies"];
  const peers = peersOf(manifest["peerDependencies"]);
  const dist = manifest["dist"];
  const user = manifest["_npmUser"];
  const publisher = isObject(user) ? user["name"] : undefined;
  return [
    {
      version,
      ...(publishedAt !== undefined && { publishedAt }),
      ...(deprecated !== undefined && { deprecated }),
      ...(typeof node === "string" && node.length <= 200 && { enginesNode: node }),
      hasInstallScript: hasInstallScript(manifest),
      hasDependencies: isObject(dependencies) && Object.keys(dependencies).length > 0,
      ...(peers.length > 0 && { peers }),
      ...(isObject(dist) && isObject(dist["attestations"]) && { hasProvenance: true }),
      ...(typeof publisher === "string" && publisher.length <= 100 && { publisher }),
      ...(needs && { needs: needs.indexOf(manifest) }),
    },
  ];
}

function peersOf(value: unknown): [string, string][] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .flatMap(([name, range]): [string, string][] =>
      typeof range === "string" && name.length <= 214 && range.length <= 200 ? [[name, range]] : [],
    )
    .slice(0, MAX_LISTED);
}

/** A registry keeps the day of what it took off. */
function removedVersions(time: Json, versions: readonly VersionFacts[]): string[] {
  const there = new Set(versions.map(({ version }) => version));
  return Object.keys(time)
    .filter((version) => semver.valid(version) === version && !there.has(version))
    .slice(-MAX_LISTED);
}

/** An empty text takes a deprecation back; some registries write `false` or `true`. */
function message(value: unknown): string | undefined {
  if (value === true) return "no reason given";
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" ? undefined : text.slice(0, MAX_TEXT);
}

/** Abbreviated documents carry the flag, full ones the scripts themselves. */
function hasInstallScript(manifest: Json): boolean {
  if (typeof manifest["hasInstallScript"] === "boolean") return manifest["hasInstallScript"];
  const scripts = manifest["scripts"];
  return (
    isObject(scripts) &&
    ["preinstall", "install", "postinstall"].some((each) => typeof scripts[each] === "string")
  );
}

/** Registries keep each as an object, old documents as `name <address>`; addresses are left out. */
function namesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_MAINTAINERS).flatMap((each: unknown) => {
    const text = isObject(each) ? each["name"] : each;
    const name = typeof text === "string" ? text.replace(/<.*$/s, "").trim() : "";
    return name === "" || name.length > 100 ? [] : [name];
  });
}

function tagsOf(value: unknown): [string, string][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([tag, version]): [string, string][] =>
    typeof version === "string" && semver.valid(version) !== null && tag.length <= 200
      ? [[tag, version]]
      : [],
  );
}

function unpublished(time: Json): number | undefined {
  const entry = own(time, "unpublished");
  return isObject(entry) ? readTime(entry["time"]) : readTime(entry);
}

function repositoryOf(document: Json, newest: unknown): string | undefined {
  for (const source of [document, newest]) {
    const value = isObject(source) ? source["repository"] : undefined;
    const url = isObject(value) ? value["url"] : value;
    const normal = typeof url === "string" ? normalizeRepository(url) : undefined;
    if (normal !== undefined) return normal;
  }
  return undefined;
}

function licenseOf(value: unknown): string | undefined {
  const text = isObject(value) ? value["type"] : value;
  return typeof text === "string" && text !== "" ? text.slice(0, 100) : undefined;
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
