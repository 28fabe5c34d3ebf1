import type { Handlers } from "../flow/handlers.ts";
import type { Source } from "../flow/taint.ts";
import type { FileIr } from "../ir/ir.ts";
import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { Range } from "../text/range.ts";
import { turnsOthersAway, turnsStrangersAway } from "./refusals.ts";
import { wordsBefore } from "./used-before.ts";
import { demandsStaff } from "./staff-calls.ts";

/** Where data enters the program: the function that a framework calls with it. */
export interface FlowEntry {
  readonly file: string;
  readonly text: string;
  /** True when a middleware asks before it who somebody is, or what they may do. */
  readonly isGuarded: boolean;
  /** True where only who runs the store can call it. */
  readonly isForStaff: boolean;
  /** True where what stands around the function says that it is for staff alone. */
  onlyStaff(): boolean;
  /** True where the function itself turns away who is not logged in. */
  demandsLogin(): boolean;
  /** What the source is called: `request body`. */
  readonly says: string;
  /** The methods of HTTP for which the function is called, in small letters, as far as the code says them. */
  methods(): readonly string[];
  /** Members of request bodies that the program itself fills. */
  readonly filled: ReadonlySet<string>;
  /** Names and texts around the function: its own, decorators, what it is wrapped in and mounted with. */
  words(): readonly string[];
  /** What a router was told to put before all routes that come after it: `router.use(requireUser)`. */
  before(): readonly string[];
  /** The same of the innermost function alone, and the names of what it calls: `authenticate.admin`. */
  handler(): { readonly words: readonly string[]; readonly calls: readonly string[] };
}

/** A call that is asked for what belongs to whoever is logged in, and the name under which it is told who that is. */
export interface OwnLookup {
  readonly node: Ast.Node;
  readonly member: string | undefined;
}

export interface EntrySurroundings {
  readonly handlers: Pick<Handlers, "of" | "filled">;
  folder(path: string): string | undefined;
  ir(path: string): FileIr | undefined;
  source(path: string): SourceFile | undefined;
  text(path: string): string | undefined;
  isForStaff(path: string): boolean;
}

/** What stands around the place where data enters. */
export function entryOf(source: Source, around: EntrySurroundings): FlowEntry {
  const { file, range } = source;
  const functions = around.ir(file)?.functions ?? [];
  const handlers = [...functions.entries()]
    .filter(([, each]) => each.range.start <= range.start && range.end <= each.range.end)
    .flatMap(([index]) => around.handlers.of(file, index) ?? []);
  const mounted = (): string[] =>
    handlers.flatMap(({ places }) =>
      places.flatMap((place) => wordsOfCall(around.source(place.file), place)),
    );
  const words = (): string[] => [...wordsAround(around.source(file), range), ...mounted()];
  const before = (): string[] => [
    ...wordsBefore(around.source(file), range),
    ...handlers.flatMap(({ places }) =>
      places.flatMap((place) => wordsBefore(around.source(place.file), place)),
    ),
  ];
  return {
    file,
    text: around.text(file) ?? "",
    says: source.says,
    isForStaff: around.isForStaff(file),
    filled: around.handlers.filled(around.folder(file)),
    isGuarded: handlers.some((handler) => handler.isGuarded),
    methods: () => [
      ...methodsAround(around.source(file), range),
      ...handlers.flatMap(({ places }) =>
        places.flatMap((place) => methodOfCall(around.source(place.file), place)),
      ),
    ],
    onlyStaff: () =>
      around.isForStaff(file) ||
      saysStaff([...words(), ...before()]) ||
      asksWithin(around.source(file), innermost(around.source(file), range)),
    demandsLogin: () =>
      turnsStrangersAway(around.source(file), innermost(around.source(file), range)),
    words,
    before,
    handler: () => {
      const source = around.source(file);
      const inner = innermost(source, range);
      return {
        words: [...wordsAround(source, inner), ...mounted()],
        calls: callsIn(source, inner),
      };
    },
  };
}

/** Names of everything that a place stands in, and decorators of it. */
function wordsAround(source: SourceFile | undefined, range: Range): string[] {
  if (!source) return [];
  const words: string[] = [];
  source.nodes.forEach((node) => {
    const [start, end] = node.range;
    if (start > range.start || end < range.end) return;
    switch (node.type) {
      case "FunctionDeclaration":
      case "ClassDeclaration":
        if (node.id) words.push(node.id.name);
        if (node.type === "ClassDeclaration") words.push(...decoratorsOf(node, source.text));
        break;
      case "MethodDefinition":
      case "Property":
        words.push(textOf(node.key, source.text));
        if (node.type === "MethodDefinition") words.push(...decoratorsOf(node, source.text));
        break;
      case "VariableDeclarator":
        words.push(textOf(node.id, source.text).slice(0, 80));
        break;
      case "CallExpression":
        words.push(...wordsIn(node, source.text));
        break;
      default:
        break;
    }
  });
  return words;
}

