import { type Dirent, mkdirSync, symlinkSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FindOptions, findFiles } from "../../src/host/find-files.ts";
import { makeFolder } from "./folder.ts";

async function find(
  files: Readonly<Record<string, string>>,
  options: FindOptions = {},
  folder = "",
) {
  const found = await findFiles(join(makeFolder(files), folder), options);
  return {
    files: found.files,
    skipped: Object.fromEntries(found.skipped.map(({ path, reason }) => [path, reason])),
    others: found.others,
  };
}

describe("what is found", () => {
  it("is told file by file while the search goes on", async () => {
    const told: string[] = [];
    const { files } = await find(
      { "src/a.ts": "", "src/b.png": "", "src/deep/c.ts": "", "d.min.js": "" },
      { onFile: (path) => told.push(path), exclude: ["**/d.min.js"] },
    );
    expect(told.sort()).toEqual(["src/a.ts", "src/deep/c.ts"]);
    expect(files).toEqual(told);
  });

  it("is every file of a kind that rules look at, in a stable order", async () => {
    const { files, others, skipped } = await find({
      "src/b.ts": "",
      "src/a.js": "",
      "package.json": "{}",
      ".env": "",
      Dockerfile: "",
      "logo.png": "",
      "README.md": "",
      "app/[slug]/page +1.tsx": "",
      "__proto__/constructor.ts": "",
    });
    expect(files).toEqual([
      ".env",
      "Dockerfile",
      "__proto__/constructor.ts",
      "app/[slug]/page +1.tsx",
      "package.json",
      "src/a.js",
      "src/b.ts",
    ]);
    expect(others).toBe(2);
    expect(skipped).toEqual({});
  });

  it("is also a program without an extension that Node runs", async () => {
    const { files, others } = await find({
      "bin/www": "#!/usr/bin/env node\nrequire('../app');\n",
      "bin/deploy": "#!/bin/sh\nnode server.js\n",
      "bin/tool": "\u007fELF",
      "tools/www": "#!/usr/bin/env node\n",
    });
    expect(files).toEqual(["bin/www"]);
    expect(others).toBe(3);
  });

  it("leaves out installed packages and build output whole, and says so", async () => {
    const { files, skipped } = await find({
      "index.ts": "",
      "node_modules/a/index.js": "",
      "packages/x/node_modules/b/index.js": "",
      "packages/x/dist/index.js": "",
      "public/shop.min.js": "",
      ".git/hooks/sample.js": "",
    });
    expect(files).toEqual(["index.ts"]);
    expect(skipped).toEqual({
      "node_modules/": "installed packages (node_modules/)",
      "packages/x/node_modules/": "installed packages (node_modules/)",
      "packages/x/dist/": "build output (dist/)",
      "public/shop.min.js": "minified code",
    });
  });
});

describe(".gitignore files", () => {
  it("hold from their folder down; the deepest that says something decides", async () => {
    const { files, skipped } = await find({
      ".gitignore": "*.local.ts\nvar/\n/only-here.ts\n",
      "a.local.ts": "",
      "only-here.ts": "",
      "sub/only-here.ts": "",
      "sub/.gitignore": "!kept.local.ts\n",
      "sub/kept.local.ts": "",
      "sub/deep/other.local.ts": "",
      "sub/var/x.ts": "",
    });
    expect(files).toEqual(["sub/kept.local.ts", "sub/only-here.ts"]);
    expect(skipped).toEqual({
      "a.local.ts": "ignored by .gitignore",
      "only-here.ts": "ignored by .gitignore",
      "sub/deep/other.local.ts": "ignored by .gitignore",
      "sub/var/": "ignored by .gitignore",
    });
  });

  it("do not hide .env files, which hold secrets just because they are local", async () => {
    const { files } = await find({ ".gitignore": ".env*\n", ".env": "", ".env.local": "" });
    expect(files).toEqual([".env", ".env.local"]);
  });

  it("do not hide what git tracks all the same", async () => {
    const tracked = { known: true, paths: new Set(["var/checkout.ts"]) } as const;
    const { files, skipped } = await find(
      { ".gitignore": "var/\n", "var/checkout.ts": "", "var/other.ts": "" },
      { tracked },
    );
    expect(files).toEqual(["var/checkout.ts"]);
    expect(skipped).toEqual({ "var/other.ts": "ignored by .gitignore" });
  });

  it("above the root count as well, up to the top of the repository", async () => {
    const files = {
      ".git/info/exclude": "secret/\n",
      ".gitignore": "*.gen-local.ts\n/shop/scratch/\n",
      "shop/a.ts": "",
      "shop/b.gen-local.ts": "",
      "shop/scratch/c.ts": "",
      "shop/secret/d.ts": "",
    };
    expect(await find(files, {}, "shop")).toMatchObject({
      files: ["a.ts"],
      skipped: {
        "b.gen-local.ts": "ignored by .gitignore",
        "scratch/": "ignored by .gitignore",
        "secret/": "ignored by .gitignore",
      },
    });
  });

  it("above the root do not count when they ignore the root itself", async () => {
    const files = { ".git/HEAD": "", ".gitignore": "shop/\n", "shop/a.ts": "" };
    expect((await find(files, {}, "shop")).files).toEqual(["a.ts"]);
  });
});

