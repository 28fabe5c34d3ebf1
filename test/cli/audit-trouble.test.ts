import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonReport } from "../../src/engine/api.ts";
import { makeFolder } from "../host/folder.ts";
import { FLAWED, cli, deafRegistry } from "./command-line.ts";

const CLEAN = "export const price = 1;\n";

async function report(root: string, ...args: readonly string[]): Promise<JsonReport> {
  const { out } = await cli(["audit", root, "--offline", "--format", "json", ...args]);
  return JSON.parse(out);
}

describe("Ctrl-C", () => {
  it("ends cleanly with what was found until then", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`f${String(i).padStart(2, "0")}.ts`, FLAWED]),
    );
    const user: { stop?: () => void } = {};
    let forgotten = false;
    const outcome = await cli(
      [
        "audit",
        makeFolder({ ...files, "package.json": '{ "dependencies": { "left-pad": "1" } }' }),
        "--format",
        "json",
      ],
      {
        onInterrupt: (callback) => {
          user.stop = callback;
          return () => {
            forgotten = true;
          };
        },
        openRegistry: () => {
          const registry = deafRegistry();
          return {
            ...registry,
            lookUp: async (path, signal) => {
              user.stop?.();
              return registry.lookUp(path, signal);
            },
          };
        },
      },
    );
    expect(outcome.code).toBe(130);
    expect(forgotten).toBe(true);
    const found: JsonReport = JSON.parse(outcome.out);
    expect(found.summary.cancelled).toBe(true);
    expect(found.findings).toHaveLength(30);
    expect(found.notChecked.map(({ reason }) => reason)).toContain(
      "the audit was stopped before it came to them",
    );
  });
});

describe("bad input: nothing crashes, nothing is silently green", () => {
  it("is reported file by file", async () => {
    const root = makeFolder({
      "empty.ts": "",
      "mark.ts": `\uFEFF${FLAWED}`,
      "windows.ts": FLAWED.replaceAll("\n", "\r\n"),
      "torn.ts": `<<<<<<< ours\n${FLAWED}=======\n>>>>>>> theirs\n`,
      "broken.ts": "export const = {",
      "deep.ts": `export const a = ${"[\n".repeat(10_000)}${"]".repeat(10_000)};\n`,
      "deep.json": `${"[\n".repeat(10_000)}1${"]".repeat(10_000)}`,
      "deep-call.ts": `${"f(\n".repeat(10_000)}1${")".repeat(10_000)};\n`,
      "huge.ts": `${FLAWED}${"// x\n".repeat(1_000_000)}`,
      "binary.ts": Uint8Array.of(0, 1, 2, 3),
      "__proto__/constructor.ts": FLAWED,
      "__proto__.json": '{ "__proto__": { "toString": 1 }, "constructor": "x" }',
      "package.json": '{ "dependencies": { "__proto__": "^1.0.0", "constructor": 3 }, ',
      "package-lock.json": "{",
      ".env": "__proto__=1\nconstructor=2\n",
    });
    mkdirSync(join(root, "loop"));
    symlinkSync("..", join(root, "loop/up"));
    const found = await report(root);
    const place = (file: string): unknown =>
      found.findings.find((finding) => finding.file === file)?.range;
    const expected = { start: { line: 2, column: 34 }, end: expect.anything() };
    for (const file of ["mark.ts", "windows.ts", "__proto__/constructor.ts"]) {
      expect(place(file), file).toMatchObject(expected);
    }
    const skipped = Object.fromEntries(found.skipped.map(({ path, reason }) => [path, reason]));
    expect(skipped).toEqual({
      "huge.ts": "larger than 1 MB",
      "binary.ts": "binary",
      "loop/up": "symbolic link",
    });
    const unread = found.notChecked.map(({ what }) => what);
    for (const file of [
      "torn.ts",
      "broken.ts",
      "package.json",
      "package-lock.json",
      "deep.json",
      "deep.ts",
      "deep-call.ts",
    ]) {
      expect(unread, file).toContain(file);
    }
    expect(found.notChecked.filter((item) => item.rule !== undefined)).toEqual([]);
  });

  it("does not spare the text report", async () => {
    const root = makeFolder({ "broken.ts": "export const = {", "ok.ts": CLEAN });
    const { code, out } = await cli(["audit", root, "--offline"]);
    expect(code).toBe(0);
    expect(out).toMatch(/Not checked: broken\.ts: /);
  });
});
