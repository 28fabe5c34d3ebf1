import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

const NEST = {
  "package.json": '{ "dependencies": { "@nestjs/common": "10.0.0", "@nestjs/core": "10.0.0" } }',
  "src/roles.ts": `
    import { SetMetadata, applyDecorators, UseGuards, Injectable } from "@nestjs/common";
    import { Reflector } from "@nestjs/core";
    import { AuthGuard } from "@nestjs/passport";
    export const Roles = (...roles) => SetMetadata("roles", roles);
    export const Public = () => SetMetadata("isPublic", true);
    export class JwtGuard extends AuthGuard("jwt") {}
    @Injectable()
    export class RolesGuard {
      constructor(private reflector: Reflector) {}
      canActivate(context) {
        const roles = this.reflector.getAllAndOverride("roles", [context.getHandler(), context.getClass()]);
        if (!roles) return true;
        const { user } = context.switchToHttp().getRequest();
        return roles.some((role) => user.roles.includes(role));
      }
    }
    export class GlobalGuard {
      constructor(private reflector: Reflector) {}
      canActivate(context) {
        if (this.reflector.get("isPublic", context.getHandler())) return true;
        const request = context.switchToHttp().getRequest();
        if (!request.user) throw new UnauthorizedException();
        return true;
      }
    }
    export const Staff = () => applyDecorators(Roles("staff"), UseGuards(JwtGuard, RolesGuard));
  `,
};

describe("routes of Nest", () => {
  it("are for whoever is logged in where a guard of the application verifies a token with the service of @nestjs/jwt", () => {
    expect(
      routesOf({
        ...NEST,
        "src/token-guard.ts": `
          import { JwtService } from "@nestjs/jwt";
          import { UnauthorizedException } from "@nestjs/common";
          export class TokenGuard {
            constructor(private readonly tokens: JwtService) {}
            async canActivate(context) {
              const request = context.switchToHttp().getRequest();
              try {
                request.user = await this.tokens.verifyAsync(String(request.headers["x-ticket"]));
              } catch { throw new UnauthorizedException(); }
              return true;
            }
          }
        `,
        "src/app.ts": `
          import { Module } from "@nestjs/common";
          import { APP_GUARD } from "@nestjs/core";
          import { TokenGuard } from "./token-guard";
          @Module({ providers: [{ provide: APP_GUARD, useClass: TokenGuard }] })
          export class App {}
        `,
        "src/orders.ts": `
          import { Controller, Get } from "@nestjs/common";
          @Controller("orders") export class Orders { @Get("mine") mine() {} }
        `,
      }),
    ).toEqual(["GET /orders/mine customer authentication"]);
  });

  it("have the guards of method and class, also from composed decorators", () => {
    expect(
      routesOf({
        ...NEST,
        "src/orders.ts": `
          import { Controller, Get, Post, Delete, UseGuards, Body, ValidationPipe } from "@nestjs/common";
          import { JwtGuard, RolesGuard, Roles, Staff } from "./roles";
          @Controller("orders")
          @UseGuards(JwtGuard)
          export class Orders {
            @Get() all() {}
            @Get([":id", "by-id/:id"]) one() {}
            @Roles("admin") @UseGuards(RolesGuard) @Delete(":id") remove() {}
            @UseGuards(RolesGuard) @Post() add(@Body(new ValidationPipe()) body) {}
          }
          @Controller({ path: "staff" })
          export class StaffOnly { @Staff() @Get("x") x() {} @Get("y") y() {} }
        `,
      }),
    ).toEqual([
      "GET /orders customer authentication",
      "POST /orders customer authentication validation",
      "DELETE /orders/:id admin authentication role",
      "GET /orders/:id customer authentication",
      "GET /orders/by-id/:id customer authentication",
      "GET /staff/x admin authentication role",
      "GET /staff/y public",
    ]);
  });

  it("have a guard that turns strangers away before it looks for permissions, also without any", () => {
    const guard = (first: string, then: string) => `
      import { SetMetadata, Injectable, HttpException } from "@nestjs/common";
      import { Reflector } from "@nestjs/core";
      @Injectable()
      export class StaffGuard {
        constructor(private readonly reflector: Reflector, private readonly primary: PrimaryGuard) {}
        async canActivate(context) {
          const request = context.switchToHttp().getRequest();
          ${first}
          const asked = this.reflector.get("permissions", context.getHandler()) || [];
          ${then}
          if (asked.length > 0 && !asked.every((each) => request.user.permissions.includes(each)))
            throw new HttpException("no", 403);
          return true;
        }
      }
    `;
    const campaigns = `
      import { Controller, Post, SetMetadata, UseGuards } from "@nestjs/common";
      import { StaffGuard } from "./guard";
      @Controller("campaigns") @UseGuards(StaffGuard)
      export class Campaigns {
        @Post() open() {}
        @SetMetadata("permissions", ["campaigns.write"]) @Post("send") send() {}
      }
    `;
    const strangers = `if (!(await this.primary.canActivate(context))) return false;
          if (!request.user) throw new HttpException("who?", 401);`;
    const routes = (code: string) =>
      routesOf({ ...NEST, "src/guard.ts": code, "src/campaigns.ts": campaigns });
    expect(routes(guard(strangers, ""))).toEqual([
      "POST /campaigns customer authentication",
      "POST /campaigns/send admin authentication role",
    ]);
    expect(routes(guard("", `if (asked.length === 0) return true; ${strangers}`))).toEqual([
      "POST /campaigns public",
      "POST /campaigns/send admin authentication role",
    ]);
  });

  it("have global guards and a prefix, and leave out what is marked as public", () => {
    expect(
      routesOf({
        ...NEST,
        "src/app.module.ts": `
          import { Module } from "@nestjs/common";
          import { APP_GUARD } from "@nestjs/core";
          import { GlobalGuard } from "./roles";
          @Module({ providers: [{ provide: APP_GUARD, useClass: GlobalGuard }] })
          export class AppModule {}
        `,
        "src/main.ts": `
          import { NestFactory } from "@nestjs/core";
          const app = await NestFactory.create(AppModule);
          app.setGlobalPrefix("api");
          app.useGlobalPipes(new ValidationPipe({ whitelist: true }));
        `,
        "src/a.ts": `
          import { Controller, Get } from "@nestjs/common";
          import { Public } from "./roles";
          @Controller("a") export class A { @Get() x() {} @Public() @Get("open") open() {} }
        `,
      }),
    ).toEqual([
      "GET /api/a customer authentication validation?",
      "GET /api/a/open public validation?",
    ]);
  });
});

