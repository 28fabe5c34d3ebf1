import type { MiddlewareKind, Route, RouteGuard, RouteStep } from "../routes/route.ts";
import { addressOf } from "../routes/address.ts";
import { type Place, Places } from "./places.ts";
import { counted, visible } from "./words.ts";

type Read = (path: string) => string | undefined;

/** The JSON of `storewarden routes`. Described by `media/schemas/routes.schema.json`. */
export interface RoutesJson {
  readonly version: string;
  readonly root: string;
  readonly routes: readonly JsonRoute[];
}

interface JsonPlace {
  readonly file: string;
  readonly range: Place;
}

interface JsonRoute extends Omit<
  Route,
  "registered" | "range" | "middlewares" | "effects" | "optsOut" | "wrappedBy"
> {
  readonly range: Place;
  readonly registered?: JsonPlace;
  readonly middlewares: readonly (Omit<RouteStep, "place"> & { readonly place?: JsonPlace })[];
}

export function routesJson(
  routes: readonly Route[],
  about: { readonly version: string; readonly root: string; readonly read: Read },
): RoutesJson {
  const places = new Places(about.read);
  return {
    version: about.version,
    root: about.root,
    routes: routes.map(({ registered, range, middlewares, ...route }) => ({
      ...route,
      path: addressOf(route),
      // That nobody checks a body is a finding of a rule.
      uncheckedBody: undefined,
      effects: undefined,
      mayCheck: undefined,
      deeds: undefined,
      optsOut: undefined,
      wrappedBy: undefined,
      range: places.of(route.file, range),
      ...(registered
        ? {
            registered: {
              file: registered.file,
              range: places.of(registered.file, registered.range),
            },
          }
        : {}),
      middlewares: middlewares.map(({ place, ...step }) => ({
        ...step,
        ...(place
          ? { place: { file: place.file, range: places.of(place.file, place.range) } }
          : {}),
      })),
    })),
  };
}

/** Two lines for each route: what it is, and what stands before it. Within a hundred columns where names allow. */
export function routesText(routes: readonly Route[], read: Read): string {
  const places = new Places(read);
  const lines = routes.flatMap((route) => {
    const { method, exposure, handler, file, range } = route;
    const { line } = places.of(file, range).start;
    const head = `${method.padEnd(8)} ${exposure.padEnd(8)}  ${addressOf(route)}`;
    const name = handler === "(inline)" || handler === "" ? "" : ` ${handler}`;
    const steps = stepsWords(route);
    return [
      visible(head),
      `${" ".repeat(19)}${visible(`${file}:${line}${name}`)}`,
      ...(steps === "" ? [] : wrapped(visible(steps))),
    ];
  });
  return `${[...lines, totals(routes)].join("\n")}\n`;
}

function stepsWords({ middlewares, guards, note }: Route): string {
  const inHandler = guards.filter((guard) => guard.inHandler);
  // What turns nobody away and changes nothing is in the JSON.
  const telling = middlewares.filter(({ does }) => does.length === 0 || does.some(isTelling));
  const parts = [
    ...telling.map(({ name, does, certain }) => {
      const kinds = does.length === 0 ? "" : does.filter(isTelling).join("+");
      return `${name} [${kinds}${certain && does.length > 0 ? "" : "?"}]`;
    }),
    ...(inHandler.length > 0 ? [`in the handler [${kindsOf(inHandler)}]`] : []),
  ];
  const way = parts.length === 0 ? "" : `via ${parts.join(" › ")}`;
  return note === undefined ? way : `${way}${way === "" ? "" : "; "}${note}`;
}

function isTelling(kind: MiddlewareKind): boolean {
  return kind !== "other" && kind !== "identity";
}

function kindsOf(guards: readonly RouteGuard[]): string {
  return [...new Set(guards.map((guard) => guard.kind))].join("+");
}

/** Lines of the width of a terminal, indented below their route. */
function wrapped(text: string): string[] {
  const indent = " ".repeat(19);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > 100) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

function totals(routes: readonly Route[]): string {
  const exposures = ["public", "customer", "admin", "unknown"] as const;
  const counts = exposures.map(
    (exposure) => `${routes.filter((route) => route.exposure === exposure).length} ${exposure}`,
  );
  return `${counted(routes.length, "route")}: ${counts.join(", ")}.`;
}
