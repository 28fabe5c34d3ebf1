import { rule } from "../../../src/rules/access-control/nest-roles-without-guard/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const guard = (needs: string): string => `import { CanActivate, Injectable } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector${needs}) {}
  canActivate(context) {
    const roles = this.reflector.get("roles", context.getHandler());
    return !roles || roles.includes(context.switchToHttp().getRequest().user?.role);
  }
}
`;
const files = (needs = ""): Readonly<Record<string, string>> => ({
  "package.json": '{ "dependencies": { "@nestjs/core": "11.0.0" } }',
  "src/roles/roles.decorator.ts":
    'import { SetMetadata } from "@nestjs/common";\nexport const Roles = (...roles) => SetMetadata("roles", roles);\n',
  "src/roles/roles.guard.ts": guard(needs),
});
const controller = (
  imports: string,
  guards: string,
): string => `import { Controller, Delete, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { Roles } from "../roles/roles.decorator";
${imports}@Controller("coupons")
@UseGuards(${guards})
export class CouponsController {
  @Delete(":code")
  @Roles("owner")
  remove() {
    return true;
  }
}
`;
const at = '@Delete(":code")\n  @Roles("owner")\n  remove()';

testFindings(rule, [
  {
    name: "behind the guards of the class",
    path: "src/coupons/coupons.controller.ts",
    files: files(),
    code: controller("", 'AuthGuard("jwt")'),
    findings: [{ at, fixes: ["add-guard"] }],
    fixed: {
      "add-guard": controller(
        'import { RolesGuard } from "../roles/roles.guard";\n',
        'AuthGuard("jwt"), RolesGuard',
      ),
    },
  },
  {
    name: "a guard that needs a service of some module",
    path: "src/coupons/coupons.controller.ts",
    files: files(", private readonly users: UsersService"),
    code: controller("", 'AuthGuard("jwt")'),
    findings: [{ at, fixes: [] }],
  },
]);
