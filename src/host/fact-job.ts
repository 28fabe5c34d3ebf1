import type { MessagePort } from "node:worker_threads";
import type { Configuration } from "../engine/api.ts";

/** What a worker needs to know of the project. */
export interface WorkerSetup {
  readonly root: string;
  readonly configuration: Configuration;
  /** Milliseconds since 1970 that count as now. */
  readonly now: number;
  /** Texts that win over the disk, by path: what an editor has not saved yet. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** True where whoever asks wants the texts as well, instead of reading them again. */
  readonly givesTexts: boolean;
  readonly port: MessagePort;
}

/** Files whose facts are wanted, the same list for every worker; they share the work through `claims` and `counters`. */
export interface FactJob {
  readonly paths: readonly string[];
  /** One for each path: 1 once somebody has taken it. */
  readonly claims: Int32Array;
  readonly counters: Int32Array;
  /** The number of the worker, from 0. */
  readonly worker: number;
}

/** An answer: the packed facts of a path, or none where nothing is looked for. */
export interface FactAnswer {
  readonly index: number;
  readonly facts?: Uint8Array<ArrayBuffer>;
  /** The text that they were made of, for whoever wants it. */
  readonly text?: string | undefined;
}

/** What stands where in `counters`. */
export const COUNTERS = {
  /** The index of the next path that nobody has looked at. */
  next: 0,
  /** The index plus one of a path that somebody waits for; 0 for none. */
  urgent: 1,
  /** Raised and notified after every answer. */
  answers: 2,
  /** From here on for each worker the index plus one of the path that it is at, and how many it has begun. */
  workers: 3,
} as const;

/** Neighbours import one another, so a worker takes several at once. */
const CHUNK = 6;

/** What a worker makes of a file. */
export interface MadeFacts {
  /** Packed. */
  readonly facts: Uint8Array<ArrayBuffer>;
  /** Files that were read for it: whoever has read a file had better say what it says by itself, too. */
  readonly read: readonly string[];
  readonly text?: string | undefined;
}

/** What a worker does with a job: it makes what nobody has taken yet, and what somebody waits for before that. */
export function takeWork(
  { paths, claims, counters, worker }: FactJob,
  to: MessagePort,
  make: (path: string) => MadeFacts | undefined,
): void {
  const own = COUNTERS.workers + 2 * worker;
  const indices = new Map(paths.map((path, index) => [path, index]));
  /** Files that this worker has read for others, the latest last. */
  const read: number[] = [];
  const take = (index: number): void => {
    const path = paths[index];
    if (path === undefined || Atomics.exchange(claims, index, 1) === 1) return;
    Atomics.store(counters, own, index + 1);
    Atomics.add(counters, own + 1, 1);
    const made = quietly(make, path);
    for (const each of made?.read ?? []) {
      const known = indices.get(each);
      if (known !== undefined && Atomics.load(claims, known) === 0) read.push(known);
    }
    const facts = made?.facts;
    const answer: FactAnswer = facts ? { index, facts, text: made.text } : { index };
    to.postMessage(answer, facts ? [facts.buffer] : []);
    Atomics.store(counters, own, 0);
    Atomics.add(counters, COUNTERS.answers, 1);
    Atomics.notify(counters, COUNTERS.answers);
  };
  const takeUrgent = (): void => take(Atomics.exchange(counters, COUNTERS.urgent, 0) - 1);
  for (;;) {
    const start = Atomics.add(counters, COUNTERS.next, CHUNK);
    if (start >= paths.length) break;
    for (let index = start; index < start + CHUNK; index++) {
      takeUrgent();
      take(index);
      for (let each = read.pop(); each !== undefined; each = read.pop()) {
        takeUrgent();
        take(each);
      }
    }
  }
  // What a thread that is no more had set aside for itself.
  for (let index = 0; index < paths.length; index++) take(index);
}

/** Nothing where making fails: whoever waits for the file tries by itself, and says what happens. */
function quietly<Made>(make: (path: string) => Made | undefined, path: string): Made | undefined {
  try {
    return make(path);
  } catch {
    return undefined;
  }
}
