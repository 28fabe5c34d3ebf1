import * as vscode from "vscode";
import {
  type DataFlow,
  type DataFlowParams,
  type DataFlowStep,
  METHODS,
} from "../../protocol/messages.ts";
import type { ServerClient } from "../server-client.ts";

/**
 * Lists the steps from where data enters to where it does harm: of a named finding, else of the
 * one at the cursor, else of one that the person picks. Gives the number of steps.
 */
export async function showDataFlow(client: ServerClient, finding: unknown): Promise<number> {
  const editor = vscode.window.activeTextEditor;
  const params = isNamed(finding) ? finding : editor && atCursor(editor);
  const flows = params ? await client.request<DataFlow[]>(METHODS.dataFlow, params) : [];
  const flow = flows.length > 1 ? await choose(flows) : flows[0];
  if (!flow) {
    if (flows.length > 0) return 0;
    const text = vscode.l10n.t("No finding in this file has a data flow.");
    void vscode.window.showInformationMessage(text);
    return 0;
  }
  void walk(flow, editor);
  return flow.steps.length;
}

function atCursor({ document, selection }: vscode.TextEditor): DataFlowParams {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

/** Links and code actions name the finding; what they hand over is a part of a document. */
function isNamed(value: unknown): value is DataFlowParams {
  if (typeof value !== "object" || value === null) return false;
  const { uri, fingerprint } = value as Partial<Record<keyof DataFlowParams, unknown>>;
  return typeof uri === "string" && typeof fingerprint === "string";
}

async function choose(flows: readonly DataFlow[]): Promise<DataFlow | undefined> {
  const items = flows.map((flow) => ({
    label: flow.ruleId,
    description: place(flow.steps.at(-1)),
    detail: flow.message,
    flow,
  }));
  const placeHolder = vscode.l10n.t("The finding whose data flow to show");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.flow;
}

interface StepItem extends vscode.QuickPickItem {
  readonly step: DataFlowStep;
}

/** The selected step is previewed, Enter goes there, Escape goes back to where one was. */
async function walk(flow: DataFlow, editor: vscode.TextEditor | undefined): Promise<void> {
  const back = editor && { document: editor.document, selection: editor.selection };
  const pick = vscode.window.createQuickPick<StepItem>();
  pick.title = flow.message;
  pick.placeholder = vscode.l10n.t("Steps of the data flow; Enter goes to the selected one");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = flow.steps.map((step, index) => ({
    label: `${index + 1}. ${step.says}`,
    description: place(step),
    detail: step.code,
    step,
  }));
  let isAccepted = false;
  pick.onDidChangeActive(([item]) => item && void reveal(item.step, true));
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    isAccepted = true;
    pick.hide();
    if (item) void reveal(item.step, false);
  });
  await new Promise<void>((resolve) => {
    pick.onDidHide(() => resolve());
    pick.show();
  });
  pick.dispose();
  if (isAccepted || !back) return;
  await vscode.window.showTextDocument(back.document, { selection: back.selection });
}

async function reveal({ uri, range }: DataFlowStep, isPreview: boolean): Promise<void> {
  const { start, end } = range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    selection,
    preview: isPreview,
    preserveFocus: isPreview,
  });
}

function place(step: DataFlowStep | undefined): string {
  return step ? `${step.path}:${step.range.start.line + 1}` : "";
}
