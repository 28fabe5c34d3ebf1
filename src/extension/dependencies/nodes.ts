import * as vscode from "vscode";
import {
  type FolderHealth,
  HEALTH_STATES,
  type HealthState,
  type ShownItem,
} from "../../protocol/health.ts";

export type Grouping = "state" | "workspace";

export interface GroupNode {
  readonly kind: "group";
  readonly label: string;
  readonly icon: vscode.ThemeIcon;
  readonly children: readonly ItemNode[];
  /** Opened at once: what is urgent. */
  readonly isOpen: boolean;
  /** Survives a refresh, so that groups stay open. */
  readonly id: string;
}

export interface ItemNode {
  readonly kind: "item";
  readonly item: ShownItem;
  readonly id: string;
}

export type Node = GroupNode | ItemNode;

/** Groups with something in them, in the order of urgency or of the packages' paths. */
export function groupNodes(folders: readonly FolderHealth[], grouping: Grouping): GroupNode[] {
  return grouping === "state" ? byState(folders) : byWorkspace(folders);
}

function byState(folders: readonly FolderHealth[]): GroupNode[] {
  return HEALTH_STATES.flatMap((state): GroupNode[] => {
    const children = folders.flatMap((folder) =>
      folder.items.filter((item) => item.state === state).map((item) => nodeOf(folder, item, "")),
    );
    if (children.length === 0) return [];
    const isOpen = state === "vulnerable" || state === "deprecated";
    return [
      {
        kind: "group",
        label: stateTitle(state),
        icon: stateIcon(state),
        children,
        isOpen,
        id: state,
      },
    ];
  });
}

/** A package that several of the project's packages name is in the group of each. */
function byWorkspace(folders: readonly FolderHealth[]): GroupNode[] {
  return folders.flatMap((folder) =>
    folder.workspaces.flatMap(({ manifest, name }): GroupNode[] => {
      const children = folder.items.flatMap((item) => {
        const places = item.places.filter((place) => place.manifest === manifest);
        return places.length === 0 ? [] : [nodeOf(folder, { ...item, places }, manifest)];
      });
      if (children.length === 0) return [];
      const path = folders.length > 1 ? `${folder.name}/${manifest}` : manifest;
      const label = name === "" ? path : `${name} (${path})`;
      const icon = new vscode.ThemeIcon("package");
      const id = `${folder.uri}\n${manifest}`;
      return [{ kind: "group", label, icon, children, isOpen: folder.workspaces.length === 1, id }];
    }),
  );
}

function nodeOf(folder: FolderHealth, item: ShownItem, manifest: string): ItemNode {
  const { state, name, version = "", text } = item;
  const more = state === "not-checked" ? text : "";
  return { kind: "item", item, id: [folder.uri, manifest, state, name, version, more].join("\n") };
}

export function stateTitle(state: HealthState): string {
  switch (state) {
    case "vulnerable":
      return vscode.l10n.t("Vulnerable");
    case "deprecated":
      return vscode.l10n.t("Deprecated");
    case "unmaintained":
      return vscode.l10n.t("Unmaintained");
    case "fresh":
      return vscode.l10n.t("Still in cool-down");
    case "outdated":
      return vscode.l10n.t("Outdated");
    case "licence":
      return vscode.l10n.t("Licence not accepted");
    case "unused":
      return vscode.l10n.t("Possibly unused");
    case "not-checked":
      return vscode.l10n.t("Not checked");
  }
}

/** Colours of the theme, and a shape for each, since colour alone says nothing to many. */
export function stateIcon(state: HealthState): vscode.ThemeIcon {
  const [icon, colour] = ICONS[state];
  return new vscode.ThemeIcon(
    icon,
    colour === undefined ? undefined : new vscode.ThemeColor(colour),
  );
}

const ICONS: Readonly<Record<HealthState, readonly [icon: string, colour?: string]>> = {
  vulnerable: ["error", "list.errorForeground"],
  deprecated: ["warning", "list.warningForeground"],
  unmaintained: ["archive", "list.warningForeground"],
  fresh: ["watch"],
  outdated: ["arrow-circle-up"],
  licence: ["law"],
  unused: ["circle-slash"],
  "not-checked": ["question"],
};
