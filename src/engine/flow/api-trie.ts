import type { CallCondition } from "../models/call-condition.ts";
import type { ChannelRow, ClassRow, FileRow, Model } from "../models/model.ts";
import type { Place } from "../models/place.ts";
import type { DecoratorRow, FieldRow, SignatureRow } from "../models/declared-rows.ts";
import { ApiNode, MADE, entry, follow } from "./api-node.ts";
import { added } from "./shared-lists.ts";
import { addSummary } from "./later-calls.ts";
import {
  GeneratedPackages,
  bareSpecifier,
  functionOfPackage,
  writtenKey,
} from "./specifier-names.ts";

/** All models as one graph of places, entered by module, global name or type. */
export class ApiTrie {
  readonly #modules = new Map<string, ApiNode>();
  /** Modules of models that are about some versions only. */
  readonly #versioned = new Map<string, { readonly versions: string; readonly node: ApiNode }[]>();
  readonly #globals = new Map<string, ApiNode>();
  readonly #generated = new GeneratedPackages();
  readonly #types = new Map<string, ApiNode>();
  /** Types by the name under which annotations import them: `express#Request`. */
  readonly #written = new Map<string, string[]>();
  readonly #decorators = new Map<string, DecoratorRow>();
  readonly #fields = new Map<string, FieldRow>();
  readonly #channels = new Map<string, ChannelRow>();
  #hasOwn = false;
  readonly files: FileRow[] = [];
  readonly signatures: SignatureRow[] = [];
  readonly #classes = new Map<string, ClassRow[]>();

  constructor(models: readonly Model[]) {
    for (const model of models) this.#add(model);
  }

  /** The nodes of a module; those of models for some versions only where `isVersion` says so. */
  module(specifier: string, isVersion: (versions: string) => boolean): ApiNode[] {
    const name = this.#generated.named(bareSpecifier(specifier));
    const own = this.#modules.get(name);
    const versioned = this.#versioned.get(name) ?? [];
    const fitting = versioned.filter(({ versions }) => isVersion(versions));
    return [...(own ? [own] : []), ...fitting.map(({ node }) => node), ...this.#partOf(name)];
  }

  /** A module that is one function of a package, by what is known of the package. */
  #partOf(specifier: string): readonly ApiNode[] {
    const part = functionOfPackage(specifier);
    const whole = part && this.#modules.get(part.whole);
    if (!whole) return [];
    return [...whole.members]
      .filter(([name]) => name.toLowerCase() === part.name)
      .map(([, node]) => node);
  }

  /** True for what a tool writes into a project: models know it, and its own code says less. */
  isGenerated(specifier: string): boolean {
    const name = bareSpecifier(specifier);
    return this.#generated.named(name) !== name;
  }

  /** True when models speak of files of the program. */
  get hasOwn(): boolean {
    return this.#hasOwn;
  }

  /** What models say of a function of the program, by its file. */
  ownFunction(file: string, name: string): readonly ApiNode[] {
    return this.module(`./${file}`, () => false).flatMap((node) => node.member(name));
  }

  /** The rows about classes of libraries that have a method of this name. */
  classesWith(method: string): readonly ClassRow[] {
    return this.#classes.get(method) ?? [];
  }

  global(name: string): ApiNode | undefined {
    return this.#globals.get(name);
  }

  type(name: string): ApiNode | undefined {
    return this.#types.get(name);
  }

  /** The types that an annotation's name stands for. */
  writtenTypes(specifier: string | undefined, path: readonly string[]): readonly string[] {
    const name =
      specifier === undefined ? undefined : this.#generated.named(bareSpecifier(specifier));
    return this.#written.get(writtenKey(name, path)) ?? [];
  }

  /** What parameters are that a decorator marks. */
  decorated(specifier: string | undefined, name: string): DecoratorRow | undefined {
    return this.#decorators.get(writtenKey(specifier, [name]));
  }

  /** What the decorator of a field says of its values. */
  fieldCheck(specifier: string | undefined, name: string): FieldRow | undefined {
    return this.#fields.get(writtenKey(specifier, [name]));
  }

  /** The channel that a decorator joins a method to. */
  channelOf(specifier: string | undefined, name: string): ChannelRow | undefined {
    return this.#channels.get(writtenKey(specifier, [name]));
  }

  /** A node together with those of the types that its values have. */
  expand(nodes: readonly ApiNode[]): ApiNode[] {
    const all = new Set(nodes);
    for (const node of all) {
      for (const name of node.types) {
        const type = this.#types.get(name);
        if (type) all.add(type);
      }
    }
    return [...all];
  }

