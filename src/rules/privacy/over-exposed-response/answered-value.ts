import {
  type FunctionNode,
  type Report,
  type Route,
  isFunction,
  propertyName,
  returnedBy,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { shownParts } from "../../helpers/match/shown-parts.ts";
import { type SendingFile, recordAt } from "./sent-account.ts";

/** Frameworks that send what a handler returns, and as JSON what is no response. */
const RETURNS: ReadonlySet<string> = new Set(["fastify", "remix", "h3"]);
/** Functions of Next.js whose `props` stand in the page. */
const FILLS_PAGE = /^(?:getServerSideProps|getStaticProps|getInitialProps)$/;

/** True where a handler's own value is the answer. */
export function answersByReturning({ framework }: Route): boolean {
  return RETURNS.has(framework);
}

/** Accounts that the handlers at some places of a file return as they are stored. */
export function accountsAnswered(starts: ReadonlySet<number>, file: SendingFile): Report[] {
  return file.semantics.source.nodes.flatMap((node) =>
    isFunction(node) && starts.has(node.range[0]) ? reported(node, file) : [],
  );
}

/** The same of what fills a page of Next.js. */
export function accountsInProps(file: SendingFile): Report[] {
  return file.semantics.source.nodes.flatMap((node) =>
    isFunction(node) && FILLS_PAGE.test(nameOfPageFunction(node)) ? reported(node, file) : [],
  );
}

function reported(fn: FunctionNode, file: SendingFile): Report[] {
  const { semantics } = file;
  return returnedBy(fn).flatMap((value) =>
    shownParts(value, semantics).flatMap((part): Report[] => {
      const found = part.in === semantics ? recordAt(part, file) : undefined;
      if (!found) return [];
      const data = { name: found.name.slice(0, 40), field: found.field };
      const preset = found.isSure ? {} : { preset: "balanced" as const };
      return [{ at: part.at, message: "found", data, ...preset }];
    }),
  );
}

function nameOfPageFunction(fn: FunctionNode): string {
  if (fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent.type === "VariableDeclarator") return nameOf(unwrap(parent.id)) ?? "";
  return parent.type === "AssignmentExpression" && parent.left.type === "MemberExpression"
    ? (propertyName(parent.left) ?? "")
    : "";
}
