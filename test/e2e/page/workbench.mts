import type { FrameLocator, Locator, Page } from "playwright-core";

const KEY_ATTEMPTS = 3;
/** A menu that is not there after so long was not opened. */
const KEY_LOST_MS = 8_000;

/** VS Code's window as a person uses it: by keyboard, waiting for what appears. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the window is there and can take keys. */
  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  /** Opens a file of the workspace by its name, through the quick open box. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf("/") + 1);
    await this.#quickPick("ControlOrMeta+P", path, name);
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Runs a command of the palette by the title that a person reads there. */
  async runCommand(title: string): Promise<void> {
    await this.#quickPick("F1", `>${title}`, title);
  }

  /** Audits the workspace and waits until the editor says that it is done. */
  async audit(): Promise<void> {
    await this.runCommand("Storewarden: Audit Workspace");
    // A window with the test driver shows no toasts, but keeps the list of them.
    await this.runCommand("Notifications: Show Notifications");
    await this.notifications.getByText("The audit is done").first().waitFor();
    await this.runCommand("Notifications: Clear All Notifications");
    await this.notifications.waitFor({ state: "hidden" });
  }

  /** Puts the cursor on a line, counted from 1, and on a column. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.#input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.#box.waitFor({ state: "hidden" });
  }

  /** Opens the Problems panel. */
  async showProblems(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+Shift+M");
    await this.problems.waitFor();
  }

  /** Opens the lightbulb's menu at the cursor. */
  async openQuickFixes(): Promise<Locator> {
    const menu = this.page.locator(".action-widget:not(.action-list-submenu-panel)");
    const first = menu.locator(".monaco-list-row.action").first();
    // A key that comes while another widget closes is lost; people press it again.
    for (let attempt = 1; attempt < KEY_ATTEMPTS; attempt++) {
      await this.page.keyboard.press("ControlOrMeta+.");
      const isOpen = await first.waitFor({ timeout: KEY_LOST_MS }).then(
        () => true,
        () => false,
      );
      if (isOpen) return menu;
    }
    await this.page.keyboard.press("ControlOrMeta+.");
    await first.waitFor();
    return menu;
  }

  /** Opens the view of dependencies and waits for its first group. */
  async showDependencies(): Promise<void> {
    await this.runCommand("Storewarden: Focus on Dependencies View");
    await this.dependencyRows.first().waitFor();
  }

  /** Groups and packages of the view of dependencies. */
  get dependencyRows(): Locator {
    return this.page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row");
  }

  /** The page that an extension shows in a tab. */
  get webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  get problems(): Locator {
    return this.page.locator(".markers-panel-container");
  }

  /** The files that the Problems panel lists, as far as it has room for them. */
  get problemFiles(): Locator {
    return this.problems.locator('.monaco-list-row[aria-level="1"]');
  }

  /** How many problems there are, as the tab of the panel says. */
  get problemCount(): Locator {
    return this.page.locator('.part.panel [aria-label^="Problems"] .badge-content').first();
  }

  get squiggles(): Locator {
    return this.editor.locator(".squiggly-error, .squiggly-warning, .squiggly-info");
  }

  /** What a fix would change in other files. */
  get preview(): Locator {
    return this.page.locator(".bulk-edit-panel");
  }

  get notifications(): Locator {
    return this.page.locator(".notifications-center");
  }

  async #quickPick(key: string, text: string, expected: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.#input.fill(text);
    // The list is filled while typing goes on; Enter before that would take another entry.
    await this.#box.locator(".monaco-list-row.focused", { hasText: expected }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.#box.waitFor({ state: "hidden" });
  }

  get #box(): Locator {
    return this.page.locator(".quick-input-widget");
  }

  get #input(): Locator {
    return this.#box.locator(".quick-input-box input");
  }
}
