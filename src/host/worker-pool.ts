import {
  MessageChannel,
  type MessagePort,
  Worker,
  receiveMessageOnPort,
} from "node:worker_threads";
import { Deferred, type FactMaker, type FileFacts, unknownFacts, unpack } from "../engine/api.ts";
import { COUNTERS, type FactAnswer, type FactJob, type WorkerSetup } from "./fact-job.ts";

/** One file never holds up the rest for longer. */
const FILE_BUDGET_MS = 20_000;
/** A thread that has not begun its first file by then never will. */
const START_BUDGET_MS = 60_000;
const WATCH_MS = 1_000;
/**
 * Short-lived trees are most of what a worker makes: room for them saves most of the collecting. With
 * a bound on the rest, far above what it needs, the memory grows by less than four times before it is collected.
 */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 768 };

export interface PoolOptions extends Omit<WorkerSetup, "port" | "givesTexts"> {
  /** The worker's program. */
  readonly program: string | URL;
  readonly workers: number;
  readonly budgetMs?: number;
  /** Told of the text of each file before its facts, where it is wanted. */
  readonly onText?: (path: string, text: string) => void;
}

/** A thread, from its start on. */
interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** Set once it has ended, be it that it failed or not. */
  goneBecause?: string;
  /** Told when it ends. */
  onGone?: (reason: string) => void;
}

interface Member {
  readonly thread: Thread;
  readonly number: number;
  /** How many files it had begun when it was looked at last, and when that was. */
  begun: number;
  since: number;
}

