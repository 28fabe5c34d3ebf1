import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { grammars } from "tm-grammars";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";

const ROOT = join(import.meta.dirname, "../..");
const resolve = createRequire(import.meta.url);
const GRAMMARS = dirname(resolve.resolve("tm-grammars/grammars/html.json"));

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly contributes: { readonly grammars: readonly Contribution[] };
};
export const contributions = manifest.contributes.grammars;

/** The names of grammars by their scopes. */
const FILES = new Map(grammars.map(({ scopeName, name }) => [scopeName, name]));

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: (scope) => Promise.resolve(load(scope)),
  getInjections: (scope) =>
    contributions.filter((each) => each.injectTo.includes(scope)).map((each) => each.scopeName),
});

async function loadOniguruma() {
  const binary = readFileSync(resolve.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(binary);
  return {
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  };
}

function load(scope: string) {
  const own = contributions.find((each) => each.scopeName === scope);
  const name = FILES.get(scope) ?? "none";
  const path = own ? join(ROOT, own.path) : join(GRAMMARS, `${name}.json`);
  return existsSync(path) ? textmate.parseRawGrammar(readFileSync(path, "utf8"), path) : null;
}

/** A piece of text with the scopes that an editor gives to it, outermost first. */
export interface Piece {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The pieces of a text in a language, as the editor with this extension colours them. */
export async function pieces(scope: string, text: string): Promise<Piece[]> {
  const grammar: IGrammar | null = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar ${scope}`);
  let stack = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}
