import semver from "semver";
import type { Advisory } from "./advisory.ts";
import { bringersOf } from "./askers.ts";
import { isVulnerable } from "./holes.ts";
import { type Asked, readAsked } from "./pick-version.ts";
import { resolveRequire } from "./resolve-locked.ts";
import type { LockedPackage, LockFacts, Needs, PackageFacts } from "./types.ts";

export interface MendingInput {
  readonly lock: LockFacts;
  readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
  /** What a registry has of the vulnerable packages and of those that bring them. */
  readonly documents: ReadonlyMap<string, PackageFacts>;
  /** Whether an override of the project decides about a name, and for a safe version. */
  isOverridden(name: string): boolean;
}

/** What an update would bring along. */
export interface Outcome {
  /** Names of the vulnerable packages that would still be there. */
  readonly vulnerable: ReadonlySet<string>;
  /** False where nobody could say for a part of it. */
  readonly isKnown: boolean;
}

/** A version at a registry, or a package that is installed and stays. */
type Node =
  | { readonly kind: "offered"; readonly name: string; readonly version: string }
  | { readonly kind: "locked"; readonly locked: LockedPackage };

/** More steps than any way has. */
const MOST_NODES = 5000;

/**
 * What would be installed if a package of a lockfile moved to another version, as package managers
 * do it: what is installed and still fits stays, the rest comes from the registry. Only the ways to
 * what is vulnerable today are followed.
 */
export class Mending {
  readonly #input: MendingInput;
  readonly #byName = new Map<string, LockedPackage[]>();
  /** Names that lead to something vulnerable today, or are it. */
  readonly #concerned: ReadonlySet<string>;

  constructor(input: MendingInput) {
    this.#input = input;
    const vulnerable: LockedPackage[] = [];
    for (const locked of input.lock.packages.values()) {
      if (locked.link || locked.version === undefined) continue;
      const list = this.#byName.get(locked.name);
      if (list) list.push(locked);
      else this.#byName.set(locked.name, [locked]);
      if (this.#isVulnerable(locked.name, locked.version)) vulnerable.push(locked);
    }
    const bringers = bringersOf(input.lock, vulnerable);
    this.#concerned = new Set([...bringers.values()].map(({ name }) => name));
  }

  /** What `version` of a package would bring along, itself included. */
  outcome(name: string, version: string): Outcome {
    const vulnerable = new Set<string>();
    const seen = new Set<string>();
    const queue: Node[] = [{ kind: "offered", name, version }];
    let isKnown = true;
    for (const node of queue) {
      const of = node.kind === "offered" ? node : node.locked;
      if (of.version === undefined) continue;
      if (this.#isVulnerable(of.name, of.version)) vulnerable.add(of.name);
      const next = node.kind === "offered" ? this.#ofVersion(node) : this.#ofLocked(node.locked);
      if (!next || queue.length > MOST_NODES) {
        isKnown = false;
        continue;
      }
      for (const each of next) {
        const key = each.kind === "offered" ? `${each.name}@${each.version}` : each.locked.path;
        if (!seen.has(key)) queue.push(each);
        seen.add(key);
      }
    }
    return { vulnerable, isKnown };
  }

  /** Whether everybody who asks for a vulnerable package would get a safe one today. */
  isRenewable(name: string, asked: readonly string[]): boolean {
    const facts = this.#input.documents.get(name);
    if (!facts || asked.length === 0) return false;
    return asked.every((spec) => {
      const picked = readAsked(name, spec).pick?.(facts)?.version;
      return picked !== undefined && !this.#isVulnerable(name, picked);
    });
  }

  /** What a version asks for, as its registry says. */
  needsOf(name: string, version: string): Needs | undefined {
    const facts = this.#input.documents.get(name);
    const at = facts?.versions.find((each) => semver.eq(each.version, version))?.needs;
    return at === undefined ? undefined : facts?.needs?.[at];
  }

  #ofVersion({ name, version }: Extract<Node, { kind: "offered" }>): Node[] | undefined {
    const needs = this.needsOf(name, version);
    if (!needs) return undefined;
    const nodes: Node[] = [];
    for (const { key, spec, optionalPeer } of needs.requires) {
      const asked = readAsked(key, spec);
      if (optionalPeer || !this.#concerned.has(asked.name)) continue;
      if (this.#input.isOverridden(asked.name)) continue;
      // Nobody knows which version is inside an archive.
      const found = needs.bundled.includes(key) ? undefined : this.#found(asked);
      if (!found) return undefined;
      nodes.push(...found);
    }
    return nodes;
  }

  #found(asked: Asked): Node[] | undefined {
    const staying = (this.#byName.get(asked.name) ?? []).filter(
      ({ version }) => version !== undefined && asked.fits(version),
    );
    if (staying.length > 0) return staying.map((locked) => ({ kind: "locked", locked }));
    const facts = this.#input.documents.get(asked.name);
    const version = facts && asked.pick?.(facts)?.version;
    return version === undefined ? undefined : [{ kind: "offered", name: asked.name, version }];
  }

  #ofLocked(locked: LockedPackage): Node[] {
    const { lock } = this.#input;
    return locked.requires.flatMap((require): Node[] => {
      const found = resolveRequire(lock, locked, require);
      if (!found || found.link || this.#input.isOverridden(found.name)) return [];
      return this.#concerned.has(found.name) ? [{ kind: "locked", locked: found }] : [];
    });
  }

  #isVulnerable(name: string, version: string): boolean {
    return (this.#input.advisories.get(name) ?? []).some((each) => isVulnerable(version, each));
  }
}
