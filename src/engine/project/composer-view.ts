import type { Advisory } from "../deps/advisory.ts";
import type { ChosenThresholds } from "../findings/thresholds.ts";
import type { ComposerAnswers } from "../deps/composer/answers.ts";
import type { ComposerLock, ComposerManifest, ComposerPackage } from "../deps/composer/facts.ts";
import type { PhpUses } from "./php-uses.ts";

/** A composer.json with its lock file. */
export interface ComposerView {
  readonly text: string;
  readonly facts: ComposerManifest;
  /** The composer.lock beside it, where there is one that can be read. */
  readonly lock?: ComposerLock;
  /** Whether there is a composer.lock, readable or not. */
  readonly hasLock: boolean;
  /** What sources that were switched on say of its packages; absent while nobody was asked. */
  readonly answers?: ComposerAnswers;
  /** Advisories that the team ignores, by package: they are not among the answers. */
  readonly ignored?: ReadonlyMap<string, readonly Advisory[]>;
  /** When packages count as no longer kept up, as far as people chose. */
  readonly thresholds?: ChosenThresholds;
  /** Where the project's own PHP uses a package. */
  usesOf(locked: ComposerPackage): PhpUses;
  /** Whether the lock file was written for this text; undefined where that cannot be told. */
  isLockCurrent(): boolean | undefined;
}
