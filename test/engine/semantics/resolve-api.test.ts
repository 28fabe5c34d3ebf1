import { describe, expect, it } from "vitest";
import { apis } from "./probe.ts";

describe("the API of a name", () => {
  it.each([
    ["a named import", `import { verify } from "jsonwebtoken"; probe(verify);`],
    ["an alias", `import { verify as check } from "jsonwebtoken"; probe(check);`],
    ["a string name", `import { "verify" as check } from "jsonwebtoken"; probe(check);`],
    ["a default import", `import jwt from "jsonwebtoken"; probe(jwt.verify);`],
    ["default by name", `import { default as jwt } from "jsonwebtoken"; probe(jwt.verify);`],
    ["a namespace", `import * as jwt from "jsonwebtoken"; probe(jwt.verify);`],
    ["import equals", `import jwt = require("jsonwebtoken"); probe(jwt.verify);`],
    ["a computed member", `import jwt from "jsonwebtoken"; probe(jwt["verify"]);`],
    ["a constant key", `import jwt from "jsonwebtoken"; const k = "verify"; probe(jwt[k]);`],
    ["a local alias", `import jwt from "jsonwebtoken"; const check = jwt.verify; probe(check);`],
    ["destructuring", `import jwt from "jsonwebtoken"; const { verify } = jwt; probe(verify);`],
    ["a renaming pattern", `import jwt from "jsonwebtoken"; const { verify: v } = jwt; probe(v);`],
    ["a require", `const jwt = require("jsonwebtoken"); probe(jwt.verify);`],
    ["a destructured require", `const { verify } = require("jsonwebtoken"); probe(verify);`],
    ["a member of a require", `const verify = require("jsonwebtoken").verify; probe(verify);`],
    ["a require on the spot", `probe(require("jsonwebtoken").verify);`],
    ["a require with a template", "const jwt = require(`jsonwebtoken`); probe(jwt.verify);"],
    [
      "a created require",
      `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const jwt = require("jsonwebtoken"); probe(jwt.verify);`,
    ],
    ["a dynamic import", `const { verify } = await import("jsonwebtoken"); probe(verify);`],
    ["a dynamic default", `const jwt = (await import("jsonwebtoken")).default; probe(jwt.verify);`],
    ["compiled members", `const j = require("jsonwebtoken"); probe((0, j.verify));`],
    [
      "the default interop of TypeScript",
      `const j = __importDefault(require("jsonwebtoken")); probe(j.default.verify);`,
    ],
    [
      "the star interop of tslib",
      `const j = tslib_1.__importStar(require("jsonwebtoken")); probe(j.verify);`,
    ],
    [
      "the interop of Babel",
      `var _j = _interopRequireDefault(require("jsonwebtoken")); probe((0, _j.default.verify));`,
    ],
    [
      "the interop of esbuild",
      `var j = __toESM(require("jsonwebtoken")); probe(j.default.verify);`,
    ],
    ["a cast", `import jwt from "jsonwebtoken"; probe((jwt as any)!.verify);`],
    ["an optional chain", `import jwt from "jsonwebtoken"; probe(jwt?.verify);`],
    [
      "a promisified function",
      `import { promisify } from "util"; import jwt from "jsonwebtoken"; const v = promisify(jwt.verify); probe(v);`,
    ],
  ])("%s", (_name, code) => {
    expect(apis(code)).toEqual(["jsonwebtoken#verify"]);
  });

  it.each([
    ["a function of its own", `function verify() {} probe(verify);`],
    [
      "a parameter of the same name",
      `import { verify } from "jsonwebtoken"; function f(verify) { probe(verify); }`,
    ],
    [
      "a local variable of the same name",
      `import jwt from "jsonwebtoken"; function make() {} { const jwt = make(); probe(jwt.verify); }`,
    ],
    [
      "a variable that changes",
      `let jwt = require("jsonwebtoken"); jwt = other; probe(jwt.verify);`,
    ],
    [
      "a require of its own",
      `function require(x) {} const j = require("jsonwebtoken"); probe(j.verify);`,
    ],
    ["a caught error", `import e from "e"; try {} catch (e) { probe(e.verify); }`],
    ["an unknown key", `import jwt from "jsonwebtoken"; probe(jwt[key]);`],
    ["a rest", `const { sign, ...rest } = require("jsonwebtoken"); probe(rest.verify);`],
    ["a file that is not there", `import jwt from "./jsonwebtoken"; probe(jwt.verify);`],
    ["an alias of itself", `const a = b; const b = a; probe(a);`],
    ["a name that leads to itself", `const a = a.b(); probe(a);`],
  ])("is silent for %s", (_name, code) => {
    expect(apis(code)).toEqual([undefined]);
  });

  it("names chains, instances and globals", () => {
    expect(
      apis(`import { createHmac } from "node:crypto";
        import Stripe from "stripe";
        const stripe = new Stripe(key);
        probe(createHmac("sha256", s).update(b).digest("hex"));
        probe(stripe.webhooks.constructEvent);
        probe(Math.random());
        probe(globalThis.crypto.randomUUID);
        probe(window.fetch);`),
    ).toEqual([
      "crypto#createHmac().update().digest()",
      "stripe#new().webhooks.constructEvent",
      "global#Math.random()",
      "global#crypto.randomUUID",
      "global#fetch",
    ]);
  });

  it("takes hostile names for what they are", () => {
    expect(
      apis(`import x from "x";
        import { __proto__ as p, constructor } from "x";
        const { hasOwnProperty } = x;
        probe(x.__proto__); probe(p); probe(constructor); probe(hasOwnProperty); probe(toString);
        probe(x["constructor"].prototype);`),
    ).toEqual([
      "x#__proto__",
      "x#__proto__",
      "x#constructor",
      "x#hasOwnProperty",
      "global#toString",
      "x#constructor.prototype",
    ]);
  });

  // Twice as many may be too deep for the parser itself, depending on how warm it is.
  it("survives very long chains", () => {
    expect(apis(`probe(x${".a()".repeat(200)});`)).toEqual([undefined]);
  });
});

