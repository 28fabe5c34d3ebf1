import { describe, expect, it } from "vitest";
import type { Finding, TrackedFiles } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/authentication/env-file-tracked/rule.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

// Put together here, so that nobody takes this file for a leak.
const STRIPE = ["sk", "live", "9aQ7mZ2xT4vB8nK3pR6wL1yD"].join("_");
const RANDOM = "uJ4rTq0ZbY7mWc2Hs9XeLk5NvDa8PfG1";

/** The findings of a store whose files are all tracked, unless `tracked` says which are. */
function findings(
  files: Readonly<Record<string, string>>,
  tracked?: TrackedFiles,
  all = [rule],
): Finding[] {
  const store = new MemoryStore(files, { rules: all });
  const paths = Object.keys(files);
  return store.session
    .analyseProject(paths, tracked ?? { known: true, paths: new Set(paths) })
    .flatMap((result) => result.findings);
}

describe("env-file-tracked", () => {
  describe("stays silent", () => {
    it.each([
      [
        "templates",
        { ".env.example": `JWT_SECRET=${RANDOM}\n`, ".env.template": `DB_PASSWORD=${RANDOM}\n` },
      ],
      ["variables of tests, in the plural", { ".env.tests": `JWT_SECRET=${RANDOM}\n` }],
      [
        "variables of tests",
        { ".env.test": `JWT_SECRET=${RANDOM}\nSTRIPE_SECRET_KEY=sk_test_9aQ7mZ2xT4vB8nK3\n` },
      ],
      [
        "files without secrets",
        {
          ".env": "PORT=3000\nDB_HOST=localhost\nSTRIPE_PUBLISHABLE_KEY=pk_live_9aQ7mZ2xT4vB8nK3\n",
        },
      ],
      [
        "empty secrets and references",
        { ".env": "JWT_SECRET=\nDB_PASSWORD=${VAULT_DB_PASSWORD}\n" },
      ],
      [
        "public values of pages",
        { ".env": `VITE_API_KEY=${RANDOM}\nNEXT_PUBLIC_MAPS_API_KEY=${RANDOM}\n` },
      ],
      ["comments", { ".env": `# JWT_SECRET=${RANDOM}\nPORT=3000\n` }],
      ["scripts that read it", { "src/env.ts": `export const env = process.env;` }],
    ])("%s", (_name, files) => {
      expect(findings(files)).toEqual([]);
    });

    it("a file that is not tracked", () => {
      expect(
        findings(
          { ".env": `JWT_SECRET=${RANDOM}\n` },
          { known: true, paths: new Set(["src/a.ts"]) },
        ),
      ).toEqual([]);
    });

    it("a folder whose index is not known", () => {
      expect(
        findings({ ".env": `JWT_SECRET=${RANDOM}\n` }, { known: false, reason: "no git folder" }),
      ).toEqual([]);
    });
  });

  describe("reports", () => {
    it("the first secret of a file, once, without its value", () => {
      const text = `PORT=3000\nSESSION_SECRET="${RANDOM}"\nDB_PASSWORD=winter-sale\n`;
      const [finding, ...others] = findings({ ".env": text });
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        level: "error",
        file: ".env",
        fixes: [{ id: "ignore-file" }],
      });
      expect(text.slice(finding?.range.start, finding?.range.end)).toBe("SESSION_SECRET");
      expect(finding?.message).toBe(
        ".env is in version control with secrets in it (2), SESSION_SECRET first.",
      );
      expect(JSON.stringify(finding)).not.toContain(RANDOM);
    });

    it.each([
      [".env.production", `JWT_SECRET=${RANDOM}\n`],
      ["apps/shop/.env.local", `export STRIPE_SECRET_KEY='${STRIPE}'\n`],
      ["deploy/prod.env", `ADMIN_PASSWORD=Winter2024!\n`],
      [".env", `DATABASE_URL=postgres://shop:Kq5tWm8ZnRb2@db.corner-shop.eu/shop\n`],
    ])("%s", (path, text) => {
      expect(findings({ [path]: text }).map((finding) => [finding.file, finding.level])).toEqual([
        [path, "error"],
      ]);
    });

    it("placeholders as information", () => {
      const [finding] = findings({
        ".env": 'SESSION_SECRET="foobar"\nSTRIPE_SECRET_KEY=sk_test_xxx\n',
      });
      expect(finding).toMatchObject({ level: "information" });
    });

    it("examples as a hint, but not a provider's key", () => {
      expect(findings({ "examples/.env": `JWT_SECRET=${RANDOM}\n` })[0]?.level).toBe("hint");
      expect(findings({ "examples/.env": `STRIPE_SECRET_KEY=${STRIPE}\n` })[0]?.level).toBe(
        "warning",
      );
      expect(findings({ ".env.test": `STRIPE_SECRET_KEY=${STRIPE}\n` })[0]?.level).toBe("error");
    });

    it("nothing when the line is silenced with a reason, and does not call other suppressions unused", () => {
      const text = `# storewarden-ignore env-file-tracked -- a throw-away demo
JWT_SECRET=${RANDOM}
# storewarden-ignore default-credential -- a throw-away demo
ADMIN_PASSWORD=changeme
`;
      expect(findings({ ".env": text }, undefined, [...rules])).toEqual([]);
    });

    it("nothing at the place of another rule about secrets", () => {
      const text = "JWT_SECRET=supersecret\n";
      const store = new MemoryStore({ ".env": text }, { rules });
      const [own] = findings({ ".env": text });
      const [other] = store.session.analyse(".env").findings;
      expect(own?.range.end).toBeLessThan(other?.range.start ?? 0);
    });
  });
});
