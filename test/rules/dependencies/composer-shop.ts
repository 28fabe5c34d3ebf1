import type { ComposerAnswers, ComposerTold } from "../../../src/engine/api.ts";
import { composerAnswers, composerLock, type LockedSketch } from "./composer-files.ts";

export const HOLE = { vulnerable: "<1.4.2" };

/** What a document says of a release: the packages that it asks for, or more than that. */
interface Sketch {
  readonly require?: Readonly<Record<string, string>>;
  readonly conflict?: Readonly<Record<string, string>>;
  readonly php?: string;
}

/** Documents of Packagist: all releases are old enough. */
export function documents(
  sketches: Readonly<Record<string, Readonly<Record<string, Sketch>>>>,
): ComposerAnswers["told"] {
  return new Map(
    Object.entries(sketches).map(([name, releases]): [string, ComposerTold] => {
      const all = Object.entries(releases);
      return [
        name,
        {
          ok: true,
          abandoned: false,
          versions: all.map(([version]) => version),
          releases: Object.fromEntries(
            all.map(([version, { php }], needs) => [
              version,
              { publishedAt: Date.parse("2025-01-01"), needs, ...(php !== undefined && { php }) },
            ]),
          ),
          needs: all.map(([, { require = {}, conflict = {} }]) => ({
            requires: require,
            conflicts: conflict,
          })),
          fetchedAt: 0,
        },
      ];
    }),
  );
}

export function answers(
  told: ComposerAnswers["told"],
  advisories: Parameters<typeof composerAnswers>[0] = { "acme/base": [HOLE] },
): ComposerAnswers {
  return { ...composerAnswers(advisories), told };
}

/** A shop module that asks for the vulnerable base. */
export function locked(
  asks: string,
  more: Readonly<Record<string, LockedSketch>> = {},
): Readonly<Record<string, string>> {
  return composerLock({
    "acme/shop": { version: "1.0.0", require: { php: ">=8.0", "acme/base": asks } },
    "acme/base": "1.3.0",
    ...more,
  });
}

export const SAFE_BASE = { "1.3.0": {}, "1.4.2": {}, "1.5.0": {} };
