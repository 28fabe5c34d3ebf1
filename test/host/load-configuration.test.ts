import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../src/engine/api.ts";
import { loadConfiguration } from "../../src/host/load-configuration.ts";
import { createProjectFiles } from "../../src/host/project-files.ts";
import { makeFolder } from "./folder.ts";

const NAME = "storewarden.config.json";

describe("the configuration of a root", () => {
  it("is the default when there is none", () => {
    expect(loadConfiguration(makeFolder(), [])).toEqual({
      configuration: DEFAULT_CONFIGURATION,
      present: false,
      suppressionRanges: [],
      problems: [],
      places: [],
    });
  });

  it("is read, with the places of its problems", () => {
    const loaded = loadConfiguration(
      makeFolder({ [NAME]: '{\n  "preset": "audit",\n  "registry": 1\n}' }),
      [],
    );
    expect(loaded.configuration).toEqual({ ...DEFAULT_CONFIGURATION, preset: "audit" });
    expect(loaded.places).toEqual([{ line: 2, column: 14 }]);
    expect(loaded.problems[0]?.message).toBe("'registry' must be true or false, not a number.");
  });

  it("may be unsaved", () => {
    const root = makeFolder({ [NAME]: "{}" });
    const overlay = new Map([[NAME, '{ "registry": false }']]);
    const loaded = loadConfiguration(root, [], createProjectFiles(root, overlay));
    expect(loaded.configuration.registry).toBe(false);
  });

  it("that is there and cannot be read is a problem, never a silent default", () => {
    const folder = makeFolder();
    mkdirSync(join(folder, NAME));
    expect(loadConfiguration(folder, []).problems).toMatchObject([
      { message: "it is no regular file" },
    ]);
    const link = makeFolder();
    symlinkSync("nowhere", join(link, NAME));
    expect(loadConfiguration(link, []).problems).toHaveLength(1);
    const binary = makeFolder({ [NAME]: Uint8Array.of(0, 1, 2) });
    expect(loadConfiguration(binary, []).problems).toMatchObject([{ message: "binary" }]);
  });
});
