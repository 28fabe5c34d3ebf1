import { rule } from "../../../src/rules/privacy/auth-failure-not-logged/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** A log-in of Express whose refusal is `refusal`. */
const login = (refusal: string, name = "login"): string => `import bcrypt from "bcrypt";
export async function ${name}(req, res, next) {
  const user = await users.byEmail(String(req.body.email));
  const matches = await bcrypt.compare(req.body.password, user.hash);
  if (!matches) ${refusal}
  res.json({ id: user.id });
}
`;
const REFUSAL = "return res.status(401).json({ message: 'Wrong' });";

/** A middleware that looks at a token, with what it does when that does not hold. */
const guard = (refusal: string): string => `import jwt from "jsonwebtoken";
export function authenticate(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY, { algorithms: ["HS256"] });
    next();
  } catch (error) {
    ${refusal}
  }
}
`;

testRule(rule, {
  valid: [
    { name: "a token: a line in the log", code: guard(`log.info(error.name);\n    ${REFUSAL}`) },
    {
      name: "a token: one that has ended",
      code: guard(
        `if (error instanceof jwt.TokenExpiredError) {\n      ${REFUSAL}\n    }\n    next(error);`,
      ),
    },
    { name: "a token: handed on", code: guard("next(error);") },
    {
      name: "a token: a visitor without an account",
      code: guard("req.user = undefined;\n    next();"),
    },
    {
      name: "a line in the log",
      code: login(`{\n    logger.warn({ user: user.id }, 'failed');\n    ${REFUSAL}\n  }`),
    },
    {
      name: "attempts that are counted",
      code: login(`{\n    await user.countFailedAttempts();\n    ${REFUSAL}\n  }`),
    },
    {
      name: "an event",
      code: login(`{\n    bus.emit("login-failed", user.id);\n    ${REFUSAL}\n  }`),
    },
    { name: "a change of a password", code: login(REFUSAL, "changePassword") },
    {
      name: "a logger of all requests",
      code: login(REFUSAL),
      files: { "package.json": '{ "dependencies": { "morgan": "^1.10.0" } }' },
    },
    {
      name: "a model that only compares",
      path: "src/models/user.ts",
      code: 'import bcrypt from "bcrypt";\nschema.methods.matchPassword = function (given) { return bcrypt.compare(given, this.password); };\n',
    },
    {
      name: "a comparison without an answer",
      code: 'import bcrypt from "bcrypt";\nexport const same = (a, b) => bcrypt.compare(a, b);\n',
    },
    {
      name: "something else that is compared",
      code: "export function sort(a, res) { list.compare(a); return res.status(401).end(); }\n",
    },
    { name: "a test", path: "test/login.test.ts", code: login(REFUSAL) },
  ],
  invalid: [
    {
      name: "a token that does not hold, beside one that has ended",
      code: guard(
        `if (error.name === "TokenExpiredError") return res.status(401).end();\n    return res.sendStatus(403);`,
      ),
      findings: [{ at: "return res.sendStatus(403);", message: "forged" }],
    },
    {
      name: "a token that does not hold",
      code: guard(REFUSAL),
      findings: [{ at: REFUSAL, level: "information", message: "forged", fixes: ["log-failure"] }],
      fixed: {
        "log-failure": guard(`console.warn("Refused token", { ip: req.ip });\n    ${REFUSAL}`),
      },
    },
    {
      name: "Express",
      code: login(`{\n    ${REFUSAL}\n  }`),
      findings: [{ at: REFUSAL, level: "information", fixes: ["log-failure"] }],
      fixed: {
        "log-failure": login(
          `{\n    console.warn("Failed login", { ip: req.ip });\n    ${REFUSAL}\n  }`,
        ),
      },
    },
    {
      name: "a branch without a block",
      code: login(REFUSAL),
      findings: [{ at: REFUSAL }],
      fixed: {
        "log-failure": login(`{ console.warn("Failed login", { ip: req.ip }); ${REFUSAL} }`),
      },
    },
    {
      name: "Nest",
      code: `import { Injectable, UnauthorizedException } from "@nestjs/common";
import * as argon2 from "argon2";
@Injectable()
export class AuthService {
  async login(dto: Login) {
    const user = await this.users.find(dto.email);
    if (!(await argon2.verify(user.hash, dto.password))) {
      throw new UnauthorizedException();
    }
    return this.tokens.sign(user.id);
  }
}
`,
      findings: [{ at: "throw new UnauthorizedException();" }],
    },
    {
      name: "a method of the user, in CommonJS",
      code: `exports.loginUser = async (req, res, next) => {
  const user = await User.findOne({ email: String(req.body.email) }).select("+password");
  const isMatch = await user.comparePassword(req.body.password);
  if (!isMatch) {
    return res.status(401).send("Invalid email or password");
  }
  sendToken(user, 200, res);
};
`,
      findings: [{ at: 'return res.status(401).send("Invalid email or password");' }],
    },
  ],
});
