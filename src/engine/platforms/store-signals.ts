/** What the signals are read from. */
interface SignalFacts {
  readonly packages: ReadonlySet<string>;
  readonly paths: readonly string[];
  exists(path: string): boolean;
  read(path: string): string | undefined;
}

const SHOP_WORDS = /^(?:carts?|checkouts?|orders?|payments?)$/;
const ROUTE_FOLDER = /^(?:routes?|app|pages|api|controllers?|resolvers?)$/;
const MODEL_FOLDER = /^(?:models?|entit(?:y|ies)|schemas?)$/;
const PRISMA_SCHEMAS = ["prisma/schema.prisma", "schema.prisma"];

/** How many of three things say that a package sells something: a payment SDK, routes of shopping, models of goods and orders. */
export function countStoreSignals(facts: SignalFacts, payment: readonly string[]): number {
  const pays = payment.some((pattern) =>
    pattern.endsWith("*")
      ? [...facts.packages].some((name) => name.startsWith(pattern.slice(0, -1)))
      : facts.packages.has(pattern),
  );
  return Number(pays) + Number(hasShopRoutes(facts)) + Number(hasShopModels(facts));
}

/** Two different words in the names of a route tree: one alone may mean anything. */
function hasShopRoutes({ paths }: SignalFacts): boolean {
  const words = new Set<string>();
  for (const path of paths) {
    const names = path.split("/").map(stemOf);
    const start = names.findIndex((name) => ROUTE_FOLDER.test(name));
    if (start === -1) continue;
    for (const name of names.slice(start + 1)) {
      if (SHOP_WORDS.test(name)) words.add(name.replace(/s$/, ""));
    }
  }
  return words.size >= 2;
}

function hasShopModels(facts: SignalFacts): boolean {
  const models = new Set<string>();
  for (const path of facts.paths) {
    const names = path.split("/").map(stemOf);
    const last = names.pop() ?? "";
    if (names.some((name) => MODEL_FOLDER.test(name))) models.add(last.replace(/s$/, ""));
  }
  for (const path of PRISMA_SCHEMAS) {
    const text = facts.exists(path) ? (facts.read(path) ?? "") : "";
    for (const [, name = ""] of text.matchAll(/^model\s+(\w+)/gm)) models.add(name.toLowerCase());
  }
  return models.has("product") && models.has("order");
}

/** `orders.controller.ts`, `Order.js` and `orders` are named alike. */
function stemOf(name: string): string {
  return (name.split(".")[0] ?? "").toLowerCase();
}
