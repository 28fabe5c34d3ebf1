import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import type { EditorHost, EditorRun } from "./editor-run.mts";
import { editorEnvironment } from "./environment.mts";
import { startChild } from "./processes.mts";
import type { Results } from "./results.mts";

/**
 * The desktop editor: the one that `VSCODE_EXECUTABLE` names, else the stable release, downloaded
 * once into `.vscode-test`.
 */
export async function desktopHost(): Promise<EditorHost> {
  const named = process.env["VSCODE_EXECUTABLE"];
  const executable =
    named !== undefined && named !== "" ? named : await downloadAndUnzipVSCode("stable");
  return { run: (run, results) => runOnDesktop(executable, run, results), close: async () => {} };
}

async function runOnDesktop(executable: string, run: EditorRun, results: Results): Promise<void> {
  const args = [
    run.scratch.workspace,
    "--no-sandbox",
    "--disable-gpu-sandbox",
    "--disable-updates",
    "--disable-telemetry",
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-extensions",
    `--user-data-dir=${run.scratch.userData}`,
    `--extensions-dir=${run.scratch.extensions}`,
    `--extensionDevelopmentPath=${run.extension}`,
    `--extensionTestsPath=${run.suite}`,
    ...(run.trusted ? ["--disable-workspace-trust"] : []),
  ];
  // A Linux machine without a display needs a virtual one.
  const headless = process.platform === "linux" && process.env["DISPLAY"] === undefined;
  const [command, ...rest] = headless
    ? ["xvfb-run", "-a", executable, ...args]
    : [executable, ...args];
  const child = startChild(command ?? executable, rest, {
    env: editorEnvironment(run.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  const read = async (stream: Readable | null) => {
    if (stream === null) return;
    for await (const line of createInterface({ input: stream })) {
      results.takeLine(line);
      output.push(line);
      output.splice(0, output.length - 40);
    }
  };
  const timer = setTimeout(() => void child.stop(), run.limitMs);
  await Promise.all([read(child.process.stdout), read(child.process.stderr), child.exited]);
  clearTimeout(timer);
  await child.stop();
  if (!results.ended) results.fail(`${run.name}: the editor ended early`, output.join("\n"));
}
