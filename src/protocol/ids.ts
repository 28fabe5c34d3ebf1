/** The source of every diagnostic, and the section of all settings. */
export const SOURCE = "storewarden";

/** Commands that the extension contributes and registers, all in the category Storewarden. */
export const COMMANDS = {
  auditWorkspace: "storewarden.auditWorkspace",
  auditFile: "storewarden.auditFile",
  checkDependencies: "storewarden.checkDependencies",
  showReport: "storewarden.showReport",
  exportReport: "storewarden.exportReport",
  whyNoFindings: "storewarden.whyNoFindings",
  showDataFlow: "storewarden.showDataFlow",
  clearFindings: "storewarden.clearFindings",
  restartServer: "storewarden.restartServer",
  showOutput: "storewarden.showOutput",
  openRule: "storewarden.openRule",
  openSample: "storewarden.openSample",
  showDependency: "storewarden.showDependency",
  openAdvisory: "storewarden.openAdvisory",
  copyDependency: "storewarden.copyDependency",
  groupByState: "storewarden.groupDependenciesByState",
  groupByWorkspace: "storewarden.groupDependenciesByWorkspace",
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

/** The tree of dependencies, and the values of `viewItem` that its menus tell apart. */
export const DEPENDENCIES_VIEW = "storewarden.dependencies";

/** Kind of the code action that applies every safe fix of a file. */
export const FIX_ALL_KIND = "source.fixAll.storewarden";

/** How a comment begins that silences findings. */
export { MARK as DIRECTIVE } from "../engine/findings/suppression.ts";

/** Schemes of documents that are analysed; diff views, versions of git and output panes have others. */
export const DOCUMENT_SCHEMES = ["file", "untitled", "vscode-remote"] as const;

/** The link of a finding to the way of its data. */
export function dataFlowLink(uri: string, fingerprint: string): string {
  const args = JSON.stringify([{ uri, fingerprint }]);
  return `command:${COMMANDS.showDataFlow}?${encodeURIComponent(args)}`;
}

/** The link of a finding to the page of its rule, which is inside the extension and opens offline. */
export function ruleLink(ruleId: string): string {
  return `command:${COMMANDS.openRule}?${encodeURIComponent(JSON.stringify([ruleId]))}`;
}
