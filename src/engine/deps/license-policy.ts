/** Which licences the team accepts in what it installs. */
export interface LicensePolicy {
  /** SPDX identifiers; where given, nothing else is accepted. */
  readonly allow?: readonly string[];
  /** SPDX identifiers that are not accepted. */
  readonly deny: readonly string[];
  /** Names of packages, with `*` for any text, whose licence was looked at and accepted. */
  readonly except: readonly string[];
}
