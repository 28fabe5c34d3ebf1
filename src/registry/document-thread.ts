import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { onAbort } from "./on-abort.ts";
import type { AnswerBody } from "./answer-body.ts";
import {
  type AnswerKind,
  failed,
  type FetchResult,
  type Made,
  readDocument,
  type Wanted,
} from "./read-document.ts";

/** One document never holds up the others for longer. */
const BUDGET_MS = 20_000;
const START_BUDGET_MS = 30_000;
/** A thread that nobody needs any more ends after so long. */
const IDLE_MS = 10_000;
/** The largest document that is accepted fits in several times; whatever grows further ends its thread and nothing else. */
const LIMITS = { maxOldGenerationSizeMb: 768 };
const READY = "ready";

interface Job {
  readonly body: AnswerBody;
  readonly wanted: Wanted;
}

/** What the program of the thread does with its port. */
export function serveDocuments(port: {
  on(event: "message", listener: (job: Job) => void): unknown;
  postMessage(value: unknown): void;
}): void {
  port.on("message", ({ body, wanted }) => port.postMessage(readDocument(body, wanted)));
  port.postMessage(READY);
}

/** A thread that reads one document after the other. It starts when it is needed, and ends when it rests. */
export class DocumentThread {
  readonly #program: string | URL;
  readonly #idleMs: number;
  readonly #budgetMs: number;
  /** Documents wait for their turn here, so that no more than one is in the thread's memory. */
  readonly #turn = pLimit(1);
  #running: Running | undefined;
  #cannotStart = false;
  #rest: NodeJS.Timeout | undefined;
  #answered = 0;

  constructor(program: string | URL, { idleMs = IDLE_MS, budgetMs = BUDGET_MS } = {}) {
    this.#program = program;
    this.#idleMs = idleMs;
    this.#budgetMs = budgetMs;
  }

  /** How many documents were read. */
  get answered(): number {
    return this.#answered;
  }

  /** True while a thread is there. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Undefined when no thread can be had, with the body untouched: whoever asks reads it then. Never throws. */
  read<Kind extends AnswerKind>(
    body: AnswerBody,
    wanted: Wanted<Kind>,
    signal: AbortSignal,
  ): Promise<FetchResult<Made[Kind]> | undefined> {
    return this.#turn(async () => {
      if (signal.aborted) return failed("cancelled");
      const running = await this.#start(signal);
      if (!running) return signal.aborted ? failed("cancelled") : undefined;
      const result = await this.#ask<Kind>(running, { body, wanted }, signal);
      if (this.#running === running) this.#giveBack(running);
      return result;
    });
  }

  close(): void {
    clearTimeout(this.#rest);
    const running = this.#running;
    this.#running = undefined;
    void running?.worker.terminate();
  }

  /** A thread that is ready for a document; undefined when there is none. */
  async #start(signal: AbortSignal): Promise<Running | undefined> {
    if (this.#cannotStart) return undefined;
    clearTimeout(this.#rest);
    if (this.#running?.hasEnded) this.close();
    const isNew = this.#running === undefined;
    const running = (this.#running ??= launch(this.#program));
    running?.worker.ref();
    const first = running && isNew ? await next(running, START_BUDGET_MS, signal) : READY;
    if (running && first === READY) return running;
    this.#cannotStart = !signal.aborted;
    this.close();
    return undefined;
  }

  async #ask<Kind extends AnswerKind>(
    running: Running,
    job: Job,
    signal: AbortSignal,
  ): Promise<FetchResult<Made[Kind]>> {
    running.worker.postMessage(job, [job.body.bytes.buffer]);
    const answer = await next(running, this.#budgetMs, signal);
    if (answer !== undefined && answer !== READY) {
      this.#answered++;
      // One job at a time: what comes next is the answer to this one.
      return answer as FetchResult<Made[Kind]>;
    }
    const isWanted = this.#running === running && !signal.aborted;
    if (this.#running === running) this.close();
    // A document that is too much for a thread is too much for the process as well.
    return failed(isWanted ? "too-large" : "cancelled");
  }

  /** A thread that waits keeps no process alive. */
  #giveBack({ worker }: Running): void {
    worker.unref();
    this.#rest = setTimeout(() => this.close(), this.#idleMs).unref();
  }
}

type Message = typeof READY | FetchResult<Made[AnswerKind]>;

interface Running {
  readonly worker: Worker;
  hasEnded: boolean;
  /** Told what the thread says next; undefined when it has ended. */
  onNext: ((message: Message | undefined) => void) | undefined;
}

/** The listeners stay as long as the thread does: one that nobody listens to takes no messages any more. */
function launch(program: string | URL): Running | undefined {
  try {
    const worker = new Worker(program, { resourceLimits: LIMITS });
    const running: Running = { worker, hasEnded: false, onNext: undefined };
    const end = (): void => {
      running.hasEnded = true;
      running.onNext?.(undefined);
    };
    worker.on("message", (message: Message) => running.onNext?.(message));
    worker.on("error", end);
    worker.on("exit", end);
    return running;
  } catch {
    return undefined;
  }
}

/** The next message; undefined when there is none in time, or nobody waits for it any more. */
function next(running: Running, ms: number, signal: AbortSignal): Promise<Message | undefined> {
  return new Promise((resolve) => {
    const end = (message: Message | undefined): void => {
      clearTimeout(timer);
      stay();
      running.onNext = undefined;
      resolve(message);
    };
    const stop = (): void => end(undefined);
    const timer = setTimeout(stop, ms);
    const stay = onAbort(signal, stop);
    running.onNext = end;
  });
}
