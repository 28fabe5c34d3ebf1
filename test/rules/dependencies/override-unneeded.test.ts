import { rule } from "../../../src/rules/dependencies/override-unneeded/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { lock, manifest } from "./override-manifest.ts";

const path = "package.json";

testRule(rule, {
  valid: [
    {
      name: "somebody still asks for less",
      path,
      code: manifest({ base: "^1.4.2" }),
      files: lock("^1.5.0", "^1.4.0"),
    },
    {
      name: "somebody asks for more than it lets in",
      path,
      code: manifest({ base: "~1.4.2" }),
      files: lock("^1.4.2"),
    },
    {
      name: "nobody asks for it, in a way that this lockfile shows",
      path,
      code: manifest({ other: "^1.4.2" }),
      files: lock("^1.4.2"),
    },
    {
      name: "for one package alone, which still asks for less",
      path,
      code: manifest({ "asker-0": { base: "^1.4.2" } }),
      files: lock("^1.0.0", "^1.5.0"),
    },
    {
      name: "for what lies below one package",
      path,
      code: manifest({ pay: { base: "^1.4.2" } }),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { name: "shop", dependencies: { pay: "^1.0.0" } },
            "node_modules/pay": { version: "1.0.0", dependencies: { mid: "^1.0.0" } },
            "node_modules/mid": { version: "1.0.0", dependencies: { base: "^1.0.0" } },
            "node_modules/base": { version: "1.4.2" },
          },
        }),
      },
    },
    {
      name: "for certain versions, for which somebody still asks",
      path,
      code: manifest({ "base@^1.0.0": "^1.4.2" }),
      files: lock("^1.0.0", "^2.0.0"),
    },
    {
      name: "for what lies below a package of the project",
      path,
      code: manifest({ till: { base: "^1.4.2" } }),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { name: "shop", workspaces: ["till"], dependencies: { pay: "^1.0.0" } },
            till: { name: "till", version: "1.0.0", dependencies: { pay: "^1.0.0" } },
            "node_modules/till": { resolved: "till", link: true },
            "node_modules/pay": { version: "1.0.0", dependencies: { base: "^1.0.0" } },
            "node_modules/base": { version: "1.4.2" },
          },
        }),
        "till/package.json": '{ "name": "till", "dependencies": { "pay": "^1.0.0" } }',
      },
    },
    {
      name: "another package in its place, and what the manifest itself asks for",
      path,
      code: manifest({ base: "npm:other@^1.0.0", pay: "$pay" }),
      files: lock("^1.4.2"),
    },
    {
      name: "a package that comes from elsewhere",
      path,
      code: manifest({ base: "^1.0.0" }),
      files: lock("github:acme/base"),
    },
    { name: "without a lockfile", path, code: manifest({ base: "^1.0.0" }) },
  ],
  invalid: [
    {
      name: "for one package alone, which has caught up although another has not",
      path,
      code: manifest({ "asker-1": { base: "^1.4.2" } }),
      files: lock("^1.0.0", "^1.5.0"),
      findings: [
        { at: "^1.4.2", message: "The override of base has no effect", fixes: ["remove"] },
      ],
      fixed: { remove: '{\n  "name": "shop",\n  "dependencies": {\n    "pay": "^1.0.0"\n  }\n}\n' },
    },
    {
      name: "for a package that is gone",
      path,
      code: manifest({ gone: { base: "^1.4.2" }, other: "^1.0.0" }),
      files: lock("^1.0.0"),
      findings: [{ at: "^1.4.2", message: "nobody asks for what it is for", fixes: ["remove"] }],
      fixed: { remove: manifest({ other: "^1.0.0" }) },
    },
    {
      name: "for certain versions, for which nobody asks any more",
      path,
      code: manifest({ "base@^1.0.0": "^1.4.2" }),
      files: lock("^2.0.0", "^2.1.0"),
      findings: [{ at: "^1.4.2", message: "nobody asks for what it is for", fixes: ["remove"] }],
    },
    {
      name: "for certain versions, for which all ask who ask for them",
      path,
      code: manifest({ "base@1": "^1.0.0" }),
      files: lock("^1.4.2", "^2.1.0"),
      findings: [{ at: "^1.0.0", message: "asks for nothing else", fixes: ["remove"] }],
    },
    {
      name: "all have caught up",
      path,
      code: manifest({ base: "^1.4.2", other: "^1.0.0" }),
      files: lock("^1.4.2", "~1.5.0"),
      findings: [
        {
          at: "^1.4.2",
          level: "information",
          message: "The override of base has no effect",
          fixes: ["remove"],
        },
      ],
      fixed: { remove: manifest({ other: "^1.0.0" }) },
    },
    {
      name: "the last one takes its field along",
      path,
      code: manifest({ base: ">=1.4.0" }),
      files: lock("^1.4.2"),
      findings: [{ at: ">=1.4.0", fixes: ["remove"] }],
      fixed: { remove: '{\n  "name": "shop",\n  "dependencies": {\n    "pay": "^1.0.0"\n  }\n}\n' },
    },
  ],
});