describe("routes of Vendure", () => {
  it("are fields of the APIs that plug-ins extend, and controllers", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "@vendure/core": "3.0.0" } }',
        "src/plugin.ts": `
          import { VendurePlugin, PluginCommonModule } from "@vendure/core";
          import { AdminResolver, ShopResolver, Hook } from "./api";
          @VendurePlugin({
            imports: [PluginCommonModule],
            controllers: [Hook],
            adminApiExtensions: { schema, resolvers: [AdminResolver] },
            shopApiExtensions: { schema, resolvers: () => [ShopResolver] },
          })
          export class Plugin {}
        `,
        "src/api.ts": `
          import { Query, Mutation, Resolver, ResolveField } from "@nestjs/graphql";
          import { Controller, Post } from "@nestjs/common";
          import { Allow, Permission } from "@vendure/core";
          @Resolver() @Allow(Permission.SuperAdmin)
          export class AdminResolver {
            @Query() @Allow(Permission.ReadOrder) reports() {}
            @Mutation("wipeReports") wipe() {}
            @ResolveField() name() {}
          }
          @Resolver()
          export class ShopResolver {
            @Query() @Allow(Permission.Owner) mine() {}
            @Query() @Allow(Permission.Public) all() {}
          }
          @Controller("hooks") export class Hook { @Post("pay") pay() {} }
        `,
      }),
    ).toEqual([
      "QUERY /admin-api#reports admin authentication role",
      "MUTATION /admin-api#wipeReports public",
      "POST /hooks/pay public",
      "QUERY /shop-api#all public",
      "QUERY /shop-api#mine customer authentication",
    ]);
  });
});
