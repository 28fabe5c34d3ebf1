import type { Range } from "../text/range.ts";
import type { Deed, RouteGuard, RouteStep, UncheckedBody } from "./route.ts";
import type { Doings } from "./effects.ts";

/** A guard, with the keys of metadata that it reads: what they say may let a request pass. */
export interface NestGuard {
  readonly step: RouteStep;
  readonly reads: readonly string[];
  /** False when its code was not found, so that it may read anything. */
  readonly isRead: boolean;
  /** True when it turns strangers away before it asks what the metadata says. */
  readonly asksFirst?: true;
}

export interface NestMethod {
  /** HTTP verbs, `QUERY` or `MUTATION`. */
  readonly method: string;
  readonly paths: readonly string[];
  readonly name: string;
  readonly range: Range;
  readonly guards: readonly NestGuard[];
  /** Keys of metadata that its decorators set. */
  readonly keys: readonly string[];
  /** Permissions of Vendure's `@Allow`; absent without the decorator. */
  readonly allow?: readonly string[];
  readonly checks: readonly RouteGuard[];
  /** What it reads of the request body without a check of its own. */
  readonly body?: UncheckedBody;
  /** What it does about payments. */
  readonly deeds?: readonly Deed[];
  readonly doings: Doings;
}

/** A class whose methods are called from outside. */
export interface NestController {
  /** File and name, as modules and plug-ins list it. */
  readonly id: string;
  readonly name: string;
  readonly isResolver: boolean;
  readonly paths: readonly string[];
  readonly guards: readonly NestGuard[];
  readonly keys: readonly string[];
  readonly methods: readonly NestMethod[];
}

/** What a file says of an application of Nest or a plug-in of Vendure. Plain data. */
export interface NestFacts {
  readonly controllers: readonly NestController[];
  /** Guards and pipes for all of the application's routes. */
  readonly global: readonly NestGuard[];
  readonly prefix?: string;
  /** Metadata that guards of this file read, wherever they are used. */
  readonly keysRead: readonly string[];
  /** Resolvers that plug-ins add, by API. */
  readonly adminResolvers: readonly string[];
  readonly shopResolvers: readonly string[];
}
