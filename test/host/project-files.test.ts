import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createProjectFiles } from "../../src/host/project-files.ts";
import { makeFolder } from "./folder.ts";

describe("reading", () => {
  it("gives the text with its line ends, without the byte order mark that editors hide as well", () => {
    const files = createProjectFiles(
      makeFolder({ "a.ts": "\uFEFFconst ä = '€';\r\n", "empty.ts": "", "__proto__.json": "{}" }),
    );
    expect(files.read("a.ts")).toBe("const ä = '€';\r\n");
    expect(files.read("empty.ts")).toBe("");
    expect(files.read("__proto__.json")).toBe("{}");
    expect(files.unreadable("a.ts")).toBeUndefined();
  });

  it("lets unsaved text win over the disk, also for files that are not there yet", () => {
    const overlay = new Map([
      ["a.ts", "unsaved"],
      ["new.ts", ""],
    ]);
    const files = createProjectFiles(makeFolder({ "a.ts": "saved" }), overlay);
    expect(files.read("a.ts")).toBe("unsaved");
    expect(files.read("new.ts")).toBe("");
    expect(files.exists("new.ts")).toBe(true);
    expect(files.unreadable("new.ts")).toBeUndefined();
  });

  it.each([
    ["big.ts", "x".repeat(5_000_000), "larger than 1 MB"],
    ["huge.json", "x".repeat(1_048_577), "larger than 1 MB"],
    ["image.ts", Uint8Array.of(0x89, 0x50, 0, 0x1a), "binary"],
    [".env", Uint8Array.of(0xff, 0xfe, 0x41, 0), "UTF-16 text, only UTF-8 is read"],
  ])("refuses %s and says why", (name, content, reason) => {
    const files = createProjectFiles(makeFolder({ [name]: content }));
    expect(files.read(name)).toBeUndefined();
    expect(files.unreadable(name)).toBe(reason);
    expect(files.exists(name)).toBe(true);
  });

  it("takes a file of exactly 1 MB, and lockfiles beyond it", () => {
    const files = createProjectFiles(
      makeFolder({ "a.ts": "x".repeat(1_048_576), "package-lock.json": "x".repeat(3_000_000) }),
    );
    expect(files.read("a.ts")).toHaveLength(1_048_576);
    expect(files.read("package-lock.json")).toHaveLength(3_000_000);
  });
});

describe("paths", () => {
  it("that lead out of the root give nothing", () => {
    const root = makeFolder({ "shop/a.ts": "", "secret.env": "TOKEN=1" });
    symlinkSync("../secret.env", join(root, "shop/link.env"));
    symlinkSync("..", join(root, "shop/up"));
    symlinkSync("circle", join(root, "shop/circle"));
    const files = createProjectFiles(join(root, "shop"));
    for (const path of ["../secret.env", "a/../../secret.env", "/etc/hosts", "up/secret.env"]) {
      expect(files.read(path), path).toBeUndefined();
      expect(files.unreadable(path), path).toBe("it lies outside the folder");
      expect(files.exists(path), path).toBe(false);
    }
    expect(files.read("link.env")).toBeUndefined();
    expect(files.unreadable("link.env")).toBe("its symbolic link leads out of the folder");
    expect(files.exists("link.env")).toBe(false);
    expect(files.exists("circle")).toBe(false);
    expect(files.read("a\0.ts")).toBeUndefined();
    expect(files.exists("a\0.ts")).toBe(false);
  });

  it("through links that stay inside are followed", () => {
    const root = makeFolder({ "packages/a/index.ts": "inside" });
    mkdirSync(join(root, "linked"));
    symlinkSync("../packages/a", join(root, "linked/a"));
    const files = createProjectFiles(root);
    expect(files.read("linked/a/index.ts")).toBe("inside");
    expect(files.exists("linked/a/index.ts")).toBe(true);
  });

  it("of folders, of nothing and of names that are too long are no files", () => {
    const files = createProjectFiles(makeFolder({ "src/a.ts": "" }));
    for (const path of ["src", "missing.ts", "src/a.ts/b.ts", `${"x".repeat(5_000)}.ts`, ""]) {
      expect(files.exists(path), path).toBe(false);
      expect(files.read(path), path).toBeUndefined();
    }
    expect(files.unreadable("missing.ts")).toBe("it cannot be read: it does not exist");
  });

  it("of pipes are refused without waiting", () => {
    const root = makeFolder();
    execFileSync("mkfifo", [join(root, "pipe.ts")]);
    const files = createProjectFiles(root);
    expect(files.read("pipe.ts")).toBeUndefined();
    expect(files.unreadable("pipe.ts")).toBe("it is no regular file");
  });

  it("of folders that came later are found after a reset", () => {
    const root = makeFolder();
    const files = createProjectFiles(root);
    expect(files.read("later/a.ts")).toBeUndefined();
    mkdirSync(join(root, "later"));
    symlinkSync("..", join(root, "later/up"));
    files.reset();
    expect(files.unreadable("later/a.ts")).toBe("it cannot be read: it does not exist");
  });
});
