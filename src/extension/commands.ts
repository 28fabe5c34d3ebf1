import * as vscode from "vscode";
import { COMMANDS, type CommandId } from "../protocol/ids.ts";
import { METHODS } from "../protocol/messages.ts";
import { auditFile, auditWorkspace } from "./commands/audit.ts";
import { openRule } from "./commands/open-rule.ts";
import { say } from "./messages.ts";
import type { ServerClient } from "./server-client.ts";

/** Registers every command that package.json contributes. */
export function registerCommands(
  context: vscode.ExtensionContext,
  client: ServerClient,
): vscode.Disposable[] {
  const handlers: Partial<Record<CommandId, (...args: unknown[]) => Promise<unknown>>> = {
    [COMMANDS.auditWorkspace]: () => auditWorkspace(client),
    [COMMANDS.auditFile]: () => auditFile(client),
    [COMMANDS.clearFindings]: async () => {
      await client.request(METHODS.clear, undefined);
    },
    [COMMANDS.restartServer]: () => client.restart(),
    [COMMANDS.showOutput]: async () => client.output.show(),
    [COMMANDS.openRule]: (ruleId) => openRule(context, ruleId),
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
