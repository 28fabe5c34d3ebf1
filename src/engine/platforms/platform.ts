/** What a package is to a store. */
export type PlatformRole = "back end" | "storefront" | "app" | "plug-in" | "theme" | "store";

/** Things that together prove a platform in a folder: all that are given must hold, of a list one is enough. */
export interface PlatformEvidence {
  /** Packages of which the folder's manifest names one, or is one itself. A trailing `*` stands for the rest of a name. */
  readonly packages?: readonly string[];
  /** Further packages of which one must be named as well. */
  readonly with?: readonly string[];
  /** Packages of which none may be named. */
  readonly without?: readonly string[];
  /** The versions of the package that was found, as a semver range; what cannot be told does not count. */
  readonly versions?: string;
  /** Files of which one exists, relative to the folder. `*` stands for the name of any folder that holds known files, `{name}` for the folder's own or the package's. */
  readonly files?: readonly string[];
  /** A text that one of `files` holds. */
  readonly contains?: string;
  /** A keyword of the manifest that begins like this. */
  readonly keyword?: string;
  /** Composer packages of which composer.json names one. A trailing `*` stands for the rest of a name. */
  readonly composer?: readonly string[];
  /** The `type` of composer.json. */
  readonly composerType?: string;
  /** At least so many of: a payment SDK of these, routes with words of shopping, models of products and orders. */
  readonly storeSignals?: { readonly atLeast: number; readonly payment: readonly string[] };
  readonly role: PlatformRole;
}

export type SupportStatus = "supported" | "behind" | "ended" | "unknown";

/** What public material says about some versions. The first line that holds a version decides. */
export interface SupportLine {
  /** A range of semver, or a constraint of Composer where the platform's version is one of its packages. */
  readonly versions: string;
  /** Only where the version is that of this package: editions differ. */
  readonly of?: string;
  readonly status: SupportStatus;
  /** The rest of a sentence about these versions, such as `gets no fixes since 2024`. */
  readonly says: string;
}

/** Versions that lack a fix which is published for their own line. */
export interface PlatformPatch {
  /** As in a line of support; exact versions alone count. */
  readonly versions: string;
  readonly of?: string;
  /** The first version of the line that has it. */
  readonly mended: string;
  /** The rest of a sentence about these versions, such as `lacks the fixes of …`. */
  readonly says: string;
  /** An https address. */
  readonly source: string;
  /** True where no hole of these versions is named: their line as a whole gets no fixes. */
  readonly isPolicy?: boolean;
}

/** What public material said about a platform on a day: it changes, so it is dated data. */
export interface PlatformSupport {
  /** An https address. */
  readonly source: string;
  /** When somebody last read the source: YYYY-MM-DD. */
  readonly checkedOn: string;
  /** The newest version that was seen. */
  readonly newest?: string;
  readonly lines?: readonly SupportLine[];
  readonly patches?: readonly PlatformPatch[];
  /** Versions are months (`2025.7.1`, `2025-07`), supported for so many of them. */
  readonly calendarMonths?: number;
  /** What holds of prereleases (`16.0.0-canary.4`), whatever line they belong to. */
  readonly prereleases?: string;
  /** What holds where no line says more. */
  readonly says: string;
}

export interface PlatformRow {
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly PlatformEvidence[];
  /** Packages whose version is the platform's, best first; of Composer with `composer:` before the name. */
  readonly versionFrom: readonly string[];
  readonly support?: PlatformSupport;
  /** The platform is written in a language that is not analysed. */
  readonly notAnalysed?: string;
}

/** A version and how certain it is: what is deployed, no repository knows. */
export interface PlatformVersion {
  readonly version: string;
  /** The file that says so. */
  readonly from: string;
  /** False for a range of versions. */
  readonly exact: boolean;
  /** The package of npm whose version it is. */
  readonly package?: string;
  /** The package of Composer whose version it is. */
  readonly composerPackage?: string;
}

/** A platform in a folder of the project. Plain data. */
export interface DetectedPlatform {
  readonly id: string;
  readonly name: string;
  /** Of the manifest that proves it; empty for the root. */
  readonly folder: string;
  readonly roles: readonly PlatformRole[];
  readonly version?: PlatformVersion;
  readonly status: SupportStatus;
  /** A sentence about the status. */
  readonly says: string;
  /** What its version lacks although its line has it. */
  readonly patch?: PlatformPatch;
  readonly newest?: string;
  readonly source?: string;
  readonly checkedOn?: string;
  readonly notAnalysed?: string;
}