  #add(model: Model): void {
    const { versions } = model;
    for (const name of model.packages) this.#generated.add(name, model.packages[0] ?? name);
    this.#hasOwn ||= model.packages.some((name) => name.startsWith("./"));
    const nodesAt = (places: readonly Place[]) => this.#nodes(places, versions);
    for (const row of model.types) {
      for (const node of this.#under(row, versions)) node.types = added(node.types, row.type);
      if (row.answer !== undefined) entry(this.#types, row.type).answer = row.answer;
      for (const name of row.written) {
        for (const specifier of model.packages) {
          push(this.#written, writtenKey(specifier, name.split(".")), row.type);
        }
        if (model.packages.length === 0) {
          push(this.#written, writtenKey(undefined, name.split(".")), row.type);
        }
      }
    }
    for (const row of model.sources)
      for (const node of this.#under(row, versions)) node.sources = added(node.sources, row);
    for (const row of model.sinks)
      for (const node of nodesAt(row.at)) node.sinks = added(node.sinks, row);
    for (const row of model.sanitizers)
      for (const node of nodesAt(row.at)) node.sanitizers = added(node.sanitizers, row);
    for (const row of model.guards)
      for (const node of nodesAt(row.at)) node.guards = added(node.guards, row);
    for (const row of model.mounts ?? [])
      for (const node of nodesAt(row.at)) node.mounts = added(node.mounts, row);
    for (const row of model.views ?? [])
      for (const node of nodesAt(row.at)) node.views = added(node.views, row);
    for (const row of model.series ?? [])
      for (const node of nodesAt(row.at)) node.series = added(node.series, row);
    for (const row of model.functions ?? [])
      for (const node of nodesAt(row.at)) node.functions = added(node.functions, row);
    for (const row of model.paths ?? [])
      for (const node of nodesAt(row.at)) node.paths = added(node.paths, row);
    for (const row of model.checks ?? [])
      for (const node of nodesAt(row.at)) node.checks = added(node.checks, row);
    for (const row of model.protections ?? [])
      for (const node of nodesAt(row.at)) node.protections = added(node.protections, row);
    for (const row of model.channels ?? []) {
      for (const node of nodesAt(row.at)) node.channels = added(node.channels, row);
      // Values of the type are known by the place where they are made.
      const named = row.key?.at(-1);
      if (named?.token !== "member" || named.names[0] !== MADE) continue;
      for (const { origin } of row.at)
        if (origin.kind === "type") entry(this.#types, origin.name).keepsPlace = true;
    }
    for (const row of model.channels ?? []) {
      for (const specifier of row.decorator?.specifiers ?? [])
        this.#channels.set(writtenKey(specifier, [row.decorator?.name ?? ""]), row);
    }
    for (const row of model.fields ?? []) {
      for (const specifier of row.specifiers) {
        for (const name of row.decorators) this.#fields.set(writtenKey(specifier, [name]), row);
      }
    }
    for (const row of model.schemas ?? []) {
      const node = entry(this.#types, row.type);
      node.schemas = added(node.schemas, row);
    }
    for (const row of model.summaries) {
      for (const node of nodesAt(row.at)) addSummary(node, row, follow);
    }
    for (const row of model.decorators) {
      for (const specifier of row.specifiers) {
        this.#decorators.set(writtenKey(specifier, [row.decorator]), row);
      }
    }
    this.files.push(...model.files);
    this.signatures.push(...(model.signatures ?? []));
    for (const row of model.classes ?? []) {
      for (const method of row.methods)
        this.#classes.set(method, [...(this.#classes.get(method) ?? []), row]);
    }
  }

  /** The places of a row with conditions, which are asked of the last call on the way: what comes behind it is behind them. */
  #under(
    { at, when }: { readonly at: readonly Place[]; readonly when?: readonly CallCondition[] },
    versions: string | undefined,
  ): ApiNode[] {
    return at.flatMap(({ origin, path }) => {
      const last = path.findLastIndex(({ token }) => OF_CALLS.has(token));
      const call = this.#nodes([{ origin, path: path.slice(0, last + 1) }], versions);
      const met = call.map((node) => node.under(when));
      return follow(met, path.slice(last + 1));
    });
  }

  #nodes(places: readonly Place[], versions: string | undefined): ApiNode[] {
    return places.flatMap(({ origin, path }) => {
      if (origin.kind !== "module") {
        const table = origin.kind === "global" ? this.#globals : this.#types;
        return follow([entry(table, origin.name)], path);
      }
      // Several specifiers of one library share one node, so that each row is told once.
      const [first = "", ...others] = origin.specifiers.map(bareSpecifier);
      if (versions !== undefined) {
        const node = new ApiNode();
        for (const name of [first, ...others]) {
          this.#versioned.set(name, [...(this.#versioned.get(name) ?? []), { versions, node }]);
        }
        return follow([node], path);
      }
      const node = entry(this.#modules, first);
      for (const other of others) if (!this.#modules.has(other)) this.#modules.set(other, node);
      return follow([node], path);
    });
  }
}

/** Steps of a path that a call takes. */
const OF_CALLS: ReadonlySet<string> = new Set(["parameter", "return", "instance"]);

function push(table: Map<string, string[]>, key: string, value: string): void {
  const list = table.get(key) ?? [];
  if (!list.includes(value)) list.push(value);
  table.set(key, list);
}
