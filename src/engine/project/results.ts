import { digest } from "../text/hash.ts";
import type { Analysis } from "./analysis.ts";
import type { FileResult } from "./file-result.ts";

/** What was found in a text, by the text's digest. */
interface KnownResult {
  readonly hash: string;
  readonly result: FileResult;
  /** True when the time had a part in it: tomorrow it may be another. */
  readonly timed: boolean;
  /** True when it was put back, and was found some other day. */
  readonly isOld: boolean;
}

/** Results that were put back. */
export interface RestoredResults {
  readonly results: readonly FileResult[];
  /** Files among them that are to be analysed all the same. */
  readonly old: readonly string[];
}

/** A result as it is kept. */
export type KeptResult = readonly [path: string, hash: string, result: FileResult, timed: boolean];

/** Analyses that are kept whole, reports and all: those of the files that are being worked on. */
const MAX_WHOLE = 60;

/** Results by file. Each holds for its text, until something changes that it rests on. */
export class Results {
  readonly #known = new Map<string, KnownResult>();
  /** The analyses that were asked for last. */
  readonly #whole = new Map<string, Analysis>();
  /** What the last look at the project as a whole said of files. */
  readonly #ofProject = new Map<string, Analysis>();

  #revision = 0;
  #forgotten = 0;

  /** How often a result was found. */
  get revision(): number {
    return this.#revision;
  }

  /** How often results were forgotten since they no longer hold. */
  get forgotten(): number {
    return this.#forgotten;
  }

  get paths(): Iterable<string> {
    return this.#known.keys();
  }

  /** The results as far as they hold, and which of those are to be found anew since time had a part in them. */
  get restored(): RestoredResults {
    const all = [...this.#known.values()];
    const old = all.filter(({ isOld, timed }) => isOld && timed);
    return {
      results: all.map(({ result }) => result),
      old: old.map(({ result }) => result.path),
    };
  }

  /** The result of a text, if it is known. */
  of(path: string, text: string): FileResult | undefined {
    const whole = this.#whole.get(path);
    if (whole?.text === text) return whole.result;
    const known = this.#known.get(path);
    if (!known || (known.isOld && known.timed)) return undefined;
    return known.hash === digest(text) ? known.result : undefined;
  }

  /** The analysis of a text with its reports, if it is still there. */
  whole(path: string, text: string): Analysis | undefined {
    const whole = this.#whole.get(path);
    return whole?.text === text ? whole : undefined;
  }

  set(path: string, analysis: Analysis): void {
    const { text, result, timed } = analysis;
    this.#revision++;
    this.#known.set(path, { hash: digest(text), result, timed, isOld: false });
    this.#whole.delete(path);
    this.#whole.set(path, analysis);
    for (const oldest of this.#whole.keys()) {
      if (this.#whole.size <= MAX_WHOLE) break;
      this.#whole.delete(oldest);
    }
  }

  /** What the project as a whole says of a text; nothing where that was another text. */
  ofProject(path: string, text: string): readonly Analysis[] {
    const known = this.#ofProject.get(path);
    return known?.text === text ? [known] : [];
  }

  setOfProject(analysis: Analysis): Analysis {
    this.#ofProject.set(analysis.result.path, analysis);
    return analysis;
  }

  delete(path: string): void {
    this.#forgotten++;
    this.#known.delete(path);
    this.#whole.delete(path);
    this.#ofProject.delete(path);
  }

  clear(): void {
    this.#forgotten++;
    this.#known.clear();
    this.#whole.clear();
    this.#ofProject.clear();
  }

  /** What may be kept beyond this process: results of texts that could be read. */
  keep(): KeptResult[] {
    return [...this.#known].flatMap(([path, { hash, result, timed }]) =>
      result.problem === undefined && result.unread === undefined
        ? [[path, hash, result, timed] as const]
        : [],
    );
  }

  restore(kept: Iterable<KeptResult>): void {
    for (const [path, hash, result, timed] of kept) {
      this.#known.set(path, { hash, result, timed, isOld: true });
    }
  }
}
