import type { Fact } from "../../findings/finding.ts";
import type { Level } from "../../findings/level.ts";
import { day, monthsBefore, monthsSince, span } from "../calendar.ts";
import { excludesSupportedPhp } from "../php-lines.ts";
import { plain, sentence } from "../plain-text.ts";
import type { Thresholds } from "../policy.ts";
import type { ComposerAnswers, ComposerTold } from "./answers.ts";
import type { ComposerEntry, ComposerLock, ComposerManifest, ComposerPackage } from "./facts.ts";
import { isAbove, isAffectedBy } from "./releases.ts";
import { type ComposerVersion, isStableRelease, readComposerVersion } from "./version.ts";

/** A line of composer.json whose package had no release for long. */
export interface UnmaintainedComposer {
  readonly entry: ComposerEntry;
  readonly version: string;
  readonly level: Level;
  readonly what: string;
  readonly facts: readonly Fact[];
}

interface Around {
  readonly lock: ComposerLock;
  readonly answers: ComposerAnswers;
  readonly thresholds: Thresholds;
  readonly now: number;
}

/** Payment, sign-in, cryptography, requests, templates and databases, as words of a package's name. */
const SENSITIVE =
  /(?:^|[/_-])(?:stripe|paypal|adyen|mollie|klarna|braintree|omnipay|payum|payments?|oauth\d?|jwt|sso|saml|otp|2fa|sodium|phpseclib|crypto|guzzle|http|twig|smarty|mustache|doctrine|dbal|orm|dompdf|phpmailer|swiftmailer)(?:$|[/_-])/;

/**
 * The lines whose package had no release of any kind for long, as Packagist tells: said as a
 * possibility, and worse only where another sign says the same. What is declared abandoned is told
 * as deprecated. Where the day of one release is missing nothing is said.
 */
export function unmaintainedComposer(
  { entries }: ComposerManifest,
  lock: ComposerLock | undefined,
  answers: ComposerAnswers | undefined,
  { now, thresholds }: { readonly now: number; readonly thresholds: Thresholds },
): UnmaintainedComposer[] {
  if (!lock || !answers) return [];
  const around = { lock, answers, thresholds, now };
  return entries.flatMap((entry): UnmaintainedComposer[] => {
    const told = answers.told.get(entry.name);
    const locked = lock.packages.get(entry.name);
    if (!told?.ok || told.abandoned !== false || !locked) return [];
    const newest = newestPublish(told);
    if (newest === undefined || newest > monthsBefore(now, thresholds.staleAfterMonths)) return [];
    return [judged(entry, { locked, told, newest, ...around })];
  });
}

interface Rested extends Around {
  readonly locked: ComposerPackage;
  readonly told: ComposerTold;
  readonly newest: number;
}

function judged(entry: ComposerEntry, rested: Rested): UnmaintainedComposer {
  const { locked, newest, now, thresholds } = rested;
  const signs = signsOf(rested);
  const isOld = newest <= monthsBefore(now, thresholds.abandonedAfterMonths);
  const level = isDone(rested, signs)
    ? "hint"
    : isOld && signs.length > 0
      ? "warning"
      : "information";
  return {
    entry,
    version: locked.version,
    level,
    what: sentence(
      entry.name,
      (shown) =>
        `${shown} is possibly unmaintained: no release for ${span(monthsSince(newest, now))}.`,
    ),
    facts: [
      { label: "Newest release", value: day(newest) },
      ...signs.map((value) => ({ label: "Also", value })),
    ],
  };
}

/** Of all releases, previews included; undefined where the day of one is not known. */
function newestPublish({ versions, releases = {} }: ComposerTold): number | undefined {
  let newest: number | undefined;
  for (const text of versions) {
    if (readComposerVersion(text)?.kind !== "release") continue;
    const at = Object.hasOwn(releases, text) ? releases[text]?.publishedAt : undefined;
    if (at === undefined || Number.isNaN(at)) return undefined;
    newest = Math.max(newest ?? at, at);
  }
  return newest;
}

/** Signs besides silence. */
function signsOf({ locked, told, lock, answers, now }: Rested): string[] {
  const signs: string[] = [];
  const newest = newestVersion(told);
  const php = newest === undefined ? undefined : told.releases?.[newest.text]?.php;
  if (php !== undefined && excludesSupportedPhp(php, now))
    signs.push("its newest version lets in no PHP that still gets security fixes");
  if (SENSITIVE.test(locked.name))
    signs.push("it handles payments, sign-in, requests, templates or data");
  const known = answers.advisories.ok ? answers.advisories.advisories : undefined;
  if (newest && known?.get(locked.name)?.some((each) => isAffectedBy(newest.version, each)))
    signs.push("its newest version has a known hole");
  const below = locked.requires.flatMap((name) => lock.packages.get(name) ?? []);
  const [gone, ...more] = below.filter((each) => isAbandoned(each, answers));
  if (gone) {
    const others = more.length === 0 ? "" : `, and ${more.length} more`;
    signs.push(`it needs ${plain(gone.name, 60)}, which is abandoned${others}`);
  }
  return signs;
}

function isAbandoned({ name, abandoned }: ComposerPackage, { told }: ComposerAnswers): boolean {
  const said = told.get(name);
  return said?.ok ? said.abandoned !== false : abandoned !== undefined;
}

/** Finished rather than left: released as stable, with nothing below it that could rot, and nothing wrong with it. */
function isDone({ locked, told }: Rested, signs: readonly string[]): boolean {
  if (signs.length > 0) return false;
  const newest = newestVersion(told)?.version;
  const isRipe = newest?.kind === "release" && newest.parts[0] !== 0 && isStableRelease(newest);
  return isRipe && locked.requires.every((name) => !name.includes("/") || isInterface(name));
}

/** Packages of interfaces and of functions that PHP has meanwhile do not rot. */
function isInterface(name: string): boolean {
  return /^psr\/|^symfony\/polyfill-|-contracts?$|-implementation$/.test(name);
}

interface Newest {
  readonly text: string;
  readonly version: ComposerVersion;
}

function newestVersion({ versions }: ComposerTold): Newest | undefined {
  return versions
    .flatMap((text): Newest[] => {
      const version = readComposerVersion(text);
      return version && isStableRelease(version) ? [{ text, version }] : [];
    })
    .reduce<Newest | undefined>(
      (best, each) => (best && !isAbove(each.version, best.version) ? best : each),
      undefined,
    );
}
