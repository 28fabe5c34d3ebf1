import assert from "node:assert/strict";
import type { Workbench } from "./workbench.mts";

/** One thing that a person does without a mouse. */
export interface PageCheck {
  readonly name: string;
  run(workbench: Workbench): Promise<void>;
}

/** A file beside those of the example store, with a secret that is the store's own. */
export const LABELS = {
  path: "src/labels.ts",
  variable: "SIGNING_SECRET",
  text: [
    'import { createHmac } from "node:crypto";',
    "",
    "export function labelProof(order: string): string {",
    '  return createHmac("sha256", "corner-shop-labels").update(order).digest("hex");',
    "}",
    "",
  ].join("\n"),
} as const;

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
  {
    name: "a fix that reaches into other files shows them first, all ticked, and changes them together",
    async run(workbench) {
      const { page, editor, preview } = workbench;
      await workbench.openFile(LABELS.path);
      await editor.getByText("corner-shop-labels").waitFor();
      await workbench.squiggles.first().waitFor();
      await page.keyboard.press("ControlOrMeta+1");
      await page.keyboard.press("F8");
      const menu = await workbench.openQuickFixes();
      await menu.getByText("put a new random value into .env").click();
      // Whoever applies it without looking gets the whole fix; the person may still leave a file out.
      for (const file of [/^\.env$/, /^\.env\.example$/, /^\.gitignore$/]) {
        const row = preview.locator('.monaco-list-row[aria-level="1"]').filter({
          has: page.locator(".label-name", { hasText: file }),
        });
        assert.equal(await row.getByRole("checkbox").isChecked(), true);
      }
      assert.match((await editor.textContent()) ?? "", /corner-shop-labels/);
      await preview.getByRole("button", { name: "Apply" }).click();
      await editor.getByText("corner-shop-labels").waitFor({ state: "detached" });
      await workbench.openFile(".env.example");
      // The variable stands below the others.
      await workbench.goTo(26);
      await editor.getByText(LABELS.variable).waitFor();
    },
  },
];