describe("include and exclude", () => {
  const PUBLISHED = {
    "package.json": "{}",
    ".gitignore": "dist/\n",
    "dist/index.js": "",
    "dist/deep/service.js": "",
    "dist/node_modules/x/index.js": "",
    "build/index.js": "",
    "node_modules/y/index.js": "",
  };

  it("reach into build output that is named", async () => {
    const { files, skipped } = await find(PUBLISHED, { include: ["dist/**"] });
    expect(files).toEqual(["dist/deep/service.js", "dist/index.js", "package.json"]);
    expect(skipped).toMatchObject({ "build/": "build output (build/)" });
  });

  it("reach everywhere but into installed packages with a glob of any depth", async () => {
    const { files } = await find(PUBLISHED, { include: ["*.js"] });
    expect(files).toEqual([
      "build/index.js",
      "dist/deep/service.js",
      "dist/index.js",
      "package.json",
    ]);
  });

  it("reach into installed packages that are named", async () => {
    const { files } = await find(PUBLISHED, { include: ["node_modules/y/**"] });
    expect(files).toEqual(["node_modules/y/index.js", "package.json"]);
  });

  it("let exclude win over include", async () => {
    const { files, skipped } = await find(
      { "src/a.ts": "", "src/legacy/b.ts": "", "src/c.test.ts": "" },
      { include: ["src/**"], exclude: ["legacy", "**/*.test.ts"] },
    );
    expect(files).toEqual(["src/a.ts"]);
    expect(skipped).toEqual({
      "src/legacy/": "excluded in the configuration",
      "src/c.test.ts": "excluded in the configuration",
    });
  });
});

describe("hostile folders", () => {
  it("symbolic links are named, never followed: neither round in circles nor out of the root", async () => {
    const root = makeFolder({ "shop/src/a.ts": "", "outside/secret.ts": "" });
    symlinkSync("..", join(root, "shop/src/loop"));
    symlinkSync("../../outside", join(root, "shop/src/away"));
    symlinkSync("../../outside/secret.ts", join(root, "shop/src/secret.ts"));
    symlinkSync("nowhere", join(root, "shop/src/broken.ts"));
    const found = await findFiles(join(root, "shop"));
    expect(found.files).toEqual(["src/a.ts"]);
    expect(found.skipped).toEqual(
      ["src/away", "src/broken.ts", "src/loop", "src/secret.ts"].map((path) => ({
        path,
        reason: "symbolic link",
      })),
    );
  });

  it("a folder that cannot be read is named with the reason", async () => {
    const { files, skipped } = await find(
      { "a.ts": "", "closed/b.ts": "" },
      { list: refusing(/closed$/, "EACCES") },
    );
    expect(files).toEqual(["a.ts"]);
    expect(skipped).toEqual({ "closed/": "it cannot be read: no permission" });
  });

  it("a root that cannot be read is an error with its reason", async () => {
    const root = makeFolder();
    await expect(findFiles(join(root, "missing"))).rejects.toMatchObject({
      name: "HostError",
      failure: { reason: "missing" },
    });
    await expect(findFiles(root, { list: refusing(/./, "EIO") })).rejects.toMatchObject({
      failure: { reason: "failed", text: "EIO" },
    });
  });

  it("folders nested a hundred deep are walked", async () => {
    const root = makeFolder();
    const deep = Array.from({ length: 100 }, () => "d").join("/");
    mkdirSync(join(root, deep), { recursive: true });
    symlinkSync(root, join(root, deep, "up"));
    const found = await findFiles(root);
    expect(found.skipped).toEqual([{ path: `${deep}/up`, reason: "symbolic link" }]);
  });

  it("stops when it is told to", async () => {
    const found = await findFiles(makeFolder({ "a.ts": "" }), { signal: AbortSignal.abort() });
    expect(found.files).toEqual([]);
  });
});

/** A disk that refuses some folders: the tests may run as a user whom permissions do not stop. */
function refusing(pattern: RegExp, code: string) {
  return async (folder: string): Promise<readonly Dirent[]> => {
    if (pattern.test(folder)) throw Object.assign(new Error(code), { code });
    return readdir(folder, { withFileTypes: true });
  };
}