/** Guards by their names: `isAdmin`, `verifyTokenAndAdmin`, `...adminOnly`, `adminToken()`, `authorize("admin")`, `@Roles(Role.ADMIN)`, `@UseGuards(AdminGuard)`. */
const STAFF_GUARD =
  /\b(?:is|require|only|ensure|verify|check|must_?be|auth\w*?)_?(?:\w*(?:token|session|login|user|auth)_?and_?)?(?:super_?)?(?:admin|staff)(?:_?or_?(?:super_?)?(?:admin|staff|owner|manager|moderator))?\b|\b(?:super_?)?(?:admin|staff)_?(?:only|auth\w*|guard|required|middleware|protect\w*|check)\b|\b(?:super_?)?(?:admin|staff)_?(?:token|jwt|verify\w*)\(|\w\(\s*\[?\s*(?:["'`]|\w*roles?\w*\.)(?:super_?)?(?:admin|staff)/i;
/** Roles of people who do not run the store: `"customer"`, `Role.USER`. */
const OTHERS =
  /(?:["'`]|Roles?\.)(?:customer|client|buyer|user|seller|vendor|merchant|supplier|driver|partner|member)/i;

/** A permission by its name, in the languages of stores: `permission("products.edit")`, `permiso("crear_producto")`. */
const PERMISSION = /^@?(?:\w+\.)*\w*permis(?:sions?|os?|s[aã]o)\w*\(\s*\[?\s*(?:["'`]|[A-Z]\w*\.)/i;
/** Names that are taken out of a request, addresses and descriptions say nothing of who sends it. */
const SAYS_NOTHING =
  /^\s*(?:\{|["'`]\/|@(?:Controller|Get|Post|Put|Patch|Delete|All|Resolver|Query|Mutation|Api\w+|HttpCode)\()/;

/** Roles that others have as well, `auth("admin", "customer")`, are no sign of staff. */
function saysStaff(words: readonly string[]): boolean {
  const said = words.filter((each) => !SAYS_NOTHING.test(each));
  const others = said.filter((each) => !PERMISSION.test(each));
  const isSaid = others.length < said.length || said.some((each) => STAFF_GUARD.test(each));
  return isSaid && !others.some((each) => OTHERS.test(each));
}

/** True where a function turns away who is not of the staff, by a call or by a condition. */
function asksWithin(source: SourceFile | undefined, range: Range): boolean {
  return callsIn(source, range).some(demandsStaff) || turnsOthersAway(source, range);
}

const METHODS = /^(?:all|delete|get|head|options|patch|post|put)$/i;

/** `@Put(":id")` of the method that a place stands in, and the name of `export async function PUT`. */
function methodsAround(source: SourceFile | undefined, { start, end }: Range): string[] {
  const found: string[] = [];
  source?.nodes.forEach((node) => {
    if (node.range[0] > start || node.range[1] < end) return;
    if (node.type === "FunctionDeclaration" && node.parent.type === "ExportNamedDeclaration")
      found.push(node.id?.name ?? "");
    if (node.type !== "MethodDefinition") return;
    for (const each of node.decorators)
      found.push(/^@(\w+)/.exec(textOf(each, source.text))?.[1] ?? "");
  });
  return found.filter((name) => METHODS.test(name)).map((name) => name.toLowerCase());
}

/** `put` of `router.put("/orders", handler)` and of `router.route("/orders").get(list).put(handler)`. */
function methodOfCall(source: SourceFile | undefined, { start, end }: Range): string[] {
  const found: string[] = [];
  source?.nodes.forEach((node) => {
    if (node.type !== "CallExpression" || node.range[0] !== start || node.range[1] !== end) return;
    const name =
      node.callee.type === "MemberExpression" ? textOf(node.callee.property, source.text) : "";
    if (METHODS.test(name)) found.push(name.toLowerCase());
  });
  return found;
}

/** The innermost function around a place; the place itself where none is. */
function innermost(source: SourceFile | undefined, range: Range): Range {
  let inner = range;
  if (!source) return inner;
  source.nodes.forEach((node) => {
    const [start, end] = node.range;
    if (FUNCTIONS.has(node.type) && start <= range.start && range.end <= end)
      inner = { start, end };
  });
  return inner;
}

/** The names of all that is called within a range. */
function callsIn(source: SourceFile | undefined, range: Range): string[] {
  const called: string[] = [];
  if (!source) return called;
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression") return;
    if (range.start <= node.range[0] && node.range[1] <= range.end)
      called.push(textOf(node.callee, source.text).slice(0, 80));
  });
  return called;
}

const FUNCTIONS = new Set<string>([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/** What a call hands over besides functions that are written there. */
function wordsOfCall(source: SourceFile | undefined, range: Range): string[] {
  const words: string[] = [];
  if (!source) return words;
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression") return;
    if (node.range[0] !== range.start || node.range[1] !== range.end) return;
    words.push(...wordsIn(node, source.text));
  });
  return words;
}

function wordsIn(node: Ast.CallExpression, text: string): string[] {
  const words = node.arguments
    .filter(({ type }) => type !== "ArrowFunctionExpression" && type !== "FunctionExpression")
    .map((argument) => textOf(argument, text));
  for (let callee: Ast.Node = node.callee; ;) {
    if (callee.type === "MemberExpression") {
      words.push(textOf(callee.property, text));
      callee = callee.object;
    } else if (callee.type === "CallExpression") {
      // `router.route("/admin/orders").get(…)`
      const isRoute =
        callee.callee.type === "MemberExpression" &&
        textOf(callee.callee.property, text) === "route";
      if (isRoute) words.push(...callee.arguments.map((each) => textOf(each, text)));
      callee = callee.callee;
    } else {
      words.push(textOf(callee, text).slice(0, 80));
      return words;
    }
  }
}

function decoratorsOf(node: { readonly decorators?: readonly Ast.Node[] }, text: string): string[] {
  return (node.decorators ?? []).map((each) => textOf(each, text));
}

function textOf(node: Ast.Node, text: string): string {
  return text.slice(node.range[0], node.range[1]);
}
