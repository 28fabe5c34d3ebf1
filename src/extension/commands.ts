import * as vscode from "vscode";
import { COMMANDS, type CommandId } from "../protocol/ids.ts";
import { METHODS } from "../protocol/messages.ts";
import { auditFile, auditWorkspace } from "./commands/audit.ts";
import { checkDependencies } from "./commands/check-dependencies.ts";
import { exportReport } from "./commands/export-report.ts";
import { openRule } from "./commands/open-rule.ts";
import { openSample } from "./commands/open-sample.ts";
import { showDataFlow } from "./commands/show-data-flow.ts";
import type { ExplanationPage } from "./commands/why-no-findings.ts";
import { copyDependency, openAdvisory, showDependency } from "./dependencies/commands.ts";
import type { DependencyTree } from "./dependencies/dependency-tree.ts";
import { say } from "./messages.ts";
import type { ReportPanel } from "./report/report-panel.ts";
import type { ServerClient } from "./server-client.ts";

/** What commands work with. */
export interface CommandNeeds {
  readonly context: vscode.ExtensionContext;
  readonly client: ServerClient;
  readonly report: ReportPanel;
  readonly explanation: ExplanationPage;
  readonly tree: DependencyTree;
}

/** Registers every command that package.json contributes. */
export function registerCommands(needs: CommandNeeds): vscode.Disposable[] {
  const { context, client, report, explanation, tree } = needs;
  const handlers: Record<CommandId, (...args: unknown[]) => Promise<unknown>> = {
    [COMMANDS.auditWorkspace]: () => auditWorkspace(client),
    [COMMANDS.auditFile]: () => auditFile(client),
    [COMMANDS.checkDependencies]: () => checkDependencies(client),
    [COMMANDS.showReport]: async () => report.show(),
    [COMMANDS.exportReport]: () => exportReport(client),
    [COMMANDS.whyNoFindings]: () => explanation.show(),
    [COMMANDS.showDataFlow]: (finding) => showDataFlow(client, finding),
    [COMMANDS.clearFindings]: async () => {
      await client.request(METHODS.clear, undefined);
      await report.refresh();
    },
    [COMMANDS.restartServer]: () => client.restart(),
    [COMMANDS.showOutput]: async () => client.output.show(),
    [COMMANDS.openRule]: (ruleId) => openRule(context, ruleId),
    [COMMANDS.openSample]: () => openSample(context),
    [COMMANDS.showDependency]: (place) => showDependency(place),
    [COMMANDS.openAdvisory]: (node) => openAdvisory(node),
    [COMMANDS.copyDependency]: (node) => copyDependency(node),
    [COMMANDS.groupByState]: () => tree.group("state"),
    [COMMANDS.groupByWorkspace]: () => tree.group("workspace"),
  };
  return Object.entries(handlers).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        client.output.error(`${id}: ${String(error)}`);
        say.error(client, error);
        return undefined;
      }
    }),
  );
}
