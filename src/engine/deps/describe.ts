import type { Fact } from "../findings/finding.ts";
import { day } from "./calendar.ts";
import { plain } from "./plain-text.ts";
import type { SignatureResult, SignatureVerdict } from "./signature.ts";
import type { DependencyEntry, DependencyFacts, PackageFacts } from "./types.ts";

const HOUR = 3_600_000;

/**
 * What is known of one dependency, for a hover: versions with their dates, licence, origin, and
 * how the knowledge came about. `wanted` is what a fresh installation should get, `signatures` what
 * an audit has found out. What was not checked is said, with its reason. Every value is one plain
 * line; text of the registry is cut and cleaned.
 */
export function describeDependency(
  entry: DependencyEntry,
  facts: DependencyFacts,
  wanted?: string,
  signatures?: SignatureResult,
): Fact[] {
  const { locked, lookup } = facts;
  const rows: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined && value !== "") rows.push({ label, value: plain(value, 200) });
  };
  add("Package", entry.name === entry.key ? undefined : entry.name);
  add("Installed", installed(facts));
  add("Signature", signed(facts, signatures));
  if (locked?.deprecated !== undefined) add("Deprecated", locked.deprecated);
  if (lookup && !lookup.ok) add("Not checked", lookup.text);
  if (!lookup?.ok) return rows;
  const { facts: known } = lookup;
  add("Newest in range", dated(known, wanted));
  add("Latest", dated(known, known.latest));
  add("Licence", known.license);
  add("Repository", known.repository);
  add("Maintainers", maintainers(known));
  add(
    "Taken off the registry",
    known.unpublishedAt === undefined ? undefined : day(known.unpublishedAt),
  );
  add("In part", lookup.incomplete);
  const age = lookup.staleForMs === undefined ? "" : `, ${hours(lookup.staleForMs)} old (offline)`;
  add("As of", `${day(known.fetchedAt)}${age}`);
  return rows;
}

const SIGNATURES: Readonly<Record<SignatureVerdict, string>> = {
  valid: "fits what the lockfile installs",
  missing: "none",
  invalid: "does not fit",
  "other-content": "of other content than the lockfile installs",
  "unknown-key": "made with a key that the registry does not name",
  "expired-key": "made with a key that had expired",
};

/** Whether the registry has signed what is installed; undefined where nobody asked. */
function signed(
  { locked }: DependencyFacts,
  signatures: SignatureResult | undefined,
): string | undefined {
  if (!locked || !signatures) return undefined;
  const verdict = signatures.verdicts.get(`${locked.name}@${locked.version}`);
  return verdict && `${SIGNATURES[verdict]} (${signatures.host})`;
}

const SHOWN_MAINTAINERS = 3;

/** `ann, bob, carl and 4 more`; only how many where nobody is named. */
function maintainers({
  maintainers: count,
  maintainerNames = [],
}: PackageFacts): string | undefined {
  const shown = maintainerNames.slice(0, SHOWN_MAINTAINERS).map((name) => plain(name, 40));
  if (count === undefined || shown.length === 0) return count?.toString();
  const more = count - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function installed({ locked, lookup }: DependencyFacts): string | undefined {
  if (locked?.link) return "a package of this project";
  if (locked?.version === undefined || !lookup?.ok) return locked?.version;
  return dated(lookup.facts, locked.version);
}

function dated(known: PackageFacts, version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  const time = known.versions.find((each) => each.version === version)?.publishedAt;
  return time === undefined ? version : `${version} (${day(time)})`;
}

function hours(ms: number): string {
  const count = Math.floor(ms / HOUR);
  return count >= 48 ? `${Math.floor(count / 24)} days` : `${count} h`;
}