/** Threads that read scripts. What they fail at is left to the caller; what takes them too long is given up. */
export class WorkerPool implements FactMaker {
  readonly #options: PoolOptions;
  /** Threads that load their programs while it is not known yet what they will read. */
  readonly #warm: Thread[] = [];
  #run: Run | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts the threads ahead of their work. They do not keep the process from ending. */
  warm(): void {
    while (this.#warm.length < this.#options.workers) {
      const thread = startThread(this.#options);
      thread.worker.unref();
      this.#warm.push(thread);
    }
  }

  /** Ends those that turned out to have nothing to do. */
  cool(): void {
    for (const { worker } of this.#warm.splice(0)) void worker.terminate();
  }

  async make(
    paths: readonly string[],
    accept: (facts: FileFacts) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const run = new Run(this.#options, this.#warm.splice(0), paths, accept);
    this.#run = run;
    const stop = (): void => run.stop();
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    await run.ended;
    signal?.removeEventListener("abort", stop);
    if (this.#run === run) this.#run = undefined;
  }

  settle(path: string): void {
    this.#run?.settle(path);
  }
}

/** The same without a way to wait for single files, for processes that have to stay responsive. */
export function patientMaker(options: PoolOptions): FactMaker {
  const pool = new WorkerPool(options);
  return { make: (paths, accept, signal) => pool.make(paths, accept, signal) };
}

/** One list of files, from the start of the threads to their end. */
class Run {
  readonly #options: PoolOptions;
  readonly #warm: Thread[];
  readonly #paths: readonly string[];
  readonly #accept: (facts: FileFacts) => void;
  readonly #claims: Int32Array;
  readonly #counters: Int32Array;
  readonly #members = new Set<Member>();
  /** The index of each path whose answer is still to come. */
  readonly #pending: Map<string, number>;
  readonly #end = new Deferred();
  readonly #timer: NodeJS.Timeout;

  constructor(
    options: PoolOptions,
    warm: Thread[],
    paths: readonly string[],
    accept: (facts: FileFacts) => void,
  ) {
    this.#options = options;
    this.#warm = warm;
    this.#paths = paths;
    this.#accept = accept;
    this.#pending = new Map(paths.map((path, index) => [path, index]));
    this.#claims = shared(paths.length);
    this.#counters = shared(COUNTERS.workers + 2 * options.workers);
    this.#timer = setInterval(() => this.#watch(), WATCH_MS);
    for (let number = 0; number < options.workers; number++) this.#start(number);
    if (paths.length === 0) this.stop();
  }

  get ended(): Promise<void> {
    return this.#end.promise;
  }

  settle(path: string): void {
    const index = this.#pending.get(path);
    if (index === undefined) return;
    let asked = false;
    while (this.#pending.has(path)) {
      const seen = Atomics.load(this.#counters, COUNTERS.answers);
      if (this.#drain()) continue;
      if (!asked && Atomics.load(this.#claims, index) === 0) {
        Atomics.store(this.#counters, COUNTERS.urgent, index + 1);
      }
      asked = true;
      const woken = Atomics.wait(this.#counters, COUNTERS.answers, seen, WATCH_MS);
      if (woken === "timed-out") this.#watch();
    }
  }

  /** Ends everything; what was not made by now will not be. */
  stop(): void {
    clearInterval(this.#timer);
    this.#pending.clear();
    for (const member of this.#members) this.#dismiss(member);
    for (const { worker } of this.#warm.splice(0)) void worker.terminate();
    this.#end.resolve();
  }

  #start(number: number): void {
    const warm = this.#warm.pop();
    const thread = warm && warm.goneBecause === undefined ? warm : startThread(this.#options);
    const member: Member = { thread, number, begun: 0, since: performance.now() };
    this.#members.add(member);
    const { worker, port } = thread;
    worker.ref();
    port.on("message", (answer: FactAnswer) => this.#answered(answer));
    thread.onGone = (reason) => this.#lost(member, reason);
    const job: FactJob = {
      paths: this.#paths,
      claims: this.#claims,
      counters: this.#counters,
      worker: number,
    };
    port.postMessage(job);
  }

  /** Takes all answers that have arrived; true when there were any. */
  #drain(): boolean {
    let any = false;
    for (const { thread } of this.#members) {
      const { port } = thread;
      for (let each = receiveMessageOnPort(port); each; each = receiveMessageOnPort(port)) {
        any = true;
        this.#answered(each.message);
      }
    }
    return any;
  }

  #answered({ index, facts, text }: FactAnswer): void {
    const path = this.#paths[index];
    if (path === undefined || !this.#pending.delete(path)) return;
    if (text !== undefined) this.#options.onText?.(path, text);
    if (facts) this.#accept(unpack(facts) as FileFacts);
    if (this.#pending.size === 0) this.stop();
  }

  /** Gives up files that take too long. */
  #watch(): void {
    this.#drain();
    const now = performance.now();
    const budget = this.#options.budgetMs ?? FILE_BUDGET_MS;
    for (const member of this.#members) {
      const own = COUNTERS.workers + 2 * member.number;
      const begun = Atomics.load(this.#counters, own + 1);
      const isIdle = Atomics.load(this.#counters, own) === 0;
      if (begun !== member.begun || (isIdle && begun > 0)) {
        member.begun = begun;
        member.since = now;
      } else if (now - member.since > (begun === 0 ? START_BUDGET_MS : budget)) {
        this.#lost(member, `its analysis took longer than ${Math.round(budget / 1_000)} s`);
      }
    }
  }

  /** A thread is gone. What it was at is given up, and another goes on with the rest. */
  #lost(member: Member, reason: string): void {
    if (!this.#members.has(member)) return;
    this.#drain();
    this.#dismiss(member);
    const own = COUNTERS.workers + 2 * member.number;
    const index = Atomics.exchange(this.#counters, own, 0) - 1;
    const path = this.#paths[index];
    if (path !== undefined && this.#pending.delete(path)) this.#accept(unknownFacts(path, reason));
    // One that ends before its first file would only end again.
    const canGoOn = path !== undefined && this.#pending.size > 0;
    if (canGoOn) this.#start(member.number);
    else if (this.#members.size === 0) this.stop();
  }

  #dismiss(member: Member): void {
    this.#members.delete(member);
    member.thread.port.close();
    void member.thread.worker.terminate();
  }
}

function startThread(options: PoolOptions): Thread {
  const { program, root, configuration, now, unsaved, onText } = options;
  const { port1: port, port2 } = new MessageChannel();
  const givesTexts = onText !== undefined;
  const data: WorkerSetup = { root, configuration, now, unsaved, givesTexts, port: port2 };
  const worker = new Worker(program, {
    workerData: data,
    transferList: [port2],
    resourceLimits: LIMITS,
  });
  const thread: Thread = { worker, port };
  const gone = (reason: string): void => {
    thread.goneBecause ??= reason;
    thread.onGone?.(thread.goneBecause);
  };
  // A thread that ends by itself has met something that it cannot bear, such as too large a file.
  worker.on("error", () => gone("its analysis failed"));
  worker.on("exit", () => gone("its analysis ended early"));
  return thread;
}

function shared(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}
