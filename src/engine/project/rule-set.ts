import type { Level } from "../findings/level.ts";
import { presetIncludes } from "../findings/level.ts";
import type { Ast } from "../syntax/ast.ts";
import { WordFinder } from "../text/words.ts";
import type { Configuration } from "./configuration.ts";
import type { Rule, SyntaxContext } from "./rule.ts";

/** A handler together with its rule, so that a crash can be put down to it. */
export interface BoundHandler {
  readonly rule: Rule;
  readonly handle: (node: Ast.Node, context: SyntaxContext) => void;
}

/** The rules that a configuration leaves switched on, arranged for one walk over a tree. */
export class RuleSet {
  readonly all: ReadonlyMap<string, Rule>;
  readonly active: readonly Rule[];
  /** Today's ids by those that rules had earlier. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Handlers of the active rules by node type. */
  readonly handlers: ReadonlyMap<string, readonly BoundHandler[]>;
  /** True when a rule asks where data goes. */
  readonly followData: boolean;
  readonly #configuration: Configuration;
  readonly #words: readonly string[];
  #finder: WordFinder | undefined;

  constructor(rules: readonly Rule[], configuration: Configuration) {
    this.#configuration = configuration;
    this.all = new Map(rules.map((rule) => [rule.id, rule]));
    this.renamed = new Map(
      rules.flatMap(({ id, formerly = [] }) => formerly.map((old) => [old, id] as const)),
    );
    // A rule whose own preset is larger may still be asked for by name in the configuration.
    this.active = rules.filter((rule) => this.isOn(rule));
    this.handlers = bindHandlers(this.active);
    this.followData = this.active.some((rule) => rule.flow !== undefined);
    this.#words = [...new Set(this.active.flatMap(({ mentions = [] }) => mentions))];
  }

  /** Which rules may find something in a script, by the words that stand in it. */
  mayFindIn(text: string): (rule: Rule) => boolean {
    this.#finder ??= new WordFinder(this.#words);
    const found = this.#finder.find(text);
    const present = new Set(this.#words.filter((_, index) => found[index] === 1));
    return ({ mentions }) => mentions === undefined || mentions.some((word) => present.has(word));
  }

  /** Why a rule does not run, in words; undefined when it does. */
  offReason(rule: Rule): string | undefined {
    const chosen = this.#chosenLevel(rule.id);
    if (chosen === "off") return "switched off in the configuration";
    if (chosen !== undefined) return undefined;
    const { preset } = this.#configuration;
    return presetIncludes(preset, rule.meta.preset)
      ? undefined
      : `belongs to the preset '${rule.meta.preset}', '${preset}' is chosen`;
  }

  isOn(rule: Rule): boolean {
    return this.offReason(rule) === undefined;
  }

  /** True for reports of a rule that belong to a preset of their own, when the chosen one or the rule's own entry has them. */
  shows(rule: Rule, preset = rule.meta.preset): boolean {
    return (
      this.chosenLevel(rule.id) !== undefined || presetIncludes(this.#configuration.preset, preset)
    );
  }

  /** The level that the configuration gives a rule, if it does. */
  chosenLevel(id: string): Level | undefined {
    const chosen = this.#chosenLevel(id);
    return chosen === "off" ? undefined : chosen;
  }

  /** True for a rule whose reports give way to those of rules that follow data. */
  mayGiveWay(id: string): boolean {
    return this.all.get(id)?.supersededBy?.some((other) => this.all.get(other)?.flow) ?? false;
  }

  #chosenLevel(id: string): Level | "off" | undefined {
    const { rules } = this.#configuration;
    return Object.hasOwn(rules, id) ? rules[id] : undefined;
  }
}

function bindHandlers(rules: readonly Rule[]): ReadonlyMap<string, readonly BoundHandler[]> {
  const table = new Map<string, BoundHandler[]>();
  for (const rule of rules) {
    for (const [type, handle] of Object.entries(rule.visit ?? {})) {
      const bound = { rule, handle: handle as BoundHandler["handle"] };
      const handlers = table.get(type);
      if (handlers) handlers.push(bound);
      else table.set(type, [bound]);
    }
  }
  return table;
}
