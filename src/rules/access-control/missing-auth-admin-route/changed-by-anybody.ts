import type { Effect, ProjectView, Route } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { namesThing, stem } from "../../helpers/match/names-thing.ts";

/** What visitors do with records that they found, and what is theirs for as long as they know its id. */
const BY_VISITORS =
  /cart|basket|bag\b|check-?out|guest|session|draft|quote|wish|favou?rite|like|vote|view|click|visit|rating|review|comment|feedback|track|event-?log|subscri|newsletter|notif|read\b|seen|consent|prefer|search|filter|upload|media|file|image|share|link|redeem|apply|pay|order|booking|reserv|confirm|cancel|unsub|poll|quiz|game|score|todo|demo|example|test|sandbox|web-?hook|callback|health|cache|lock|job|queue|log\b/i;

/**
 * A change of one record by its id, whatever the store keeps under that name, that nobody is asked
 * for although other routes of the store ask who is there.
 */
export function changedByAnybody(route: Route, project: ProjectView): Effect | undefined {
  const { method, path, handler, framework } = route;
  if (!/^(?:PUT|PATCH|DELETE)$/.test(method) || path.startsWith("…")) return undefined;
  if (framework === "medusa" || framework === "function") return undefined;
  if (BY_VISITORS.test(path) || BY_VISITORS.test(handler)) return undefined;
  const parts = path.split("/").filter((part) => part !== "");
  // What is changed is named before the id, with which the path ends.
  const [thing, id] = parts.slice(-2);
  if (thing === undefined || id === undefined || !/^[:{]/.test(id) || /^[:{]/.test(thing))
    return undefined;
  const name = stem(thing);
  if (/^(?:user|customer|account|profile)$/.test(name) && method !== "DELETE") return undefined;
  if (!project.routes.some((each) => asksWho(each))) return undefined;
  return route.effects.find(
    ({ does, on }) =>
      (does === "write" || does === "delete") && namesThing(words(on).split(" "), name),
  );
}

function asksWho({ guards }: Route): boolean {
  return guards.some(
    ({ kind, certain, inHandler }) =>
      certain && !inHandler && (kind === "authentication" || kind === "role"),
  );
}

/**
 * What a page sends goes to its action alone: that its loader turns somebody away keeps nobody from
 * sending it. Layouts around it are asked as little.
 */
export function changedBesideLoader(route: Route, project: ProjectView): Effect | undefined {
  const { method, framework, file, path, handler, effects } = route;
  if (method !== "POST" || !/^(?:remix|sveltekit)$/.test(framework)) return undefined;
  if (BY_VISITORS.test(path) || BY_VISITORS.test(handler)) return undefined;
  const isAsked = project.routes.some(
    (each) =>
      each.file === file &&
      each.method === "GET" &&
      each.guards.some(
        ({ kind, certain }) => certain && (kind === "authentication" || kind === "role"),
      ),
  );
  return isAsked ? effects.find(({ does }) => does === "write" || does === "delete") : undefined;
}
