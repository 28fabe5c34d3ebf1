import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";
import { tableName } from "./table-name.ts";

/** What a shop offers and asks for, by whoever keeps its catalogue. */
const CATALOGUE =
  /\b(?:product|variant|variation|sku|item|inventory|stock|catalog|catalogue|categor(?:y|ies)|brand|collection|listing|plan|offer|deal|promotion|promo|coupon|voucher|discount|tax(?:es)?|rate|shipping|shipment (?:method|option|type|zone|service)|delivery|parts?|labou?r|food|dish(?:es)?|menu|book|course|service|ingredient|topping|wish ?list|wish|favou?rite|bookmark|comparison)s?\b/;

/** Who sells, and what somebody set for all of it: `business.tax`, `branchSettings.deliveryFee`. */
const SHOP =
  /\b(?:business|company|organi[sz]ation|restaurant|branch|outlet|tenant|setting|config|configuration|preference)(?:e?s)?$/;

/** Amounts that are for whoever asks to name: who buys a gift card says what it is worth, and pays that. */
const OWN_AMOUNT =
  /\b(?:gift ?card|gift voucher|withdrawal|withdraw|payout|donation|pledge|bid|tip|gratuity|top up|budget|expense|goal|saving)s?\b/;

/** What the shop buys itself, and names the price of. */
const SUPPLY = /\b(?:purchase (?:order|requisition)|goods receipt|supplier|supply)s?\b/;

/** What is noted of visits and carts, from which nobody is charged. */
const NOTED = /\babandon|(?:^| )(?:event|log|metric|activity|audit)s?$/;

/** What a visitor buys. */
const ORDER =
  /\b(?:order|cart|basket|bag|checkout|line|invoice|purchase|subscription|booking|reservation|transaction|payment|charge|sale|bill|receipt|quote)s?\b/;

/**
 * True where what is stored belongs to the catalogue and to no order, is an amount of the visitor's own,
 * or what the shop itself buys from others,
 * by the names of the model, table or repository. `orderItem` and `cartProduct` are parts of an order; of `prisma.thing` nothing is known.
 */
export function storesCatalogue(node: Ast.Node, semantics?: Semantics): boolean {
  const target = targetOf(node);
  // `const repository = connection.getRepository(ProductEntity)` is named after what it keeps.
  const made = semantics ? namesIn(madeBy(semantics.origin(target).node)) : [];
  const names = [...namesIn(target), ...made, tableOf(node)].map(words);
  const named = names.join(" ");
  if (names.some((each) => NOTED.test(each))) return true;
  if (OWN_AMOUNT.test(named) || SUPPLY.test(named) || isOwnAmount(node)) return true;
  if (ORDER.test(named)) return false;
  if (CATALOGUE.test(named) || names.some(isOfShop) || describesThing(node)) return true;
  const around = words(classAround(node) ?? "");
  return CATALOGUE.test(around) && !ORDER.test(around);
}

/** `businessRepository`, `SettingsModel`: the last word may say what keeps it. */
function isOfShop(name: string): boolean {
  return SHOP.test(name.replace(/ (?:repository|repo|model|entity|collection|service)$/, ""));
}

/** What is said of a thing that is sold, and what an order says of who buys how many of what. */
const OF_THING =
  /^(?:name|title|brand|description|images?|pictures?|photos?|categor(?:y|ies)|stock|sku|slug|colou?r)$/;
const OF_ORDER = /total|quantit|qty|items?|order|customer|user|buyer|product|cart|payment|address/i;

/** `Shoes.create({ brand, name, price })`: a thing with its price, whatever the shop calls it. */
function describesThing(node: Ast.Node): boolean {
  const call = unwrap(node);
  const isMade = call.type === "CallExpression" || call.type === "NewExpression";
  const [first] = isMade ? call.arguments : [];
  const record = first && unwrap(first);
  if (record?.type !== "ObjectExpression") return false;
  const keys = record.properties.map((each) =>
    each.type === "Property" ? (propertyName(each) ?? "") : "",
  );
  return (
    keys.filter((each) => OF_THING.test(each)).length > 1 &&
    !keys.some((each) => each === "" || OF_ORDER.test(each))
  );
}

/** `{ data: { type: "WITHDRAWAL", amount } }`: what somebody takes from an account, or gives to another. */
function isOwnAmount(node: Ast.Node): boolean {
  const call = unwrap(node);
  const [first] = call.type === "CallExpression" ? call.arguments : [];
  const options = first && unwrap(first);
  if (options?.type !== "ObjectExpression") return false;
  const data = valueOf(options, /^data$/);
  const record = data?.type === "ObjectExpression" ? data : options;
  const kind = valueOf(record, /^(?:type|kind|reason|transaction_?type)$/i);
  if (!kind) return false;
  const said = kind.type === "Literal" ? String(kind.value) : (nameOf(kind) ?? "");
  const name = words(said);
  return OWN_AMOUNT.test(name) || /\btransfer\b/.test(name);
}

function valueOf(object: Ast.ObjectExpression, name: RegExp): Ast.Node | undefined {
  for (const each of object.properties)
    if (each.type === "Property" && name.test(propertyName(each) ?? "")) return unwrap(each.value);
  return undefined;
}

/** The table or collection that a request names: `new PutCommand({ TableName })`, `create("api::order.order", { data })`. */
function tableOf(node: Ast.Node): string {
  const place = unwrap(node);
  const request = place.type === "AwaitExpression" ? unwrap(place.argument) : place;
  if (request.type !== "NewExpression" && request.type !== "CallExpression") return "";
  const [first] = request.arguments;
  const given = first && unwrap(first);
  if (given?.type === "Literal") return typeof given.value === "string" ? given.value : "";
  return (given && tableName(given)) ?? "";
}

/** What is called, made or assigned to. */
function targetOf(node: Ast.Node): Ast.Node {
  const place = unwrap(node);
  switch (place.type) {
    case "AwaitExpression":
      return targetOf(place.argument);
    case "CallExpression": {
      const callee = unwrap(place.callee);
      return callee.type === "MemberExpression" ? callee.object : callee;
    }
    case "NewExpression":
      return place.callee;
    case "AssignmentExpression": {
      const left = unwrap(place.left);
      return left.type === "MemberExpression" ? left.object : left;
    }
    // The field says what is stored, not in which record.
    case "MemberExpression":
      return place.parent?.type === "AssignmentExpression" && place.parent.left === place
        ? place.object
        : place;
    default:
      return place;
  }
}

/** Who was asked for a record: `const p = await Product.findById(order.product)` is a product. */
function madeBy(origin: Ast.Node): Ast.Node {
  const node = unwrap(origin);
  if (node.type !== "AwaitExpression") return node;
  const call = unwrap(node.argument);
  return call.type === "CallExpression" ? call.callee : call;
}

/** The names of a chain: of its members, and of the tables that its calls are given. */
function namesIn(node: Ast.Node): string[] {
  const place = unwrap(node);
  switch (place.type) {
    case "MemberExpression":
      return [...namesIn(place.object), nameOf(place) ?? ""];
    case "CallExpression":
      return [...namesIn(place.callee), ...place.arguments.flatMap(namesIn)];
    case "Literal":
      return typeof place.value === "string" ? [place.value] : [];
    default:
      return [nameOf(place) ?? ""];
  }
}

function classAround(node: Ast.Node): string | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "ClassDeclaration" || each.type === "ClassExpression") return nameOf(each);
  }
  return undefined;
}