describe("the API of what a class holds", () => {
  const stripe = "stripe#new().webhooks";
  it.each([
    [
      "a field",
      `class A { private stripe = new Stripe(key); m() { probe(this.stripe.webhooks); } }`,
    ],
    [
      "a private name",
      `class A { #stripe = new Stripe(key); m() { probe(this.#stripe.webhooks); } }`,
    ],
    [
      "an assignment in the constructor",
      `class A { stripe; constructor() { this.stripe = new Stripe(key); } m() { probe(this.stripe.webhooks); } }`,
    ],
    [
      "a lazy assignment",
      `class A { stripe = null; get() { if (!this.stripe) { this.stripe = new Stripe(key); } return probe(this.stripe.webhooks); } }`,
    ],
    [
      "a written type",
      `class A { protected stripe_: Stripe; m() { probe(this.stripe_.webhooks); } }`,
    ],
    [
      "an injected parameter",
      `class A { constructor(private readonly stripe: Stripe) {} m() { probe(this.stripe.webhooks); } }`,
    ],
    [
      "an arrow function inside",
      `class A { constructor(private stripe?: Stripe | null) {} m() { return () => probe(this.stripe.webhooks); } }`,
    ],
    ["a parameter", `function f(stripe: Stripe) { probe(stripe.webhooks); }`],
    ["a variable that comes later", `let stripe: Stripe | undefined; probe(stripe.webhooks);`],
  ])("%s", (_name, code) => {
    expect(apis(`import Stripe from "stripe"; ${code}`)).toEqual([stripe]);
  });

  it("knows types that are imported as types", () => {
    expect(
      apis(`import type { JwtService } from "@nestjs/jwt";
        import type * as jose from "jose";
        class A { constructor(private jwt: JwtService, private s: jose.SignJWT) {}
          m() { probe(this.jwt.verify); probe(this.s.sign); } }`),
    ).toEqual(["@nestjs/jwt#JwtService.new().verify", "jose#SignJWT.new().sign"]);
  });

  it.each([
    [
      "a function with its own this",
      `class A { s = new Stripe(); m() { return function () { probe(this.s); }; } }`,
    ],
    [
      "a field that holds several things",
      `class A { s = new Stripe(); m() { this.s = new Other(); probe(this.s); } }`,
    ],
    ["this outside of classes", `probe(this.s);`],
    [
      "a type of the program's own",
      `class B {} class A { constructor(private s: B) {} m() { probe(this.s); } }`,
    ],
    [
      "a type of the platform",
      `class A { constructor(private s: Date) {} m() { probe(this.s); } }`,
    ],
    ["a union of two", `function f(s: Stripe | Other) { probe(s.webhooks); }`],
  ])("is silent for %s", (_name, code) => {
    expect(apis(`import Stripe from "stripe"; import Other from "other"; ${code}`)).toEqual([
      undefined,
    ]);
  });
});
