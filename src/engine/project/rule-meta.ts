import type { Confidence, Level, Preset, Surface } from "../findings/level.ts";

export const CATEGORIES = [
  "injection",
  "access-control",
  "authentication",
  "payments",
  "privacy",
  "configuration",
  "backups",
  "dependencies",
  "suppressions",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Everything that settings, documentation, SARIF and reports derive from. */
export interface RuleMeta {
  readonly category: Category;
  /** One line, without a full stop. */
  readonly title: string;
  readonly level: Level;
  readonly confidence: Confidence;
  /** The smallest preset that contains the rule. */
  readonly preset: Preset;
  readonly surface: Surface;
  /** Most fitting first; may be empty for findings that are no weakness. */
  readonly cwe: readonly number[];
  /** Such as `A03:2021`, `A05:2025`. */
  readonly owasp: readonly string[];
  /** Sections of ASVS 5.0, such as `1.2.4`. */
  readonly asvs: readonly string[];
  /** Requirements of PCI DSS 4.0.1, only where the catalogue is sure. */
  readonly pci?: readonly string[];
  /** Numbers of the twelve store-security tips. */
  readonly tips: readonly number[];
  /** The version that brought the rule. */
  readonly since: string;
  /** What the rule does in tests, examples, scripts and the like: one level lower, or hint for secrets. */
  readonly inLoweredPaths?: "lower" | "hint";
}
