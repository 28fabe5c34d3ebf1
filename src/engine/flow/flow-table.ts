import type { ProtectionRow } from "../models/model.ts";
import type { FileFlows } from "./file-flows.ts";
import type { FilledMember, HandedOver } from "./handlers.ts";
import type { Flow } from "./summary.ts";

/** What is kept of all files, as plain data in which everything is written once. */
export interface FlowTable {
  readonly names: readonly string[];
  readonly flows: readonly Flow[];
  readonly protections: readonly (readonly [row: ProtectionRow, where: string])[];
  readonly handedOver: readonly HandedOver[];
  readonly filled: readonly FilledMember[];
  readonly files: readonly FileRow[];
}

/** A file with numbers of entries of the table. */
interface FileRow {
  readonly path: number;
  readonly rests: readonly number[];
  readonly flows: readonly number[];
  readonly protections: readonly number[];
  readonly handedOver: readonly number[];
  readonly filled: readonly number[];
  readonly reads: readonly number[];
  readonly gives: readonly number[];
  readonly isGivenUp: boolean;
}

export function toTable(files: Iterable<readonly [path: string, flows: FileFlows]>): FlowTable {
  const names = new Numbers<string>();
  const flows = new Numbers<Flow>();
  const protections = new Numbers<readonly [ProtectionRow, string]>();
  const handedOver = new Numbers<HandedOver>();
  const filled = new Numbers<FilledMember>();
  const rows = [...files].map(([path, file]) => ({
    path: names.of(path),
    rests: names.ofAll(file.rests),
    flows: flows.ofAll(file.flows),
    protections: protections.ofAll(file.protections),
    handedOver: handedOver.ofAll(file.handedOver),
    filled: filled.ofAll(file.filled),
    reads: names.ofAll(file.reads),
    gives: names.ofAll([...file.gives.keys()]),
    isGivenUp: file.isGivenUp,
  }));
  return {
    names: names.list,
    flows: flows.list,
    protections: protections.list,
    handedOver: handedOver.list,
    filled: filled.list,
    files: rows,
  };
}

/** @throws Error when the table is not whole. */
export function fromTable(table: FlowTable): Map<string, FileFlows> {
  return new Map(
    table.files.map((row) => [
      at(table.names, row.path),
      {
        rests: all(table.names, row.rests),
        flows: all(table.flows, row.flows),
        protections: all(table.protections, row.protections),
        handedOver: all(table.handedOver, row.handedOver),
        filled: all(table.filled, row.filled),
        reads: all(table.names, row.reads),
        gives: new Map(all(table.names, row.gives).map((name) => [name, undefined])),
        isGivenUp: row.isGivenUp,
      },
    ]),
  );
}

function all<Entry>(list: readonly Entry[], numbers: readonly number[]): Entry[] {
  return numbers.map((number) => at(list, number));
}

function at<Entry>(list: readonly Entry[], number: number): Entry {
  const entry = list[number];
  if (entry === undefined) throw new Error("an entry is missing");
  return entry;
}

/** Numbers entries in the order in which they come. */
class Numbers<Entry> {
  readonly list: Entry[] = [];
  readonly #numbers = new Map<Entry, number>();

  of(entry: Entry): number {
    const known = this.#numbers.get(entry);
    if (known !== undefined) return known;
    const number = this.list.push(entry) - 1;
    this.#numbers.set(entry, number);
    return number;
  }

  ofAll(entries: readonly Entry[]): number[] {
    return entries.map((entry) => this.of(entry));
  }
}
