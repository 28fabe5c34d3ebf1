import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rulePages } from "../../src/cli/rule-pages.ts";
import { makeFolder } from "../host/folder.ts";

it("pages are found beside the program, through links too, and may be missing", () => {
  const root = makeFolder({ "dist/cli.js": "", "dist/rules/a-rule.md": "# A rule" });
  symlinkSync("dist/cli.js", join(root, "storewarden"));
  expect(rulePages(join(root, "dist/cli.js"))("a-rule")).toBe("# A rule");
  expect(rulePages(join(root, "storewarden"))("a-rule")).toBe("# A rule");
  expect(rulePages(join(root, "dist/cli.js"))("other")).toBeUndefined();
  expect(rulePages("")("a-rule")).toBeUndefined();
});
