/** A package of a lockfile whose registry may have signed it. */
export interface SignedPackage {
  readonly name: string;
  readonly version: string;
  /** The checksum that the lockfile demands, where it is one that registries sign. */
  readonly integrity?: string;
  /** Milliseconds since 1970, where the registry has said so. */
  readonly publishedAt?: number;
}

/** What the signature of a version says of what a lockfile installs. */
export type SignatureVerdict =
  | "valid"
  /** The registry has signatures and none for this version. */
  | "missing"
  /** No signature fits name, version and checksum. */
  | "invalid"
  /** The lockfile demands another content than the registry has signed. */
  | "other-content"
  /** Signed with a key that the registry does not name. */
  | "unknown-key"
  /** Signed after the key had expired. */
  | "expired-key";

/** What was found about the packages of a lockfile. */
export interface SignatureResult {
  /** By `name@version`; what could not be checked is left out. */
  readonly verdicts: ReadonlyMap<string, SignatureVerdict>;
  readonly host: string;
  /** Packages that were not looked at this time. */
  readonly left: number;
}
