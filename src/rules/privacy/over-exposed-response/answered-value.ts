import {
  type Ast,
  type FunctionNode,
  type Report,
  isFunction,
  propertyName,
  returnedBy,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { returnedAnswers } from "../../helpers/match/returned-answer.ts";
import { shownParts } from "../../helpers/match/shown-parts.ts";
import { type SendingFile, recordAt } from "./sent-account.ts";

/** Functions of Next.js whose `props` stand in the page. */
const FILLS_PAGE = /^(?:getServerSideProps|getStaticProps|getInitialProps)$/;

/** Accounts that the handlers at some places of a file return as they are stored. */
export function accountsAnswered(starts: ReadonlySet<number>, file: SendingFile): Report[] {
  return returnedAnswers(starts, file.semantics).flatMap((value) => reported(value, file));
}

/** The same of what fills a page of Next.js. */
export function accountsInProps(file: SendingFile): Report[] {
  return file.semantics.source.nodes.flatMap((node) =>
    isFunction(node) && FILLS_PAGE.test(nameOfPageFunction(node))
      ? returnedBy(node).flatMap((value) => reported(value, file))
      : [],
  );
}

function reported(value: Ast.Node, file: SendingFile): Report[] {
  const { semantics } = file;
  return shownParts(value, semantics).flatMap((part): Report[] => {
    const found = part.in === semantics ? recordAt(part, file) : undefined;
    if (!found) return [];
    const data = { name: found.name.slice(0, 40), field: found.field };
    const preset = found.isSure ? {} : { preset: "balanced" as const };
    return [{ at: part.at, message: "found", data, ...preset }];
  });
}

function nameOfPageFunction(fn: FunctionNode): string {
  if (fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent.type === "VariableDeclarator") return nameOf(unwrap(parent.id)) ?? "";
  return parent.type === "AssignmentExpression" && parent.left.type === "MemberExpression"
    ? (propertyName(parent.left) ?? "")
    : "";
}
