import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/secret-reused/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const ONE = ["Zq8wPb3kLm5t", "Rv7xYn2cHd4f"].join("");
const TWO = ["Tg6uJk9sWe1o", "Xa4vBq7yNi3r"].join("");

function reported(files: Record<string, string>) {
  const store = new MemoryStore({ "package.json": "{}", ...files }, { rules: [rule] });
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ message, help }) => {
        expect(message + help).not.toContain(ONE);
        return message.replace(/:.*/, "");
      });
    });
}

describe("secret-reused", () => {
  it.each([
    ["values of their own", { ".env": `JWT_SECRET=${ONE}\nCOOKIE_SECRET=${TWO}` }],
    [
      "empty values and placeholders",
      {
        ".env":
          "JWT_SECRET=\nCOOKIE_SECRET=\nAUTH_SECRET=change-me-please\nSESSION_SECRET=change-me-please",
      },
    ],
    ["references", { ".env": "JWT_SECRET=${MASTER_SECRET}\nCOOKIE_SECRET=${MASTER_SECRET}" }],
    ["a template", { ".env.example": `JWT_SECRET=${ONE}\nCOOKIE_SECRET=${ONE}` }],
    ["two names of one password", { ".env": `POSTGRES_PASSWORD=${ONE}\nDATABASE_PASSWORD=${ONE}` }],
    ["two names of one key", { ".env": `STRIPE_SECRET_KEY=${ONE}\nSTRIPE_API_KEY=${ONE}` }],
    ["a longer name for the same", { ".env": `AUTH_SECRET=${ONE}\nNEXTAUTH_SECRET=${ONE}` }],
    [
      "packages that share a secret",
      { "apps/a/.env": `JWT_SECRET=${ONE}`, "apps/b/.env": `JWT_SECRET=${ONE}` },
    ],
    ["what is no secret", { ".env": `SHOP_NAME=${ONE}\nSHOP_TITLE=${ONE}` }],
  ])("is silent about %s", (_name, files) => {
    expect(reported(files as Record<string, string>)).toEqual([]);
  });

  it.each([
    [
      "tokens and cookies",
      { ".env": `JWT_SECRET=${ONE}\nCOOKIE_SECRET=${ONE}` },
      "COOKIE_SECRET has the same value as JWT_SECRET",
    ],
    [
      "access and refresh tokens",
      { ".env": `JWT_ACCESS_SECRET="${ONE}"\nJWT_REFRESH_SECRET="${ONE}"` },
      "JWT_REFRESH_SECRET has the same value as JWT_ACCESS_SECRET",
    ],
    [
      "two files of a monorepo",
      { "apps/a/.env": `JWT_SECRET=${ONE}`, "apps/b/.env": `WEBHOOK_SECRET=${ONE}` },
      "WEBHOOK_SECRET has the same value as JWT_SECRET",
    ],
    [
      "developers and the live store",
      { ".env.development": `JWT_SECRET=${ONE}`, ".env.production": `JWT_SECRET=${ONE}` },
      "JWT_SECRET has the same value in .env.production and in .env.development.",
    ],
  ])("reports %s", (_name, files, expected) => {
    expect(reported(files as Record<string, string>)).toEqual([expected]);
  });
});
