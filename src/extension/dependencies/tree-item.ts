import * as vscode from "vscode";
import { COMMANDS } from "../../protocol/ids.ts";
import type { ShownItem } from "../../protocol/health.ts";
import { type GroupNode, type ItemNode, stateIcon, stateTitle } from "./nodes.ts";

export function groupItem({ label, icon, children, isOpen, id }: GroupNode): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.iconPath = icon;
  item.description = String(children.length);
  item.accessibilityInformation = {
    label: vscode.l10n.t("{0}, {1} packages", label, children.length),
  };
  return item;
}

export function packageItem({ item, id }: ItemNode): vscode.TreeItem {
  const { state, name, version, to, advisories } = item;
  const label = version === undefined ? name : `${name} ${version}`;
  const row = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  row.id = id;
  row.iconPath = stateIcon(state);
  const details = detailsOf(item);
  row.description = [to === undefined ? "" : `→ ${to}`, ...details].filter(Boolean).join(" · ");
  row.tooltip = [stateTitle(state), item.text, ...item.places.map(wayOf)].join("\n");
  row.contextValue = advisories.some(({ url }) => url !== undefined) ? "advised" : state;
  row.accessibilityInformation = {
    label: [label, stateTitle(state), item.text, ...details].join(", "),
  };
  const [place] = item.places;
  if (place) {
    const { uri, line, column } = place;
    row.command = {
      command: COMMANDS.showDependency,
      title: vscode.l10n.t("Show the line that names it"),
      arguments: [{ uri, line, column }],
    };
  }
  return row;
}

function detailsOf({ state, advisories, direct, production, places, text }: ShownItem): string[] {
  const [place] = places;
  const before = place?.path.at(-2);
  return [
    ...(advisories[0] ? [advisories[0].severity] : []),
    ...(state === "not-checked" ? [text] : []),
    ...(!direct && before !== undefined ? [vscode.l10n.t("brought by {0}", before)] : []),
    ...(production ? [] : [vscode.l10n.t("development only")]),
    ...(places.length > 1 ? [vscode.l10n.t("in {0} packages", places.length)] : []),
  ];
}

function wayOf({ manifest, path }: ShownItem["places"][number]): string {
  return path.length > 1 ? `${manifest}: ${path.join(" › ")}` : manifest;
}
