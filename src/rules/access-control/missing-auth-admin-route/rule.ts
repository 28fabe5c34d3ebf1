import {
  type Effect,
  type Preset,
  type ProjectView,
  type Route,
  projectRule,
} from "../../../engine/api.ts";
import { guardBeside } from "../../helpers/edit/guard-beside.ts";
import { listsPeople } from "../../helpers/match/lists-people.ts";
import { words } from "../../helpers/match/names.ts";
import { namesThing, stem } from "../../helpers/match/names-thing.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import {
  changeOf,
  effectName,
  isBeforeLogin,
  isForBackOffice,
  mayBeGuarded,
  privateRead,
  routeName,
} from "../../helpers/match/route-purpose.ts";
import { changedByAnybody, changedBesideLoader } from "./changed-by-anybody.ts";
import { makesAdmin } from "./makes-admin.ts";

/** What only those change who run the store: what is for sale, for how much, and who works there. */
const MANAGED =
  /^(?:products?|variants?|categor(?:y|ies)|collections?|brands?|coupons?|discounts?|offers?|promotions?|banners?|sliders?|prices?|inventor(?:y|ies)|stocks?|settings?|tax(?:es)?|shipping(?:methods?|zones?|rates?)?|warehouses?|suppliers?|vouchers?|campaigns?|pages?|blogs?|roles?|users?|customers?|attributes?|promos?|tags|colou?rs|sizes|commissions?|configs?|configurations?|currenc(?:y|ies)|menus?|dish(?:es)?)$/;
/** The same in two words: `/product-types`. */
const OF_PRODUCTS =
  /^(?:variantoptions?|optiontypes?|shippingprofiles?|sizecharts?|menuitems?|products?(?:types?|variants?|options?|attributes?|categor(?:y|ies)|tags?|images?|brands?))$/;
const OF_SHIPPING = /shipping[-_]?profiles?/gi;
/** What of Medusa's own records customers never change. */
const OF_STAFF =
  /^(?:products?|variants?|prices?|promotions?|campaigns?|inventor(?:y|ies)|stocks?|regions?|taxes)$/;
/** Handlers such as `rateProduct`, and not `ratesOfShipping`. */
const RATES = /^rate(?:[A-Z_]|$)/;
/** What customers do with those things. */
const BY_CUSTOMERS =
  /review|rating|comment|view|like|wish|favou?rite|cart|basket|search|check-?out|click|track|question|answer|vote|\/rate(?:\/|$)|notify|notif|subscri|apply|redeem|validate|check|calculat|compare|share|follow|visit|me\b|profile|address|order|pay|report|contact|avatar|upload|download|filter|query|list|get|find|batch-?get/i;

export const rule = projectRule({
  id: "missing-auth-admin-route",
  meta: {
    category: "access-control",
    title: "A route of the back office that anybody may call",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [306, 862],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} of the back office is open: nothing before `{{effect}}` asks who calls.",
      help: "Put the guard that the other routes of the back office have before its handler, or on the router or folder that it is in. Hiding the page in the browser keeps nobody out.",
    },
    managed: {
      what: "Anybody may call {{route}}: nothing before `{{effect}}` asks who is there.",
      help: "Put the guard for those who run the store before its handler: what is sold, and for how much, is theirs to change.",
    },
    deletesAll: {
      what: "Anybody may call {{route}}, and `{{effect}}` deletes all that there are.",
      help: "Put the guard for those who run the store before its handler, or remove the route: who looks after a database needs none.",
    },
    lists: {
      what: "Anybody may call {{route}}: `{{effect}}` lists those of all customers, and nothing asks who is there.",
      help: "Put the guard for those who run the store before its handler, or give whoever is logged in their own records alone.",
    },
    makesAdmin: {
      what: "Anybody may call {{route}}, and `{{effect}}` makes them an administrator.",
      help: "Make the first administrator with a script on the server, or ask for a secret; further ones are made by those who are logged in as one.",
    },
  },
  fixes: [
    {
      id: "use-guard-beside",
      kind: "suggestion",
      title: "Put {{guard}} before it, as before other routes here",
    },
  ],
  project(project, context) {
    const told = new Set<string>();
    const gateway = gatewayOf(project.files);
    for (const route of project.routes) {
      // What stands behind a gateway is asked for by it alone, which is not seen here.
      if (gateway !== undefined && !route.file.startsWith(gateway)) continue;
      if (isToldElsewhere(route)) continue;
      const harm = harmOf(route, project);
      if (!harm) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const place = `${file}:${range.start}`;
      // A handler with several paths is one mistake.
      if (told.has(place)) continue;
      told.add(place);
      const guard = guardBeside(route, project);
      context.report(file, {
        at: range,
        message: harm.message,
        ...(harm.preset && { preset: harm.preset }),
        data: {
          route: routeName(route, 34),
          effect: effectName(harm.effect),
          guard: guard?.name ?? "",
        },
        fixes: guard ? [{ id: "use-guard-beside", edits: () => guard.edits }] : [],
      });
    }
  },
});

/** What somebody does who should not be able to, and how that is told. */
interface Harm {
  readonly effect: Effect;
  readonly message: "found" | "managed" | "deletesAll" | "lists" | "makesAdmin";
  /** Where it is less sure that nobody but staff should. */
  readonly preset?: Preset;
}

