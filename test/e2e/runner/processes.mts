import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

/** A program that was started here and that this process has to stop again. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves with the exit code, or with null when a signal ended it. Never rejects. */
  readonly exited: Promise<number | null>;
  /** Ends the program and everything it started. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Outcome of a program that ran to its end; `output` is stdout and stderr in order of arrival. */
export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Milliseconds between the polite request to end and the one that cannot be refused. */
const GRACE_MS = 4000;

const running = new Set<Child>();
const others = new Set<() => Promise<void>>();

/** Starts a program in a process group of its own, so that stopping it also ends its children. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): Child {
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  const exited = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code) => resolve(code));
  });
  const handle: Child = {
    process: child,
    exited,
    async stop() {
      signalGroup(child, "SIGTERM");
      const force = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS);
      await exited;
      clearTimeout(force);
      // The leader is gone; members of its group that ignored the request are not.
      signalGroup(child, "SIGKILL");
      running.delete(handle);
    },
  };
  running.add(handle);
  return handle;
}

/**
 * Runs a program to its end and collects what it prints; past `timeoutMs` it is stopped and the
 * code is null. A program that cannot be started ends with code 127.
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly timeoutMs: number },
): Promise<Finished> {
  const child = startChild(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.process.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.process.stderr?.on("data", (chunk) => (output += String(chunk)));
  child.process.once("error", (error) => (output += error.message));
  const timer = setTimeout(() => void child.stop(), options.timeoutMs);
  const code = await child.exited;
  clearTimeout(timer);
  running.delete(child);
  return { code, output };
}

/** Has something that was started elsewhere stopped with the children; gives its `stop`. */
export function stopWithChildren(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (others.delete(once)) await stop();
  };
  others.add(once);
  return once;
}

/** Ends everything that is still running. */
export async function stopAllChildren(): Promise<void> {
  const stops = [...[...running].map((child) => () => child.stop()), ...others];
  await Promise.all(stops.map((stop) => stop()));
}

/** Makes Ctrl-C and a request to end stop the children first; call once per process. */
export function stopChildrenOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      void stopAllChildren().finally(() => process.exit(130));
    });
  }
  // Whatever ends this process, nothing may outlive it; only synchronous work is possible here.
  process.once("exit", () => {
    for (const child of running) signalGroup(child.process, "SIGKILL");
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}
