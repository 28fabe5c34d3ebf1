import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Folders of one run of the editor; all of them are new and go away with `remove`. */
export interface Scratch {
  readonly root: string;
  /** The folder that the window opens. Tests may edit it. */
  readonly workspace: string;
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
  remove(): void;
}

/** What the workspace starts with: files by relative path, or a copy of a folder. */
export type WorkspaceContent =
  | { readonly files: Readonly<Record<string, string>> }
  | { readonly copyOf: string };

/** Settings of the person who runs the window: nothing but the editor and the extension. */
const USER_SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "security.workspace.trust.startupPrompt": "never",
  // Most tests are about what was asked for.
  "storewarden.analysis.scope": "openFiles",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  // The host lacks the compiler behind these; its absence shall not fill the Problems panel.
  "javascript.validate.enable": false,
  "typescript.validate.enable": false,
};

const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const;

/** Folders that an interrupted run would leave behind. */
const leftovers = new Set<string>();
process.once("exit", () => {
  for (const root of leftovers) rmSync(root, REMOVE);
});

/**
 * Makes the folders of one run.
 * @param settings added to the person's settings, by full setting name.
 */
export function makeScratch(
  content: WorkspaceContent,
  settings: Readonly<Record<string, unknown>> = {},
): Scratch {
  // The real path: editors report files by it, and a temporary folder is often a link.
  const root = realpathSync(mkdtempSync(join(tmpdir(), "storewarden-")));
  const name = "copyOf" in content ? basename(content.copyOf) : "store";
  leftovers.add(root);
  const scratch: Scratch = {
    root,
    workspace: join(root, name),
    userData: join(root, "user"),
    serverData: join(root, "server"),
    extensions: join(root, "extensions"),
    remove: () => {
      rmSync(root, REMOVE);
      leftovers.delete(root);
    },
  };
  mkdirSync(scratch.workspace);
  mkdirSync(scratch.extensions);
  write(
    join(scratch.userData, "User", "settings.json"),
    JSON.stringify({ ...USER_SETTINGS, ...settings }, undefined, 2),
  );
  if ("copyOf" in content) {
    cpSync(content.copyOf, scratch.workspace, { recursive: true });
  } else {
    for (const [path, text] of Object.entries(content.files)) {
      write(join(scratch.workspace, path), text);
    }
  }
  return scratch;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