function harmOf(route: Route, project: ProjectView): Harm | undefined {
  const made = makesAdmin(route, project);
  if (made) return { effect: made, message: "makesAdmin" };
  if (mayBeGuarded(route)) return undefined;
  const isOpen = isBeforeLogin(route);
  if (isForBackOffice(route)) {
    const effect = isOpen ? undefined : adminEffect(route);
    return effect && { effect, message: "found" };
  }
  const wiped = wipes(route);
  if (wiped) return { effect: wiped, message: "deletesAll" };
  if (isOpen) return undefined;
  const listed = listsPeople(route, project);
  if (listed) return { effect: listed, message: "lists" };
  const managed = coreChange(route) ?? managedEffect(route);
  if (managed) return { effect: managed, message: "managed" };
  const other = changedByAnybody(route, project) ?? changedBesideLoader(route, project);
  return other && { effect: other, message: "managed", preset: "balanced" };
}

/** Medusa asks before `/admin`; where a route tells it not to, another rule says so at that place. Procedures of tRPC have one, too. */
function isToldElsewhere({ framework, path }: Route): boolean {
  if (framework === "medusa") return /^\/admin(?:\/|$)/.test(path);
  return framework === "vendure" || framework === "evershop" || OF_FIELDS.test(framework);
}

const OF_FIELDS = /^(?:trpc|keystone)$/;

/** The folder of a service that stands before the other services of a repository. */
function gatewayOf(files: readonly string[]): string | undefined {
  for (const path of files) {
    const folder = /^(?:.*\/)?(?:[\w-]*-)?gateway(?:-[\w-]*)?\//.exec(path)?.[0];
    if (folder !== undefined && files.includes(`${folder}package.json`)) return folder;
  }
  return undefined;
}

/**
 * Medusa asks nobody below folders that are no `/admin`, and what its modules and workflows change
 * says itself whose it is: `deleteProducts`, `createPromotionsWorkflow`.
 */
function managedOfMedusa({ path, effects }: Route): Effect | undefined {
  if (BY_CUSTOMERS.test(path)) return undefined;
  return effects.find(
    ({ does, on }) =>
      (does === "write" || does === "delete") &&
      !BY_CUSTOMERS.test(on) &&
      words(on)
        .split(" ")
        .some((word) => OF_STAFF.test(word)),
  );
}

function adminEffect(route: Route): Effect | undefined {
  return changeOf(route) ?? privateRead(route);
}

/** What empties a table or a collection, whatever the path says: nobody but who runs the store may. */
function wipes({ method, framework, effects }: Route): Effect | undefined {
  if (framework === "medusa" || !/^(?:GET|POST|PUT|PATCH|DELETE|ALL)$/.test(method))
    return undefined;
  return effects.find(({ does, all, on }) => does === "delete" && all && !OF_NOBODY.test(on));
}

/** What is kept for a while alone, and made again by itself. */
const OF_NOBODY = /cache|temp|tmp|log|sessions?\b|rate|queue|job|lock/i;

/** What Strapi's own controller changes for anybody: records of people, by their ids. */
function coreChange({ framework, effects, registered }: Route): Effect | undefined {
  // Only what the store has no code for is placed where the route is.
  if (framework !== "strapi" || registered !== undefined) return undefined;
  return effects.find(({ on }) => OF_PEOPLE.test(on));
}

const OF_PEOPLE =
  /^strapi\.[\w-]*(?:order|payment|invoice|customer|user|address|account|transaction|refund|subscription)s?\.(?:update|delete)$/;

/** A change of what the path names: `DELETE /products/:id` that deletes products. */
function managedEffect(route: Route): Effect | undefined {
  const { method, path, framework, handler } = route;
  if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(method)) return undefined;
  if (framework === "medusa") return managedOfMedusa(route);
  // Profiles of shipping are no customer's.
  if (path.startsWith("…") || BY_CUSTOMERS.test(path.replace(OF_SHIPPING, ""))) return undefined;
  if (BY_CUSTOMERS.test(handler.replace(OF_SHIPPING, "")) || RATES.test(handler)) return undefined;
  const parts = path.split("/").filter((part) => part !== "" && !/^[:{*]/.test(part));
  const thing = parts.findLast((part) => {
    const plain = part.toLowerCase().replaceAll(/[-_]/g, "");
    return MANAGED.test(plain) || OF_PRODUCTS.test(plain);
  });
  if (thing === undefined) return undefined;
  const name = stem(thing);
  // Customers make their own accounts, and offers to whoever sells.
  if (/^(?:user|customer)$/.test(name) && method !== "DELETE") return undefined;
  if (/^(?:offer|page)$/.test(name) && method === "POST") return undefined;
  // `POST /coupon` that changes one is how it is redeemed.
  const isRedeemed = method === "POST" && /^(?:coupon|voucher|promo|giftcard)/.test(name);
  return route.effects.find(
    ({ does, on }) =>
      (does === "write" || does === "delete") &&
      !(isRedeemed && /update|increment/i.test(on)) &&
      (namesThing(words(on).split(" "), name) ||
        isSavedThing(on, name, route) ||
        (OF_PRODUCT.test(name) && method !== "POST" && changesProducts(on))),
  );
}

/** What a store keeps in a column of its products: `PATCH /stock/:id` with `UPDATE products SET stock = …`. */
const OF_PRODUCT = /^(?:stock|price|inventory|variant)$/;

function changesProducts(on: string): boolean {
  return words(on)
    .split(" ")
    .some((word) => /^(?:products?|variants?)$/.test(word));
}

/** `const found = await VariantOption.findById(id); found.option = …; await newOption.save()` is about `/variant-option`. */
function isSavedThing(on: string, name: string, { effects }: Route): boolean {
  const saved = /^(\w+)\.save$/.exec(on)?.[1];
  const last = saved === undefined ? "" : stem(words(saved).split(" ").at(-1) ?? "");
  return (
    last.length > 3 &&
    name.endsWith(last) &&
    effects.some((each) => namesThing(words(each.on).split(" "), name))
  );
}
