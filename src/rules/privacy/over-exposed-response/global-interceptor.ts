import {
  type Ast,
  type ProjectView,
  type Located,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { mayStrip } from "./interceptor.ts";

/** True where an interceptor that Nest puts before all routes may take passwords out of answers. */
export function stripsEverywhere(project: ProjectView): boolean {
  const files = new Set(project.importsOf("@nestjs/core", "").map(({ file }) => file));
  return [...files].some((file) => {
    const text = project.read(file) ?? "";
    if (!/useGlobalInterceptors|APP_INTERCEPTOR/.test(text)) return false;
    const semantics = project.beside.script(file);
    return (semantics?.source.nodes ?? []).some(
      (node) => semantics && givenBy(node).some((each) => mayStrip({ node: each, in: semantics })),
    );
  });
}

/** `app.useGlobalInterceptors(new Wrap(), Log)`, `{ provide: APP_INTERCEPTOR, useClass: Wrap }`. */
function givenBy(node: Ast.Node): readonly Located["node"][] {
  if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    return callee.type === "MemberExpression" && propertyName(callee) === "useGlobalInterceptors"
      ? node.arguments
      : [];
  }
  if (node.type !== "ObjectExpression") return [];
  const named = (name: string): Ast.Node | undefined => {
    const found = node.properties.find(
      (each) => each.type === "Property" && propertyName(each) === name,
    );
    return found?.type === "Property" ? found.value : undefined;
  };
  const provide = named("provide");
  if (!provide || nameOf(unwrap(provide)) !== "APP_INTERCEPTOR") return [];
  const made = named("useClass") ?? named("useExisting") ?? named("useFactory");
  return made ? [made] : [];
}
