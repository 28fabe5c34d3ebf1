import type { ProjectView, Route } from "../../../engine/api.ts";
import {
  changeOf,
  effectName,
  isBeforeLogin,
  mayBeGuarded,
  privateRead,
} from "../../helpers/match/route-purpose.ts";

/** Services of Vendure that keep what belongs to people, or lets them in. */
const SERVICE =
  /\b(?:private|protected|public|readonly)\s+(?:readonly\s+)?(\w+)\s*:\s*(?:Order|Customer|Administrator|User|Payment|History|Role)Service\b/g;
/** What gives it out or changes it, whosever it is; the code of an order is a key that a guest has. */
const DEED =
  /^(?:findAll|findOne|update\w*|delete\w*|softDelete|transition\w*|cancel\w*|refund\w*|settle\w*|create)$/;
/** What Vendure's own code does with a context: none of it asks for a permission. */
const OF_VENDURE =
  /^(?:getRepository|find\w*|get\w*|update\w*|delete\w*|softDelete|transition\w*|cancel\w*|refund\w*|settle\w*|create)$/;
/** Code that asks who is there in a way of its own, or hands the question to a method of the class. */
const ASKS =
  /\bthis\.\w+\(|activeUserId|activeOrder|apiType|permission|authori[sz]|secret|signature|api_?key|token|hmac|headers/i;

/** What a route of a plug-in's own controller does for whoever calls it; undefined where somebody may be asked. */
export function openDeed(route: Route, project: ProjectView): string | undefined {
  const { framework, path, file, range, middlewares, mayCheck } = route;
  // Fields of GraphQL are named behind a `#`.
  if (framework !== "vendure" || path.includes("#") || isBeforeLogin(route)) return undefined;
  const { mayCheck: _, ...unasked } = route;
  const isKnown = mayCheck !== undefined && OF_VENDURE.test(mayCheck);
  if (mayBeGuarded(isKnown ? unasked : route)) return undefined;
  if (middlewares.length > 0) return undefined;
  const text = project.read(file) ?? "";
  const own = text.slice(range.start, range.end);
  if (!text.includes("@vendure/core") || ASKS.test(own)) return undefined;
  const meant = route.effects.filter(({ on }) => !on.endsWith("findOneByCode"));
  const effect = changeOf(route) ?? privateRead({ ...route, effects: meant });
  if (effect) return effectName(effect);
  const services = new Set([...text.matchAll(SERVICE)].map(([, name]) => name));
  for (const [, service = "", method = ""] of own.matchAll(/\bthis\.(\w+)\.(\w+)\(/g))
    if (services.has(service) && DEED.test(method)) return `${service}.${method}`.slice(-24);
  return undefined;
}
