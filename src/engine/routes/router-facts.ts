import type { Range } from "../text/range.ts";
import type { LoadedFolder } from "./loaded-folder.ts";
import type { RouteStep } from "./route.ts";
import type { RouterKind } from "./router-keys.ts";
import type { HandlerFacts } from "./steps.ts";

/** What is handed to `use`: a function, a router with its own routes, or those of a folder's files. */
export type UsedItem =
  /** `trpc` is the key of an adapter that answers with procedures. */
  | { readonly step: RouteStep; readonly trpc?: string }
  | { readonly mount: string }
  /** What it is where no file of the folder makes a router. */
  | { readonly folder: LoadedFolder; readonly otherwise: RouteStep };

interface EventBase {
  /** The key of the router that it happens to. */
  readonly router: string;
  readonly kind?: RouterKind;
  /** The name that it goes by there. */
  readonly called?: string;
  /** Where it stands in its file: events count in this order. */
  readonly range: Range;
}

/** One thing that code does with a router. Plain data. */
export type RouterEvent =
  | (EventBase & {
      readonly does: "use";
      /** Empty for all paths. */
      readonly paths: readonly string[];
      readonly items: readonly UsedItem[];
      readonly method?: string;
    })
  | (EventBase & {
      readonly does: "route";
      readonly method: string;
      readonly path: string;
      readonly steps: readonly RouteStep[];
      readonly handler: HandlerFacts;
    })
  /** The router is handed to a function; what happens to its parameter happens to the router. */
  | (EventBase & { readonly does: "bind"; readonly parameter: string })
  /** A plug-in with a context of its own, below a prefix. */
  | (EventBase & {
      readonly does: "register";
      readonly parameter: string;
      readonly prefix: string;
      /** Its hooks hold for the outer context, too. */
      readonly open: boolean;
    })
  | (EventBase & { readonly does: "hook"; readonly step: RouteStep })
  | (EventBase & { readonly does: "prefix"; readonly path: string })
  | (EventBase & { readonly does: "make"; readonly isApp: boolean; readonly prefix: string })
  | (EventBase & { readonly does: "decorate"; readonly name: string; readonly step: RouteStep });
