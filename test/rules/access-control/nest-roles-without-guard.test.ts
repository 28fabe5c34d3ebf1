import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/nest-roles-without-guard/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const GUARD = `
  import { SetMetadata, Injectable, applyDecorators, UseGuards } from "@nestjs/common";
  import { Reflector } from "@nestjs/core";
  export const ROLES_KEY = "roles";
  export const Roles = (...roles) => SetMetadata(ROLES_KEY, roles);
  @Injectable()
  export class RolesGuard {
    constructor(private reflector: Reflector) {}
    canActivate(context) {
      const roles = this.reflector.getAllAndOverride(ROLES_KEY, [context.getHandler(), context.getClass()]);
      return !roles || roles.includes(context.switchToHttp().getRequest().user.role);
    }
  }
  export const Staff = () => applyDecorators(Roles("staff"), UseGuards(RolesGuard));
`;
const IMPORTS = `
  import { Controller, Get, Post, UseGuards } from "@nestjs/common";
  import { AuthGuard } from "@nestjs/passport";
  import { Roles, RolesGuard, Staff } from "./roles";
`;

function reported(code: string, more: Readonly<Record<string, string>> = {}): string[] {
  const text = IMPORTS + code;
  const store = new MemoryStore(
    {
      "package.json": '{ "dependencies": { "@nestjs/core": "10.0.0" } }',
      "src/roles.ts": GUARD,
      "src/orders.ts": text,
      ...more,
    },
    { rules: [rule] },
  );
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ range }) => text.slice(range.start, range.end).trim());
    });
}

describe("nest-roles-without-guard", () => {
  it.each([
    [
      "the guard on the method",
      `@Controller() export class A { @Roles("admin") @UseGuards(RolesGuard) @Get() x() {} }`,
    ],
    [
      "the guard on the class",
      `@Controller() @UseGuards(AuthGuard("jwt"), RolesGuard) export class A { @Roles("admin") @Get() x() {} }`,
    ],
    ["a composed decorator", `@Controller() export class A { @Staff() @Get() x() {} }`],
    [
      "no roles at all",
      `@Controller() export class A { @UseGuards(AuthGuard("jwt")) @Get() x() {} }`,
    ],
    [
      "a guard whose code is not found",
      `import { OtherGuard } from "@acme/guards"; @Controller() @UseGuards(OtherGuard) export class A { @Roles("admin") @Get() x() {} }`,
    ],
    [
      "metadata that no guard reads",
      `import { SetMetadata } from "@nestjs/common"; @Controller() export class A { @SetMetadata("permissions", ["a"]) @Get() x() {} }`,
    ],
  ])("stays silent: %s", (_, code) => {
    expect(reported(code)).toEqual([]);
  });

  it("stays silent: a guard for the whole application", () => {
    const code = `@Controller() export class A { @Roles("admin") @Get() x() {} }`;
    expect(
      reported(code, {
        "src/app.module.ts": `
          import { Module } from "@nestjs/common";
          import { APP_GUARD } from "@nestjs/core";
          import { RolesGuard } from "./roles";
          @Module({ providers: [{ provide: APP_GUARD, useClass: RolesGuard }] }) export class AppModule {}
        `,
      }),
    ).toEqual([]);
    expect(
      reported(code, {
        "src/main.ts": `import { RolesGuard } from "./roles"; app.useGlobalGuards(new RolesGuard(reflector));`,
      }),
    ).toEqual([]);
  });

  it.each([
    [
      "only a guard that logs in",
      `@Controller() @UseGuards(AuthGuard("jwt")) export class A { @Roles("admin") @Get() x() {} }`,
      [`@Roles("admin") @Get() x()`],
    ],
    [
      "no guard",
      `@Controller() export class A { @Roles("admin") @Post() x() {} }`,
      [`@Roles("admin") @Post() x()`],
    ],
    [
      "roles on the class, once for a method with two paths",
      `@Controller() @Roles("admin") export class A { @Get(["a", "b"]) x() {} }`,
      [`@Get(["a", "b"]) x()`],
    ],
  ])("reports %s", (_, code, expected) => {
    expect(reported(code)).toEqual(expected);
  });
});
