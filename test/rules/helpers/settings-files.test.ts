import { expect, it } from "vitest";
import { settingsFiles } from "../../../src/rules/helpers/match/settings-files.ts";

const DISK: Readonly<Record<string, string>> = {
  ".npmrc": "",
  "till/.npmrc": "",
  "docs/.npmrc": "",
};

function found(tracked: Parameters<typeof settingsFiles>[0]["tracked"]) {
  const files = ["package.json", "till/package.json", "pnpm-workspace.yaml", "docs/a.md"];
  const project = { files, tracked, read: (path: string) => DISK[path] };
  return settingsFiles(project, /(?:^|\/)(?:\.npmrc|pnpm-workspace\.yaml)$/, [".npmrc"]);
}

it("are those that version control has", () => {
  expect(found({ known: true, paths: new Set(["till/.npmrc", "a.ts"]) })).toEqual([
    "pnpm-workspace.yaml",
    "till/.npmrc",
  ]);
});

it("stand beside each package.json where there is no version control", () => {
  expect(found({ known: false, reason: "no repository" })).toEqual([
    ".npmrc",
    "pnpm-workspace.yaml",
    "till/.npmrc",
  ]);
});
