import type { ComposerLock, ComposerManifest } from "../deps/composer/facts.ts";

/** A composer.json with its lock file. */
export interface ComposerView {
  readonly text: string;
  readonly facts: ComposerManifest;
  /** The composer.lock beside it, where there is one that can be read. */
  readonly lock?: ComposerLock;
  /** Whether there is a composer.lock, readable or not. */
  readonly hasLock: boolean;
  /** Whether the lock file was written for this text; undefined where that cannot be told. */
  isLockCurrent(): boolean | undefined;
}
