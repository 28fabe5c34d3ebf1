import * as vscode from "vscode";
import { registerCommands } from "./commands.ts";
import { ExplanationPage } from "./commands/why-no-findings.ts";
import { DependencyTree } from "./dependencies/dependency-tree.ts";
import { ReportPanel } from "./report/report-panel.ts";
import { ServerClient } from "./server-client.ts";
import { StatusItem } from "./status-item.ts";

/** What `activate` returns, for tests and benchmarks of this extension. */
export interface StorewardenApi {
  /** How long `activate` itself took, in milliseconds; the server starts in the background after it. */
  readonly activationMs: number;
  /** Settled once the language server answers; rejected when it does not start. */
  readonly ready: Promise<void>;
}

/** Wires everything; the work is done by the server, which starts without being waited for. */
export function activate(context: vscode.ExtensionContext): StorewardenApi {
  const start = performance.now();
  const output = vscode.window.createOutputChannel("Storewarden", { log: true });
  const client = new ServerClient(context, output);
  const status = new StatusItem(client);
  const report = new ReportPanel(context, client);
  const explanation = new ExplanationPage(client);
  const tree = new DependencyTree(client, context.workspaceState);
  const commands = registerCommands({ context, client, report, explanation, tree });
  context.subscriptions.push(output, client, status, report, explanation, tree, ...commands);
  // The walkthrough is offered from now on; without this the editor would open it after the installation.
  void vscode.commands.executeCommand("setContext", "storewarden.active", true);
  const ready = client.start();
  // Whoever waits for it sees the failure; the output says it in any case.
  ready.catch((error: unknown) => output.error(String(error)));
  return { activationMs: performance.now() - start, ready };
}
