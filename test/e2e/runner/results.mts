import { EVENT_MARK, type SuiteEvent } from "../suite/events.mts";

/** Sum of one run or of several. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the events that the suite prints; prints them for a person; counts. */
export class Results {
  readonly run: string;
  readonly #print: (line: string) => void;
  /** What was measured, in order. */
  readonly figures: { readonly name: string; readonly value: number }[] = [];
  /** The names and messages of what failed, in order. */
  readonly failures: string[] = [];
  #passed = 0;
  #ended = false;

  constructor(run: string, print: (line: string) => void) {
    this.run = run;
    this.#print = print;
  }

  /** Takes one line of the editor's output; lines that are no events are left alone. */
  takeLine(line: string): void {
    const event = eventIn(line);
    if (event !== undefined) this.take(event);
  }

  take(event: SuiteEvent): void {
    if (event.event === "start") {
      const trust = event.trusted ? "trusted" : "Restricted Mode";
      this.#print(
        `${this.run}: VS Code ${event.version} (${event.host}), Node ${event.node}, ${trust}`,
      );
    } else if (event.event === "figure") {
      this.figures.push(event);
      this.#print(`  ${event.name}: ${event.value} ${event.unit}`);
    } else if (event.event === "pass") {
      this.#passed += 1;
      this.#print(`  ✓ ${event.name} (${event.ms} ms)`);
    } else if (event.event === "fail") {
      this.fail(event.name, event.message);
    } else {
      this.#ended = true;
    }
  }

  /** Counts a failure, also one that no test reported, such as an editor that died. */
  fail(name: string, message: string): void {
    const text = `  ✗ ${name}\n${message.replaceAll(/^/gm, "      ")}`;
    this.failures.push(text);
    this.#print(text);
  }

  /** True once the suite said that nothing follows. */
  get ended(): boolean {
    return this.#ended;
  }

  get totals(): Totals {
    return { passed: this.#passed, failed: this.failures.length };
  }
}

/** Adds up runs. */
export function sum(totals: readonly Totals[]): Totals {
  return {
    passed: totals.reduce((all, one) => all + one.passed, 0),
    failed: totals.reduce((all, one) => all + one.failed, 0),
  };
}

/** The event in a line of output, wherever the host put its own prefix; undefined without one. */
export function eventIn(line: string): SuiteEvent | undefined {
  const at = line.indexOf(EVENT_MARK);
  if (at === -1) return undefined;
  try {
    return JSON.parse(line.slice(at + EVENT_MARK.length)) as SuiteEvent;
  } catch {
    return undefined;
  }
}
