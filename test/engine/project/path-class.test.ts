import { describe, expect, it } from "vitest";
import { classifyPath } from "../../../src/engine/api.ts";

describe("folders of vendors", () => {
  it.each([
    "src/app/api/vendor/orders/route.ts",
    "src/app/(vendor)/vendor/page.tsx",
    "apps/web/src/app/[vertical]/vendors/page.tsx",
    "app/vendor/page.tsx",
    "packages/core/src/api/vendor/route.ts",
    "packages/vendor/src/index.ts",
    "apps/vendor/vite.config.ts",
    "server/controllers/vendor/orders.js",
    "src/components/vendor/card.tsx",
    "src/domains/vendors/actions.ts",
  ])("of a marketplace are its own code: %s", (path) => {
    expect(classifyPath(path).kind).toBe("normal");
  });

  it.each([
    "vendor/jquery.js",
    "src/vendor/zod.ts",
    "public/vendor/select2.js",
    "src/assets/vendor/hljs.js",
    "app/assets/javascripts/vendor/lib.js",
    "src/lib/vendor/md5.ts",
    "frontend/vendor/bootstrap.js",
    "backend/vendor/autoload.js",
    "src/public/components/vendor/a.js",
    "src/node_modules/vendor/a.js",
  ])("with copies are not: %s", (path) => {
    expect(classifyPath(path).kind).toBe("muted");
  });
});

describe("what somebody made up", () => {
  it.each(["src/fakeDataServices/a.ts", "src/mock-data/a.ts", "src/dummyData/a.ts"])(
    "counts as mocks: %s",
    (path) => {
      expect(classifyPath(path)).toMatchObject({
        kind: "lowered",
        reason: expect.stringMatching(/^mocks/),
      });
    },
  );
  it.each(["src/modules/seeder/user.ts", "src/users/user.seeder.ts", "src/user.seed.ts"])(
    "counts as such where it fills tables: %s",
    (path) => {
      expect(classifyPath(path).kind).toBe("lowered");
    },
  );
  it("is not what has a name that begins so", () => {
    expect(classifyPath("src/mocking/a.ts").kind).toBe("normal");
  });
});

describe("folders that platforms build into", () => {
  it.each([".next", ".medusa", ".evershop", ".keystone", ".svelte-kit", ".nuxt"])(
    "are left out: %s",
    (folder) => {
      expect(classifyPath(`${folder}/config.js`)).toEqual({
        kind: "muted",
        reason: `build output (${folder}/)`,
      });
    },
  );
});
