import type { Semantics } from "../semantics/semantics.ts";
import type { DeclaredFacts } from "./declared-routes.ts";
import { ADONIS, readAdonis } from "./read-adonis.ts";
import { mayDescribeRoutes, readDescribed } from "./read-described.ts";
import { KEYSTONE, readKeystone } from "./read-keystone.ts";
import { LOOPBACK, readLoopback } from "./read-loopback.ts";
import { isStrapiFile, readStrapi } from "./read-strapi.ts";
import type { StepReader } from "./steps.ts";

/** A text for which this is false declares no routes. */
export function mayDeclareRoutes(path: string, text: string): boolean {
  return (
    isStrapiFile(path) ||
    KEYSTONE.test(text) ||
    ADONIS.test(text) ||
    LOOPBACK.test(text) ||
    mayDescribeRoutes(text)
  );
}

/** The routes that a file declares, by whichever framework; undefined when it says nothing of any. */
export function readDeclared(semantics: Semantics, steps: StepReader): DeclaredFacts | undefined {
  const read = [readDescribed, readLoopback, readAdonis, readStrapi, readKeystone].map((each) =>
    each(semantics, steps),
  );
  const facts = {
    routes: read.flatMap(({ routes }) => routes),
    defaults: read.flatMap(({ defaults }) => defaults),
    all: read.flatMap(({ all }) => all),
  };
  return facts.routes.length + facts.defaults.length + facts.all.length > 0 ? facts : undefined;
}
