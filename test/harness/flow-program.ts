import { stepsOf } from "../../src/engine/flow/taint.ts";
import { lowerFile } from "../../src/engine/ir/lower-file.ts";
import { FolderLists } from "../../src/engine/project/folder-lists.ts";
import { FlowAnalysis } from "../../src/engine/project/flow-analysis.ts";
import { ModuleGraph } from "../../src/engine/project/module-graph.ts";
import { models } from "../../src/generated/models.ts";

/** A small program whose texts change, and the analysis of its flows without anything around it. */
export class FlowProgram {
  readonly files: Map<string, string>;
  readonly analysis: FlowAnalysis;

  constructor(files: Readonly<Record<string, string>>, isFull = (_answers: number) => false) {
    this.files = new Map(Object.entries(files));
    const graph = new ModuleGraph({
      read: (path) => this.files.get(path),
      exists: (path) => this.files.has(path),
    });
    const folders = new FolderLists(() => [...this.files.keys()]);
    this.analysis = new FlowAnalysis(models(), {
      text: (path) => this.files.get(path),
      code: (path, text = this.files.get(path)) => {
        const semantics = text === undefined ? undefined : graph.script(path, text).semantics;
        return text === undefined || !semantics ? undefined : { text, ir: lowerFile(semantics) };
      },
      source: () => undefined,
      resolve: (from, specifier) => graph.resolve(from, specifier),
      packageOf: () => undefined,
      folders,
      isForStaff: () => false,
      views: () => [],
      automatic: () => [],
      versionOf: () => undefined,
      isFull,
    });
  }

  /** The flows of all files: what the source and the sink are in their texts, whatever the harm. */
  flows(): string[] {
    return [...new Set(this.#all(({ from, at }) => `${from} -> ${at}`))];
  }

  /** The flows of all files with where they end and the way that they came. */
  ways(): string[] {
    return this.#all(
      ({ path, start, way, from, at }) => `${path}:${start} ${from} -> ${at} ${way}`,
    );
  }

  /** Changes a text. */
  write(path: string, text: string): void {
    this.files.set(path, text);
    this.analysis.changed([path]);
  }

  /** Changes a piece of a text and counts the functions that are evaluated for it. */
  edit(path: string, from: string, to: string): number {
    const before = this.analysis.evaluations;
    const text = this.files.get(path) ?? "";
    if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
    this.write(path, text.replace(from, to));
    this.flows();
    return this.analysis.evaluations - before;
  }

  #all(
    say: (flow: { path: string; start: number; from: string; at: string; way: string }) => string,
  ): string[] {
    for (const [path, text] of this.files) this.analysis.flowsInto(path, text);
    for (const path of this.analysis.outdated() ?? [])
      this.analysis.flowsInto(path, this.files.get(path) ?? "");
    return [...this.files].flatMap(([path, text]) =>
      this.analysis.flowsInto(path, text).map(({ sink: { range }, taint: { source, trace } }) => {
        const from = this.#textAt(source.file, source.range.start, source.range.end);
        const way = stepsOf(trace)
          .map(({ file, start, end }) => `${file}:${this.#textAt(file, start, end)}`)
          .join(" > ");
        return say({ path, start: range.start, from, at: text.slice(range.start, range.end), way });
      }),
    );
  }

  #textAt(file: string, start: number, end: number): string {
    return this.files.get(file)?.slice(start, end) ?? "";
  }
}
