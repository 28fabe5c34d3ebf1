/** Something that should have been checked and could not be. */
export interface NotCheckedItem {
  /** A package, a file or a check. */
  readonly what: string;
  readonly reason: string;
  /** The file that it concerns, where there is one. */
  readonly file?: string;
  /** The rule that failed, where that is the reason. */
  readonly rule?: string;
}
