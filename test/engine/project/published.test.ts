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
  const files = publishedFiles(JSON.stringify(manifest), "packages/labels");
  expect(files).toContain("packages/labels/lib/index.cjs");
  expect(files).toContain("packages/labels/lib/index.js");
  expect(files).not.toContain("packages/labels/lib/x/a.js");
});

it.each([
  ["a name without an extension", '{"name":"a","main":"./lib/main"}', "lib/main.js"],
  ["a folder", '{"name":"a","main":"lib"}', "lib/index.js"],
  ["nothing", '{"name":"a"}', "index.js"],
  ["no entry, but scripts", '{"name":"a","files":["ports.js","README.md"]}', "ports.js"],
  ["a minified file", '{"name":"a","main":"dist/labels.min.js"}', "dist/labels.js"],
  ["what a build makes", '{"name":"a","main":"dist/cjs/index.js"}', "src/index.ts"],
])("completes %s as Node and builds do", (_what, manifest, file) => {
  expect(publishedFiles(manifest, "")).toContain(file);
});

it.each([
  ["private packages", '{"name":"shop","private":true,"main":"index.js"}'],
  ["packages without a name", '{"main":"index.js"}'],
  ["texts that are no manifest", '{"name":'],
])("names nothing of %s", (_what, manifest) => {
  expect(publishedFiles(manifest, "")).toEqual([]);
});
