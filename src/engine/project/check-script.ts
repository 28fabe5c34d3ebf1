import type { Semantics } from "../semantics/semantics.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { checkContext } from "./check-context.ts";
import type { Collector } from "./collector.ts";
import type { Rule, SyntaxContext } from "./rule.ts";
import type { BoundHandler, RuleSet } from "./rule-set.ts";
import type { Surroundings } from "./surroundings.ts";

/** Runs all syntax checks on one node after the other. */
export function checkScript(
  source: SourceFile,
  semantics: Semantics,
  rules: RuleSet,
  around: Omit<Surroundings, "dependsOn" | "beside">,
  collector: Collector,
): void {
  const contexts = new Map<Rule, SyntaxContext>();
  const mayFind = rules.mayFindIn(source.text);
  const contextOf = (rule: Rule): SyntaxContext => {
    let context = contexts.get(rule);
    if (!context) {
      const base = checkContext(rule, around, collector);
      context = Object.assign(base, { source, text: source.text, semantics });
      contexts.set(rule, context);
    }
    return context;
  };
  /** By kind of node, made when the first such node is met: dozens of rules ask for each, so nothing is looked up again. */
  const lists = new Map<string, readonly Check[]>();
  for (const node of source.nodes) {
    let checks = lists.get(node.type);
    if (!checks) {
      const handlers = rules.handlers.get(node.type) ?? [];
      checks = handlers
        .filter(({ rule }) => mayFind(rule) && !collector.hasCrashed(rule))
        .map(({ rule, handle }) => ({ rule, handle, context: contextOf(rule) }));
      lists.set(node.type, checks);
    }
    for (const { rule, handle, context } of checks) {
      try {
        handle(node, context);
      } catch (error) {
        collector.failed(rule, error);
        // It is left out for the rest of the file.
        lists.clear();
      }
    }
  }
}

interface Check extends BoundHandler {
  readonly context: SyntaxContext;
}
