import { type ChildProcess, fork } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type * as vscode from "vscode";
import { INSPECT, SERVER_ENVIRONMENT, SERVER_MEMORY } from "../protocol/server-process.ts";

/** A server that was asked to end has this long to do so. */
const END_MS = 2_000;

export interface ServerProgram {
  /** Absolute path. */
  readonly path: string;
  /** Variables beside those of the editor. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where its lines go. */
  readonly output: vscode.LogOutputChannel;
}

/**
 * Starts the server's process. The first one may begin before anybody can talk to it: it loads
 * while the window loads the library of the protocol, which takes as long.
 */
export class ServerProcesses {
  readonly #program: ServerProgram;
  #ahead: ChildProcess | undefined;

  constructor(program: ServerProgram) {
    this.#program = program;
  }

  /** Starts a process that the next call of `take` gives. */
  begin(): void {
    this.#ahead ??= this.#start();
  }

  /** The process that has begun, or a new one where that has ended meanwhile. @throws Error when none can be started. */
  take(): ChildProcess {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead && isAlive(ahead)) return ahead;
    return this.#start();
  }

  /** Ends a process that has begun and was never taken. */
  discard(): void {
    this.#ahead?.kill();
    this.#ahead = undefined;
  }

  #start(): ChildProcess {
    const { path, environment, output } = this.#program;
    const server = fork(path, ["--node-ipc", `--clientProcessId=${process.pid}`], {
      // In the desktop editor the program that runs is no Node unless it is told so.
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: "1",
        ELECTRON_NO_ASAR: "1",
        ...SERVER_ENVIRONMENT,
        ...environment,
      },
      execArgv: [...SERVER_MEMORY, ...(isInspected() ? INSPECT : [])],
      silent: true,
    });
    // Without a listener a failure of the start would end the window's extensions; whoever talks to it hears of it, too.
    server.on("error", (error) => output.error(error));
    forward(server.stdout, (line) => output.info(line));
    forward(server.stderr, (line) => output.error(line));
    return server;
  }
}

/** Ends a process by force where it does not end by itself. */
export function endSoon(server: ChildProcess): void {
  if (!isAlive(server)) return;
  const timer = setTimeout(() => server.kill("SIGKILL"), END_MS);
  server.once("exit", () => clearTimeout(timer));
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** Whoever debugs the extension wants to debug the server as well. */
function isInspected(): boolean {
  return process.execArgv.some((each) => /^--(?:debug|inspect)(?:-brk)?(?:=|$)/.test(each));
}

function forward(stream: Readable | null, tell: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on("line", tell);
}
