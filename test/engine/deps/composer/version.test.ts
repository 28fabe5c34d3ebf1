import { describe, expect, it } from "vitest";
import {
  compareComposerVersions,
  isStableRelease,
  readComposerVersion,
} from "../../../../src/engine/deps/composer/version.ts";

function compare(a: string, b: string): number | undefined {
  const [first, second] = [readComposerVersion(a), readComposerVersion(b)];
  return first && second && compareComposerVersions(first, second);
}

describe("the order of Composer's versions", () => {
  it("is that of previews, releases and patches", () => {
    const ordered = [
      "2.4.6-dev",
      "2.4.6-alpha1",
      "2.4.6-beta2",
      "2.4.6-beta10",
      "2.4.6-RC1",
      "2.4.6",
      "2.4.6-p1",
      "2.4.6-p9",
      "2.4.6-p10",
      "2.4.6.1",
      "2.4.10",
      "2.x-dev",
      "20230131.0.0",
    ];
    for (const [index, lower] of ordered.entries()) {
      for (const higher of ordered.slice(index + 1)) {
        expect(compare(lower, higher), `${lower} < ${higher}`).toBeLessThan(0);
        expect(compare(higher, lower), `${higher} > ${lower}`).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    ["v1.2", "1.2.0.0"],
    ["1.0.0+build.5", "1.0.0"],
    ["1.0.0-RC.1", "1.0.0rc1"],
    ["1.0-stable", "1.0"],
    ["dev-main", "dev-main"],
    ["dev-master", "master"],
  ])("takes %s and %s for the same", (a, b) => {
    expect(compare(a, b)).toBe(0);
  });

  it("knows no order of branches", () => {
    expect(compare("dev-main", "1.0.0")).toBeUndefined();
    expect(compare("dev-main", "dev-next")).toBeUndefined();
  });

  it.each(["", "foo", "1.0.0.0.0", "1.0.0-meh", "1.0.0 1", "9".repeat(300)])(
    "%j is none",
    (text) => {
      expect(readComposerVersion(text)).toBeUndefined();
    },
  );

  it("tells releases from previews", () => {
    const stable = ["1.0.0", "2.4.6-p3", "1.0.0-RC1", "dev-main", "1.x-dev"].filter((text) => {
      const version = readComposerVersion(text);
      return version && isStableRelease(version);
    });
    expect(stable).toEqual(["1.0.0", "2.4.6-p3"]);
  });
});
