import type { Severity } from "../findings/severity.ts";
import type { NotChecked, PackageFacts } from "./types.ts";

/** What a registry says of versions of a package that have a known hole. Plain data. */
export interface Advisory {
  /** Such as `GHSA-xxxx-xxxx-xxxx`, else the registry's number. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** A semver range. */
  readonly vulnerable: string;
  readonly url?: string;
  readonly cwe: readonly string[];
  /** CVSS, where it is given: 0 to 10. */
  readonly score?: number;
  /** Further names of the same hole, such as `CVE-2024-12345`. */
  readonly aliases?: readonly string[];
  /** The exports that it is about, where a database of advisories says so. */
  readonly exports?: readonly string[];
  /** The package itself is an attack. */
  readonly malware?: true;
}

/** The answer about all packages of a lockfile. */
export type AdvisoryResult =
  | {
      readonly ok: true;
      /** By package name; names without advisories are left out. */
      readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
      /**
       * The lowest published version above a vulnerable one that nobody knows to be vulnerable, by
       * `name@version`; null where there is none, absent where nobody could say.
       */
      readonly mended?: ReadonlyMap<string, string | null>;
      /**
       * What the registry has of vulnerable packages and of those that bring them, with what their
       * versions ask for; absent where nobody asked.
       */
      readonly documents?: ReadonlyMap<string, PackageFacts>;
      /** When the oldest part of it was asked for. */
      readonly fetchedAt: number;
      /** How old the answer is when it comes from the cache past its time to live: offline. */
      readonly staleForMs?: number;
      /** What nobody was asked about, as items for people: names or scopes with the reason. */
      readonly leftOut: readonly { readonly what: string; readonly reason: string }[];
    }
  | NotChecked;
