import type { ComposerPackage } from "../deps/composer/facts.ts";
import { plain } from "../deps/plain-text.ts";
import type { NotCheckedItem } from "./not-checked.ts";

/** More names nobody reads in one line. */
const MOST_NAMED = 3;

/**
 * The packages that no repository was asked about, by where they come from, and what people can do
 * about them. Those in folders are the project's own code.
 */
export function withheldItems(
  withheld: readonly ComposerPackage[],
  file: string,
): NotCheckedItem[] {
  const fromGit = withheld.filter((each) => each.kind !== "path" && isFromGit(each));
  const others = withheld.filter((each) => each.kind !== "path" && !isFromGit(each));
  const items: NotCheckedItem[] = [];
  if (fromGit.length > 0) {
    const where = named(fromGit.map(({ repository, name }) => repository ?? name));
    const reason = `out of git (${where}), which tells neither holes nor the days of releases: \`composer outdated\` compares tags with your access to it, and the security advisories of its host tell holes`;
    items.push({ what: counted(fromGit), reason, file });
  }
  if (others.length > 0) {
    const where = named(others.map(({ name }) => name));
    const reason = `from an archive or a repository that cannot be told from others (${where}), so nobody is told their names: name their repository in composer.json, with \`only\` where there are several`;
    items.push({ what: counted(others), reason, file });
  }
  return items;
}

/** Checked out, or an archive that a code host makes of what is checked in, and of which no repository of packages was told. */
function isFromGit({ repository, notifiedAt, archive }: ComposerPackage): boolean {
  if (repository === undefined || notifiedAt !== undefined) return false;
  return archive === undefined || hostsCode(archive);
}

const CODE_HOST =
  /^(?:api\.|codeload\.)?(?:github\.com|bitbucket\.org|gitlab\.[\w.-]+)$|^gitlab[\w.-]*$/;

function hostsCode(address: string): boolean {
  return URL.canParse(address) && CODE_HOST.test(new URL(address).hostname);
}

function named(all: readonly string[]): string {
  const rest = all.length - MOST_NAMED;
  const shown = all
    .slice(0, MOST_NAMED)
    .map((each) => plain(each, 60))
    .join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function counted({ length }: readonly unknown[]): string {
  return length === 1 ? "1 Composer package" : `${length} Composer packages`;
}
