import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { launchBrowser } from "./e2e/runner/browser.mts";
import { editorEnvironment } from "./e2e/runner/environment.mts";
import { runToEnd, startChild } from "./e2e/runner/processes.mts";
import { eventIn, Results, sum } from "./e2e/runner/results.mts";
import { makeScratch } from "./e2e/runner/scratch.mts";
import { windowAddress } from "./e2e/runner/server-host.mts";

afterEach(() => vi.unstubAllEnvs());

describe("events of the suite", () => {
  it("are found behind whatever the host puts before them", () => {
    const line = '%c INFO color: #33f storewarden-e2e {"event":"pass","name":"a","ms":3}';
    expect(eventIn(line)).toEqual({ event: "pass", name: "a", ms: 3 });
  });

  it("are not seen in other lines or in a line that was cut", () => {
    expect(eventIn("[AgentHost] Connecting")).toBeUndefined();
    expect(eventIn('storewarden-e2e {"event":"pa')).toBeUndefined();
  });

  it("are counted, and a suite that never said its end is known as such", () => {
    const printed: string[] = [];
    const results = new Results("trusted", (line) => printed.push(line));
    results.takeLine('storewarden-e2e {"event":"pass","name":"a","ms":3}');
    results.takeLine('storewarden-e2e {"event":"fail","name":"b","message":"no\\nway"}');
    expect(results.totals).toEqual({ passed: 1, failed: 1 });
    expect(results.ended).toBe(false);
    expect(printed.at(-1)).toContain("b\n      no\n      way");
    results.takeLine('storewarden-e2e {"event":"end"}');
    expect(results.ended).toBe(true);
    expect(sum([results.totals, { passed: 2, failed: 0 }])).toEqual({ passed: 3, failed: 1 });
  });
});

describe("the editor's environment", () => {
  it("has nothing of another editor or of the npm that started the tests", () => {
    const inherited = {
      PATH: "/bin",
      VSCODE_PID: "1",
      ELECTRON_RUN_AS_NODE: "1",
      npm_config_registry: "http://127.0.0.1:1",
      npm_lifecycle_event: "test",
    };
    const own = { npm_config_userconfig: "/home/dev/npmrc" };
    expect(editorEnvironment(own, inherited)).toEqual({ PATH: "/bin", ...own });
  });
});

describe("processes", () => {
  it("that are stopped take with them what they started", async () => {
    const child = startChild(
      process.execPath,
      [
        "-e",
        `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
         console.log(pid); setInterval(() => {}, 1000);`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const grandchild = await new Promise<number>((resolve) => {
      child.process.stdout?.once("data", (chunk) => resolve(Number(chunk)));
    });
    await child.stop();
    await vi.waitFor(() => expect(() => process.kill(grandchild, 0)).toThrow("ESRCH"), 5000);
  });

  it("that cannot be started end with a code instead of an exception", async () => {
    const { code, output } = await runToEnd("no-such-program-here", [], { timeoutMs: 5000 });
    expect(code).toBe(127);
    expect(output).toContain("no-such-program-here");
  });
});

describe("a browser named by hand", () => {
  it("that does not start is an error with its name, not a reason to take another", async () => {
    vi.stubEnv("CHROME_PATH", "/no/such/chrome");
    await expect(launchBrowser(() => {})).rejects.toThrow("CHROME_PATH names /no/such/chrome");
  });
});

describe("folders of a run", () => {
  it("hold the files and the settings, and go away", () => {
    const scratch = makeScratch({ files: { "src/a.js": "let a;\r\n" } }, { "editor.fontSize": 9 });
    expect(readFileSync(join(scratch.workspace, "src", "a.js"), "utf8")).toBe("let a;\r\n");
    const settings = readFileSync(join(scratch.userData, "User", "settings.json"), "utf8");
    expect(JSON.parse(settings)).toMatchObject({ "editor.fontSize": 9 });
    scratch.remove();
    expect(existsSync(scratch.root)).toBe(false);
  });
});

describe("the address of a window", () => {
  it("names the folder, the extension and the suite, also with spaces", () => {
    const address = new URL(
      windowAddress(4000, { folder: "/a store", extension: "/ext", suite: "/out/index.js" }),
    );
    expect(address.origin).toBe("http://127.0.0.1:4000");
    expect(address.searchParams.get("folder")).toBe("/a store");
    expect(JSON.parse(address.searchParams.get("payload") ?? "")).toEqual([
      ["extensionDevelopmentPath", "vscode-remote://127.0.0.1:4000/ext"],
      ["extensionTestsPath", "vscode-remote://127.0.0.1:4000/out/index.js"],
    ]);
  });
});
