import { rule } from "../../../src/rules/authentication/weak-random-token/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CRYPTO = `import { createHash, createHmac, randomBytes } from "node:crypto";\n`;

testRule(rule, {
  valid: [
    {
      name: "an HMAC with a key of the store",
      code: `${CRYPTO}const resetToken = createHmac("sha256", process.env.RESET_KEY).update(user.email).digest("hex");`,
    },
    {
      name: "something secret goes in as well",
      code: `${CRYPTO}const resetToken = createHash("sha256").update(user.email).update(process.env.RESET_KEY).digest("hex");`,
    },
    {
      name: "something random goes in as well",
      code: `${CRYPTO}const resetToken = createHash("sha256").update(user.email + randomBytes(16).toString("hex")).digest("hex");`,
    },
    {
      name: "the picture of an address",
      code: `import md5 from "md5";\nconst avatar = "https://www.gravatar.com/avatar/" + md5(user.email.toLowerCase());`,
    },
    {
      name: "the hash under which a token is kept",
      code: `${CRYPTO}user.resetToken = createHash("sha256").update(token).digest("hex");`,
    },
    {
      name: "a key of a cache",
      code: `${CRYPTO}const cacheKey = createHash("sha1").update(email).digest("hex");`,
    },
  ],
  invalid: [
    {
      name: "with the second it was asked for in",
      code: `${CRYPTO}account.resetToken = createHash("sha512").update(account.email + ":" + Math.floor(Date.now() / 1000)).digest("hex");`,
      findings: [
        {
          at: 'createHash("sha512").update(account.email + ":" + Math.floor(Date.now() / 1000)).digest("hex")',
        },
      ],
    },
    {
      name: "made in another file, by a function whose name says nothing",
      path: "src/forgot.ts",
      code: `import { stamp, pick } from "./marks.ts";
await Letter.create({ reset: { token: stamp(customer), mark: stamp(customer), code: pick() } });`,
      files: {
        "src/marks.ts": `${CRYPTO}export const stamp = (who) => createHash("sha256").update(\`\${who.email}/\${new Date().toISOString()}\`).digest("hex");
export const pick = () => createHash("sha256").update(randomBytes(20)).digest("hex");`,
      },
      findings: [{ at: "stamp(customer)", message: "A hash of `email`" }],
    },
    {
      name: "a hash of the address as the token of a link",
      path: "src/routes/forgot.ts",
      code: `${CRYPTO}app.post("/forgot", async (req, res) => {
  const token = createHash("md5").update(req.body.email).digest("hex");
  await mail(req.body.email, "https://shop.example/reset?token=" + token);
});`,
      findings: [
        {
          at: 'createHash("md5").update(req.body.email).digest("hex")',
          message: "A hash of `email`",
        },
      ],
    },
    {
      name: "with the time, in a package",
      code: `import md5 from "md5";\nuser.resetToken = md5(user.username + Date.now());`,
      findings: [{ at: "md5(user.username + Date.now())", message: "A hash of `username`" }],
    },
    {
      name: "under another name, in a template",
      code: `${CRYPTO}export function activationToken(login) { return createHash("sha256").update(\`shop:\${login}\`).digest("hex"); }`,
      findings: [
        {
          at: 'createHash("sha256").update(`shop:${login}`).digest("hex")',
          message: "A hash of `login`",
        },
      ],
    },
  ],
});
