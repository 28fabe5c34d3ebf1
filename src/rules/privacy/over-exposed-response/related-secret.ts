import { type Ast, type ObjectView, type Semantics, unwrap } from "../../../engine/api.ts";

/** What the files of a project say of its models. */
export interface ModelSecrets {
  /** The field with the password of each model, by the name under which a client has it. */
  readonly own: ReadonlyMap<string, string>;
  /** The same of what a query may bring along, by the model and the relation: `order.user`. */
  readonly related: ReadonlyMap<string, string>;
}

const LEAVES_OUT = /^(?:select|omit|columns)$/;

/**
 * The field of another model that a query brings along: `user.passwordHash` for
 * `findUnique({ where, include: { user: true } })` of orders.
 */
export function relatedSecret(
  query: Ast.Node,
  model: string | undefined,
  { related }: ModelSecrets,
  semantics: Semantics,
): string | undefined {
  const call = unwrap(query);
  const [first] = call.type === "CallExpression" ? call.arguments : [];
  if (model === undefined || related.size === 0 || !first) return undefined;
  const options = semantics.object(first);
  const brought = options && (inner(options, "include") ?? inner(options, "with"));
  for (const [name, { value }] of brought?.properties ?? []) {
    const field = related.get(`${model}.${name}`);
    if (field === undefined) continue;
    const isAll = value.in.constant(value.node)?.value === true;
    const chosen = value.in.object(value.node);
    const keys = [...(chosen?.properties.keys() ?? [])];
    if (isAll || (chosen?.complete === true && !keys.some((each) => LEAVES_OUT.test(each))))
      return `${name}.${field}`;
  }
  return undefined;
}

function inner(view: ObjectView, name: string): ObjectView | undefined {
  const found = view.get(name);
  return found?.value.in.object(found.value.node);
}
