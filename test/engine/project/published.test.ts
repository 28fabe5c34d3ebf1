import { expect, it } from "vitest";
import { publishedFiles } from "../../../src/engine/project/published.ts";

it("names what a package hands to its users", () => {
  const manifest = {
    name: "labels",
    main: "./lib/index.cjs",
    exports: {
      ".": { import: "./lib/index.js", require: "./lib/index.cjs" },
      "./x/*": "./lib/x/*.js",
    },
  };
  expect(publishedFiles(JSON.stringify(manifest), "packages/labels")).toEqual([
    "packages/labels/lib/index.cjs",
    "packages/labels/lib/index.js",
  ]);
});

it.each([
  ["private packages", '{"name":"shop","private":true,"main":"index.js"}'],
  ["packages without a name", '{"main":"index.js"}'],
  ["packages that name no file", '{"name":"shop"}'],
  ["texts that are no manifest", '{"name":'],
])("names nothing of %s", (_what, manifest) => {
  expect(publishedFiles(manifest, "")).toEqual([]);
});
