import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import type { JsonReport } from "../../src/engine/api.ts";
import { makeFolder } from "../host/folder.ts";
import { FLAWED } from "./command-line.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const node = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", MAIN, ...args];
  const child = spawn(process.execPath, node, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** More findings than a pipe holds. */
function manyFlaws(): string {
  const files = Array.from({ length: 400 }, (_, i) => [`src/f${i}.ts`, FLAWED]);
  return makeFolder(Object.fromEntries(files));
}

describe("the process", () => {
  it("says what it found and exits with its code", async () => {
    const child = start(["audit", makeFolder({ "a.ts": FLAWED }), "--offline"]);
    const [out, error, [code]] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, "close"),
    ]);
    expect(out).toContain("tls-verify-disabled");
    expect(error).toBe("");
    expect(code).toBe(1);
  });

  it("does not mind a reader that goes away", async () => {
    const child = start(["audit", manyFlaws(), "--offline", "--format", "json"]);
    child.stdout!.destroy();
    const [error, [code, signal]] = await Promise.all([text(child.stderr!), once(child, "close")]);
    expect(error).toBe("");
    expect({ code, signal }).toEqual({ code: 1, signal: null });
  });

  it("ends with 130 and a whole report when it is interrupted", async () => {
    // A registry that never answers holds the audit until the signal comes.
    const registry = createServer(() => void child.kill("SIGINT"));
    registry.listen(0, "127.0.0.1");
    await once(registry, "listening");
    onTestFinished(() => {
      registry.closeAllConnections();
      registry.close();
    });
    const { port } = registry.address() as AddressInfo;
    const root = makeFolder({
      "a.ts": FLAWED,
      "package.json": '{ "dependencies": { "left-pad": "1.0.0" } }',
      ".npmrc": `registry=http://127.0.0.1:${port}/\n`,
    });
    const child = start(["audit", root, "--format", "json"], { XDG_CACHE_HOME: makeFolder() });
    const [out, error, [code]] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, "close"),
    ]);
    expect(error).toBe("");
    expect(code).toBe(130);
    const report: JsonReport = JSON.parse(out);
    expect(report.summary).toMatchObject({ cancelled: true, findings: 1 });
  });
});
