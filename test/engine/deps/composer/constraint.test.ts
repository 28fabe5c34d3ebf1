import { describe, expect, it } from "vitest";
import {
  readComposerConstraint,
  satisfiesComposer,
} from "../../../../src/engine/deps/composer/constraint.ts";
import { readComposerVersion } from "../../../../src/engine/deps/composer/version.ts";

function lets(constraint: string, version: string): boolean | undefined {
  const wanted = readComposerConstraint(constraint);
  const read = readComposerVersion(version);
  return wanted && read && satisfiesComposer(read, wanted);
}

describe("a constraint of Composer", () => {
  it.each([
    ["^2.4", "2.9.9"],
    ["^2.4", "2.4.0-beta1"],
    ["^0.3.1", "0.3.9"],
    ["^0.0.3", "0.0.3"],
    ["~1.2", "1.9.0"],
    ["~1.2.3", "1.2.9"],
    ["2.4.*", "2.4.7-p3"],
    ["1.0 - 2.0", "2.0.9"],
    ["1.0 - 2.0.0", "2.0.0"],
    [">=1.0,<1.4.2|>=2.0,<2.1", "2.0.5"],
    [">= 1.0 , < 1.4.2 || >=2", "1.4.1"],
    [">=2.4.6-p1,<2.4.6-p10", "2.4.6-p9"],
    ["<2.4.7-p5", "2.4.7"],
    ["dev-main", "dev-main"],
    ["dev-main#0123abc", "dev-main"],
    ["dev-main as 1.0.x-dev", "dev-main"],
    ["^1.0@beta", "1.0.0"],
    ["*", "0.0.1"],
    ["!=1.2.0", "1.2.1"],
    ["<>1.2.0", "1.2.1"],
    ["v1.2.3", "1.2.3.0"],
    ["^1.0", "1.x-dev"],
  ])("%s lets %s in", (constraint, version) => {
    expect(lets(constraint, version)).toBe(true);
  });

  it.each([
    ["^2.4", "3.0.0-alpha1"],
    ["^0.3.1", "0.4.0"],
    ["^0.0.3", "0.0.4"],
    ["~1.2.3", "1.3.0"],
    ["2.4.*", "2.5.0"],
    ["1.0 - 2.0.0", "2.0.1"],
    [">=1.0,<1.4.2|>=2.0,<2.1", "1.4.2"],
    [">=1.0,<1.4.2|>=2.0,<2.1", "1.4.2-RC1"],
    [">=2.4.6-p1,<2.4.6-p10", "2.4.6"],
    ["<2.4.7-p5", "2.4.7-p5"],
    ["1.2.3", "1.2.3-beta"],
    ["^1.0", "dev-main"],
    ["dev-main", "dev-develop"],
    ["!=1.2.0", "1.2"],
    ["^1.0", "2.x-dev"],
  ])("%s keeps %s out", (constraint, version) => {
    expect(lets(constraint, version)).toBe(false);
  });

  it.each(["", "^", "~x.1", ">=", "^1.0 ||", "a".repeat(5000), "hello world"])(
    "%j is none",
    (text) => {
      expect(readComposerConstraint(text)).toBeUndefined();
    },
  );

  it("stays linear for hostile texts", () => {
    for (const text of [
      "1.".repeat(1900),
      `^1${".1".repeat(1900)}`,
      ">=1,".repeat(900),
      " ".repeat(3900),
    ]) {
      expect(readComposerConstraint(text)).toBeUndefined();
    }
  });
});
