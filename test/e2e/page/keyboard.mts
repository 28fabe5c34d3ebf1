import assert from "node:assert/strict";
import type { Workbench } from "./workbench.mts";

/** One thing that a person does without a mouse. */
export interface PageCheck {
  readonly name: string;
  run(workbench: Workbench): Promise<void>;
}

/** The checks share one window that has the example store open, and build on one another. */
export const keyboardChecks: readonly PageCheck[] = [
  {
    name: "a file opened by name is underlined where it has a flaw",
    async run(workbench) {
      await workbench.openFile("services/suppliers.ts");
      await workbench.squiggles.first().waitFor();
    },
  },
  {
    name: "the Problems panel lists the finding with its rule",
    async run(workbench) {
      await workbench.showProblems();
      await workbench.problems.getByText("tls-verify-disabled").first().waitFor();
    },
  },
  {
    name: "F8 leads from the editor to the finding and shows its message",
    async run({ page, editor }) {
      await page.keyboard.press("ControlOrMeta+1");
      await page.keyboard.press("F8");
      await editor.locator(".zone-widget .marker-widget").waitFor();
      const message = await editor.locator(".zone-widget .marker-widget").textContent();
      assert.match(message ?? "", /tls-verify-disabled/);
      await page.keyboard.press("Escape");
    },
  },
  {
    name: "the lightbulb's menu offers a fix, and Enter applies it",
    async run(workbench) {
      const menu = await workbench.openQuickFixes();
      await menu.getByText("tls-verify-disabled").first().waitFor();
      await workbench.page.keyboard.press("Enter");
      await workbench.problems.getByText("tls-verify-disabled").waitFor({ state: "detached" });
    },
  },
  {
    name: "the palette audits the workspace, and closed files appear in Problems",
    async run(workbench) {
      await workbench.audit();
      await workbench.problemFiles.filter({ hasNotText: "suppliers.ts" }).first().waitFor();
    },
  },
  {
    name: "the view of dependencies is read aloud, and Enter leads to the line of package.json",
    async run(workbench) {
      const { page, dependencyRows } = workbench;
      await workbench.showDependencies();
      // The first time there was nothing yet that could have the focus.
      await workbench.showDependencies();
      const group = dependencyRows.first();
      assert.match((await group.getAttribute("aria-label")) ?? "", /, \d+ packages/);
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      const child = workbench.page.locator(
        '.tree-explorer-viewlet-tree-view .monaco-list-row[aria-level="2"]',
      );
      await child.first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".tab.active", { hasText: "package.json" }).waitFor();
    },
  },
  {
    name: "the report has a heading, and Tab reaches its first control",
    async run(workbench) {
      await workbench.runCommand("Storewarden: Show Report");
      const { webview, page } = workbench;
      await webview.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("Tab");
      await webview.locator(":focus").first().waitFor();
    },
  },
];
