import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import { startLoopbackProxy } from "../../harness/loopback-proxy.ts";
import { checkDependencies, hoverAt, until, withSetting } from "./ask-dependencies.ts";
import {
  actionsFor,
  applyAction,
  fileUri,
  findingsOf,
  openFile,
  replaceText,
  ruleOf,
  waitForDiagnostics,
  waitForFinding,
  waitUntilGone,
} from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

const HOLE = "dep-known-vulnerable";

/** A store whose packages a real registry with advisories knows; one of them asks for a token. */
export const dependencyHealthTests: readonly EditorTest[] = [
  {
    name: "a hole in a package that another one brings is underlined, and a hover tells all about it",
    async run() {
      const { document } = await openFile("package.json");
      const finding = await waitForFinding(document.uri, HOLE);
      assert.match(finding.message, /mail-parser 1\.0\.0, brought by shop-mailer/);
      const text = await hoverAt(document, '"shop-mailer"');
      assert.match(text, /Installed: 2\.0\.0/);
      assert.match(text, /Advisories:.*mail\\?-parser 1\.0\.0 .*shop\\?-mailer › mail\\?-parser/s);
      assert.match(text, /Imported by: .*src\/mail\.js/);
    },
  },
  {
    name: "a private package is looked up with the token of the person's own .npmrc",
    async run() {
      // The project names neither the registry nor the token.
      await assert.rejects(stat(fileUri(".npmrc").fsPath));
      const { document } = await openFile("package.json");
      await waitForDiagnostics("the private package's deprecation", () =>
        findingsOf(document.uri).some(({ message }) => message.includes("charges twice")),
      );
      assert.match(await hoverAt(document, '"@private/pay"'), /Latest: 3\.0\.1/);
    },
  },
  {
    name: "lenses tell versions where they are switched on, and are off otherwise",
    async run() {
      const { document } = await openFile("package.json");
      await waitForFinding(document.uri, HOLE);
      assert.deepEqual(await lenses(document), []);
      await withSetting("storewarden.dependencies.codeLens", true, async () => {
        const shown = await until(
          () => lenses(document),
          (titles) => titles.length === 2,
        );
        assert.ok(
          shown.some((title) => /2\.0\.0 installed · latest · 1 known hole/.test(title)),
          shown.join(" | "),
        );
      });
    },
  },
  {
    name: "look-ups go through http.proxy from the moment on that the person sets it",
    async run() {
      const { document } = await openFile("package.json");
      await waitForFinding(document.uri, HOLE);
      const proxy = await startLoopbackProxy();
      const heard = () => [...proxy.asked, ...proxy.tunnels];
      try {
        await withSetting("http.proxy", proxy.url, async () => {
          const editor = await vscode.window.showTextDocument(document);
          const line = '"shop-mailer"';
          // A name that nobody has asked about before.
          await replaceText(editor, line, `"shop-rates": "^1.0.0",\n    ${line}`);
          await until(
            async () => heard(),
            (all) => all.length > 0,
          );
        });
        const before = heard().length;
        const editor = await vscode.window.showTextDocument(document);
        await replaceText(editor, '"shop-rates": "^1.0.0"', '"shop-current": "1.0.0"');
        await until(
          () => hoverAt(document, '"shop-current"'),
          (text) => /Latest/.test(text),
        );
        assert.equal(heard().length, before);
      } finally {
        await vscode.commands.executeCommand("workbench.action.files.revert");
        await proxy.stop();
      }
    },
  },
  {
    name: "offline, answers of before count, and the check says that nobody was asked",
    async run() {
      const { document } = await openFile("package.json");
      await waitForFinding(document.uri, HOLE);
      const npmrc = fileUri(".npmrc").fsPath;
      await writeFile(npmrc, "offline=true\n");
      try {
        const summary = await checkDependencies();
        assert.ok(
          summary.notChecked.some(({ reason }) => /offline/i.test(reason)),
          JSON.stringify(summary.notChecked),
        );
        assert.ok(
          findingsOf(document.uri).some((one) => ruleOf(one) === HOLE),
          "the hole is gone",
        );
        assert.match(await hoverAt(document, '"shop-mailer"'), /offline/);
      } finally {
        await rm(npmrc);
      }
    },
  },
  {
    name: "the fix overrides the vulnerable package, npm follows it, and a new check finds nothing",
    async run() {
      const { document } = await openFile("package.json");
      const finding = await waitForFinding(document.uri, HOLE);
      const actions = await actionsFor(document.uri, finding);
      await applyAction(actions, /[Oo]verride mail-parser/);
      assert.match(document.getText(), /"overrides": \{\s*"mail-parser": "\^1\.0\.1"/);
      await waitUntilGone(document.uri, HOLE);
      assert.ok(await document.save());
      await npmInstall();
      const lock = await readFile(fileUri("package-lock.json").fsPath, "utf8");
      assert.match(lock, /"node_modules\/mail-parser": \{\s*"version": "1\.0\.1"/);
      const summary = await checkDependencies();
      assert.equal(summary.off, undefined);
      const holes = findingsOf(document.uri).filter((one) => ruleOf(one) === HOLE);
      assert.deepEqual(holes, []);
    },
  },
];

/** What the person's own npm makes of the manifest: no package is fetched, the lockfile is written anew. */
async function npmInstall(): Promise<void> {
  const args = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  await promisify(execFile)("npm", args, {
    cwd: fileUri("").fsPath,
    shell: process.platform === "win32",
  });
}

async function lenses(document: vscode.TextDocument): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    20,
  );
  const ours = all.filter(({ command }) => command?.command === COMMANDS.showDependency);
  return ours.map(({ command }) => command?.title ?? "");
}
