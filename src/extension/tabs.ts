import * as vscode from "vscode";
import type { TabsParams } from "../protocol/messages.ts";

/** Tells of documents that got their first tab or lost their last one. */
export function watchTabs(tell: (tabs: TabsParams) => void): vscode.Disposable {
  let before = documentsInTabs();
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    if (opened.length === 0 && closed.length === 0) return;
    const now = documentsInTabs();
    const tabs = { opened: without(now, before), closed: without(before, now) };
    before = now;
    if (tabs.opened.length > 0 || tabs.closed.length > 0) tell(tabs);
  });
}

function documentsInTabs(): Set<string> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap((tab) => documentsOf(tab.input)).map((uri) => uri.toString()));
}

function documentsOf(input: unknown): vscode.Uri[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
    return [input.uri];
  }
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

function without(all: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...all].filter((uri) => !others.has(uri));
}
