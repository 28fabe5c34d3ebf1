import { cpSync, writeFileSync } from "node:fs";
import fs from "node:fs";
import { join } from "node:path";
import { add, init } from "isomorphic-git";
import { describe, expect, it } from "vitest";
import { readTrackedFiles } from "../../src/host/tracked-files.ts";
import { makeFolder } from "./folder.ts";

async function makeRepository(): Promise<string> {
  const dir = makeFolder({ "a.ts": "", "shop/.env": "", "shop/src/b.ts": "", "shop/new.ts": "" });
  await init({ fs, dir });
  for (const filepath of ["a.ts", "shop/.env", "shop/src/b.ts"]) await add({ fs, dir, filepath });
  return dir;
}

describe("tracked files", () => {
  it("are those of the index, relative to the repository", async () => {
    expect(await readTrackedFiles(await makeRepository())).toEqual({
      known: true,
      paths: new Set(["a.ts", "shop/.env", "shop/src/b.ts"]),
    });
  });

  it("are relative to a root inside the repository, without what lies outside", async () => {
    expect(await readTrackedFiles(join(await makeRepository(), "shop"))).toEqual({
      known: true,
      paths: new Set([".env", "src/b.ts"]),
    });
  });

  it("are found for a linked working copy, whose .git is a file", async () => {
    const dir = await makeRepository();
    const linked = makeFolder({ ".git": `gitdir: ${join(dir, "worktree-data")}\n` });
    cpSync(join(dir, ".git"), join(dir, "worktree-data"), { recursive: true });
    expect(await readTrackedFiles(linked)).toMatchObject({ known: true });
  });

  it("of a repository without commits or index are none", async () => {
    const dir = makeFolder();
    await init({ fs, dir });
    expect(await readTrackedFiles(dir)).toEqual({ known: true, paths: new Set() });
  });

  it("are unknown outside a repository and for a broken index, with the reason", async () => {
    expect(await readTrackedFiles(makeFolder())).toEqual({
      known: false,
      reason: "the folder is not in a git repository",
    });
    const dir = await makeRepository();
    writeFileSync(join(dir, ".git/index"), "no index at all");
    expect(await readTrackedFiles(dir)).toMatchObject({
      known: false,
      reason: expect.stringMatching(/^the git index cannot be read: /),
    });
    expect(await readTrackedFiles(join(dir, "missing"))).toMatchObject({ known: false });
  });
});
