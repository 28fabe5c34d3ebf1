import type { Connection } from "vscode-languageserver";
import { METHODS, type Status } from "../../protocol/messages.ts";
import type { Workspace } from "../workspace/workspace.ts";

const GATHER_MS = 80;

/** Tells the editor what goes on: gathered, and only when it differs from what was said last. */
export class StatusReporter {
  readonly #connection: Connection;
  #workspace: Workspace | undefined;
  #timer: NodeJS.Timeout | undefined;
  #said = "";
  #activity: Pick<Status, "activity" | "done" | "total"> = { activity: "idle" };
  readonly #notices = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  watch(workspace: Workspace): void {
    this.#workspace = workspace;
  }

  activity(activity: Status["activity"], done?: number, total?: number): void {
    this.#activity = {
      activity,
      ...(done === undefined ? {} : { done }),
      ...(total === undefined ? {} : { total }),
    };
    this.changed();
  }

  /** Sets or removes a notice by its name. */
  notice(name: string, text: string | undefined): void {
    if (text === undefined) this.#notices.delete(name);
    else this.#notices.set(name, text);
    this.changed();
  }

  get notices(): readonly string[] {
    return [...this.#notices.values()];
  }

  changed(): void {
    this.#timer ??= setTimeout(() => this.#send(), GATHER_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #send(): void {
    this.#timer = undefined;
    const status = this.#status();
    const text = JSON.stringify(status);
    if (text === this.#said) return;
    this.#said = text;
    void this.#connection.sendNotification(METHODS.status, status);
  }

  #status(): Status {
    const unreadable: { uri: string; message: string }[] = [];
    const crashes: Status["crashes"][number][] = [];
    let notChecked = 0;
    for (const document of this.#workspace?.documents ?? []) {
      const known = document.last;
      if (!known) continue;
      if (known.problem) unreadable.push({ uri: document.uri, message: known.problem.message });
      crashes.push(...known.crashes);
    }
    for (const project of this.#workspace?.projects.all ?? []) {
      notChecked += project.notChecked;
    }
    return { ...this.#activity, unreadable, crashes, notChecked, notices: this.notices };
  }
}
