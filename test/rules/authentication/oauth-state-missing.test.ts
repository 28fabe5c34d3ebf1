import { rule } from "../../../src/rules/authentication/oauth-state-missing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "an address with a state",
      code: "export const begin = (c, state) => c.redirect(`https://accounts.google.com/o/oauth2/v2/auth?client_id=${ID}&redirect_uri=${BACK}&response_type=code&state=${state}`);",
    },
    {
      name: "an address to which more is added",
      code: 'const start = "https://github.com/login/oauth/authorize?response_type=code&client_id=a&redirect_uri=b" + more;',
    },
    {
      name: "an address for a token of the browser",
      code: 'const start = "https://auth.example.com/authorize?response_type=token&client_id=a&redirect_uri=b";',
    },
    {
      name: "a strategy with a state",
      code: `import { Strategy } from "passport-google-oauth20";
new Strategy({ clientID, clientSecret, callbackURL, state: true }, verify);`,
    },
    {
      name: "PKCE",
      code: `import { Strategy } from "passport-oauth2";
new Strategy({ clientID, clientSecret, callbackURL, pkce: true }, verify);`,
    },
    {
      name: "a state that comes with the request",
      code: `import passport from "passport";
import { Strategy } from "passport-facebook";
passport.use(new Strategy({ clientID, clientSecret, callbackURL }, verify));
export const begin = (req, res, next) => passport.authenticate("facebook", { state: sign(req.session.id) })(req, res, next);`,
    },
    {
      name: "options that are not known",
      code: `import { Strategy } from "passport-github2";
new Strategy({ ...config.github, callbackURL }, verify);
new Strategy(options, verify);`,
    },
    {
      name: "a strategy for passwords",
      code: `import { Strategy } from "passport-local";
new Strategy({ usernameField: "email", callbackURL: "/x" }, verify);`,
    },
    {
      name: "the second step, which sends no state",
      code: `export const exchange = (code) => post("https://login.provider.example/token", { client_id: id, client_secret: secret, redirect_uri: uri, code, grant_type: "authorization_code" });`,
    },
    {
      name: "a provider that verifies addresses",
      code: `import Google from "next-auth/providers/google";
export const providers = [Google({ allowDangerousEmailAccountLinking: true })];`,
    },
  ],
  invalid: [
    {
      name: "an address that is written out",
      code: "export const begin = (c) => c.redirect(`https://accounts.google.com/o/oauth2/v2/auth?client_id=${ID}&redirect_uri=${BACK}&response_type=code&scope=email`);",
      findings: [
        {
          at: "`https://accounts.google.com/o/oauth2/v2/auth?client_id=${ID}&redirect_uri=${BACK}&response_type=code&scope=email`",
          level: "warning",
        },
      ],
    },
    {
      name: "Google with Passport",
      code: `const { Strategy: GoogleStrategy } = require("passport-google-oauth20");
passport.use(
  new GoogleStrategy(
    {
      clientID: keys.id,
      clientSecret: keys.secret,
      callbackURL: "/auth/google/done",
    },
    verify,
  ),
);
`,
      findings: [{ at: "GoogleStrategy", level: "warning", fixes: ["add-state"] }],
      fixed: {
        "add-state": `const { Strategy: GoogleStrategy } = require("passport-google-oauth20");
passport.use(
  new GoogleStrategy(
    {
      clientID: keys.id,
      clientSecret: keys.secret,
      callbackURL: "/auth/google/done",
      state: true,
    },
    verify,
  ),
);
`,
      },
    },
    {
      name: "a strategy of Nest",
      code: `import { PassportStrategy } from "@nestjs/passport";
import { Strategy } from "passport-facebook";
export class FacebookStrategy extends PassportStrategy(Strategy, "facebook") {
  constructor() {
    super({ clientID: process.env.FB_ID, clientSecret: process.env.FB_SECRET, callbackURL: "/fb", scope: "email" });
  }
}`,
      findings: [{ at: "super", fixes: ["add-state"] }],
    },
    {
      name: "an address that is put together",
      code: `export const address = () => "https://login.provider.example/authorize?" + new URLSearchParams({ client_id: id, redirect_uri: uri, response_type: "code", scope: "email" });`,
      findings: [
        {
          at: `{ client_id: id, redirect_uri: uri, response_type: "code", scope: "email" }`,
          fixes: [],
        },
      ],
    },
    {
      name: "the library of Google",
      code: `import { OAuth2Client } from "google-auth-library";
const client = new OAuth2Client(id, secret, uri);
export const begin = () => client.generateAuthUrl({ access_type: "offline", scope: ["email"] });`,
      findings: [{ at: "client.generateAuthUrl" }],
    },
    {
      name: "accounts that are joined",
      code: `import Discord from "next-auth/providers/discord";
export const providers = [Discord({ clientId: id, allowDangerousEmailAccountLinking: true })];`,
      findings: [
        {
          at: "allowDangerousEmailAccountLinking: true",
          message: "discord",
          fixes: ["remove-option"],
        },
      ],
    },
  ],
});
