import type { CodePlace, RouteStep } from "./route.ts";
import type { HandlerFacts } from "./steps.ts";

/** One procedure of tRPC: what its builder was given, and what it runs. Plain data. */
export interface TrpcProcedure extends CodePlace {
  readonly method: "QUERY" | "MUTATION" | "SUBSCRIPTION";
  /** In the order in which a call passes them. */
  readonly steps: readonly RouteStep[];
  readonly handler: HandlerFacts;
}

/** What stands in a router under a name, or, without names, what is merged into it. */
export interface TrpcEntry {
  readonly names: readonly string[];
  /** The key of a router, or a procedure. */
  readonly is: string | TrpcProcedure;
}

export interface TrpcRouter {
  readonly key: string;
  readonly entries: readonly TrpcEntry[];
}

/** A call that answers requests with the procedures of a router: `createExpressMiddleware({ router })`. */
export interface TrpcAdapter {
  readonly key: string;
  /** The key of its router, where that is found. */
  readonly router?: string;
  /** What its options say that addresses begin with. */
  readonly prefix: string;
  /** True for a server of its own: nothing stands before it. */
  readonly isServer: boolean;
  /** What makes the context of each call, where it may turn somebody away. */
  readonly context?: RouteStep;
}

/** What a file says of tRPC. Plain data. */
export interface TrpcFacts {
  readonly routers: readonly TrpcRouter[];
  readonly adapters: readonly TrpcAdapter[];
}
