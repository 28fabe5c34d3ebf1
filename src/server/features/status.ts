import type { Connection } from "vscode-languageserver";
import { METHODS, type Status } from "../../protocol/messages.ts";
import type { Workspace } from "../workspace/workspace.ts";

const GATHER_MS = 80;

type Work = Exclude<Status["activity"], "idle">;

interface Progress {
  readonly done?: number;
  readonly total?: number;
}

const BY_IMPORTANCE: readonly Work[] = ["auditing", "checking-dependencies", "analysing"];

/** Tells the editor what goes on: gathered, and only when it differs from what was said last. */
export class StatusReporter {
  readonly #connection: Connection;
  #workspace: Workspace | undefined;
  #timer: NodeJS.Timeout | undefined;
  #said = "";
  readonly #work = new Map<Work, Progress>();
  readonly #notices = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  watch(workspace: Workspace): void {
    this.#workspace = workspace;
  }

  /** Begins, continues or, without a value, ends one kind of work. */
  work(activity: Work, progress: Progress | undefined): void {
    if (progress) this.#work.set(activity, progress);
    else this.#work.delete(activity);
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

  /** What was asked for comes before what goes on by itself. */
  #activity(): Pick<Status, "activity" | "done" | "total"> {
    for (const activity of BY_IMPORTANCE) {
      const progress = this.#work.get(activity);
      if (progress) return { activity, ...progress };
    }
    return { activity: "idle" };
  }

  #status(): Status {
    const unreadable: { uri: string; message: string }[] = [];
    const crashes: Status["crashes"][number][] = [];
    let notChecked = 0;
    let revision = 0;
    const vulnerable = new Set<string>();
    for (const document of this.#workspace?.documents ?? []) {
      const known = document.last;
      if (!known) continue;
      if (known.problem) unreadable.push({ uri: document.uri, message: known.problem.message });
      crashes.push(...known.crashes);
    }
    for (const project of this.#workspace?.projects.all ?? []) {
      notChecked += project.notChecked;
      revision += project.lookUps;
      for (const names of project.vulnerable.values())
        for (const each of names) vulnerable.add(each);
    }
    const dependencies = { revision, vulnerable: vulnerable.size };
    const { notices } = this;
    return { ...this.#activity(), unreadable, crashes, notChecked, dependencies, notices };
  }
}
