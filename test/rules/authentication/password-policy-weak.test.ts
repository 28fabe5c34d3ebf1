import { rule } from "../../../src/rules/authentication/password-policy-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const vendure = {
  "package.json": JSON.stringify({ name: "shop", dependencies: { "@vendure/core": "^3.1.0" } }),
};

testRule(rule, {
  valid: [
    {
      name: "a route in whose folder people log in",
      path: "app/api/auth/login/route.ts",
      code: `export async function POST(request: Request) {
  const { password } = await request.json();
  if (password.length < 6) return Response.json({ error: "Wrong" }, { status: 400 });
}`,
    },
    {
      name: "fields that managers know, and secrets of a server",
      path: "src/Settings.tsx",
      code: `export const Form = () => (
  <form autoComplete="off">
    <input type="password" name="password" autoComplete="new-password" />
    <input type="password" name="smtpPassword" autoComplete="off" />
    <input type="password" name="apiKey" autoComplete="off" />
    <input type="password" autoComplete="off" value={token} />
    <input type="text" name="password" autoComplete="off" />
    <Field type="password" name="password" autoComplete={mode} />
  </form>
);
`,
    },
    {
      name: "the same in a page",
      path: "views/login.html",
      code: `<form autocomplete="off">
  <input type="password" name="password" autocomplete="current-password">
  <input type="password" name="pin" autocomplete="off">
</form>
`,
    },
    {
      name: "pasting that is only noticed, and pasting into other fields",
      path: "src/Form.tsx",
      code: `export const Form = () => (
  <form>
    <input type="password" onPaste={() => count("paste")} />
    <input type="text" name="code" onPaste={(event) => event.preventDefault()} />
  </form>
);
`,
    },
    {
      name: "eight characters and more",
      code: `import { z } from "zod";
export const registration = z.object({ password: z.string().min(8).max(128) });`,
    },
    {
      name: "a log-in, where passwords are compared",
      code: `import { z } from "zod";
export const loginSchema = z.object({ password: z.string().min(6) });`,
    },
    {
      name: "a field that must not be empty",
      code: `import { z } from "zod";
export const reset = z.object({ password: z.string().min(1, "required") });`,
    },
    {
      name: "the field in which it is typed again",
      code: `import { z } from "zod";
export const registration = z.object({ confirmPassword: z.string().min(6) });`,
    },
    {
      name: "a pattern that asks for more",
      code: `import Joi from "joi";
export const registration = Joi.object({ password: Joi.string().min(6).pattern(/^(?=.*\\d).{10,}$/) });`,
    },
    {
      name: "other texts",
      code: `import { z } from "zod";
export const address = z.object({ city: z.string().min(2).max(40), passwordHint: z.string().max(40) });`,
    },
    {
      name: "how strong it is",
      code: `export function strength(password) {
  if (password.length < 6) return 1;
  return password.length <= 10 ? 2 : 3;
}`,
    },
    {
      name: "Vendure with a strategy",
      files: vendure,
      path: "src/vendure-config.ts",
      code: `import { DefaultPasswordValidationStrategy, VendureConfig } from "@vendure/core";
export const config: VendureConfig = {
  apiOptions: { port: 3000 },
  authOptions: { tokenMethod: "cookie", passwordValidationStrategy: new DefaultPasswordValidationStrategy({ minLength: 10 }) },
};`,
    },
    {
      name: "a number in the password's place",
      code: `import { z } from "zod";
export const settings = z.object({ password: z.number().min(4) });`,
    },
  ],
  invalid: [
    {
      name: "a route in whose folder people register",
      path: "app/api/auth/register/route.ts",
      code: `export async function POST(request: Request) {
  const { password } = await request.json();
  if (password.length < 6) return Response.json({ error: "Too short" }, { status: 400 });
}`,
      findings: [{ at: "6" }],
    },
    {
      name: "a field of a Vue component that does the same",
      path: "src/Login.vue",
      code: `<script setup lang="ts">
const password = defineModel<string>();
</script>
<template>
  <input v-model="password" type="password" name="password" autocomplete="off" />
</template>
`,
      findings: [{ at: 'autocomplete="off"', fixes: [] }],
    },
    {
      name: "a field of a Svelte component that does the same",
      path: "src/Login.svelte",
      code: `<script lang="ts">
  let password = "";
</script>

<input type="password" id="password" autocomplete="off" bind:value={password} />
`,
      findings: [{ at: 'autocomplete="off"', fixes: [] }],
    },
    {
      name: "a field that asks managers to stay away",
      path: "src/Form.tsx",
      code: `export const Form = () => (
  <input type="password" name="newPassword" id="new-password" autoComplete="off" required />
);
`,
      findings: [{ at: 'autoComplete="off"', level: "information", fixes: ["allow-managers"] }],
      fixed: {
        "allow-managers": `export const Form = () => (
  <input type="password" name="newPassword" id="new-password" autoComplete="on" required />
);
`,
      },
    },
    {
      name: "the same in a template",
      path: "views/login.ejs",
      code: `<form method="post" action="/login">
  <input type="password" name="password" autocomplete="off">
</form>
`,
      findings: [{ at: 'autocomplete="off"', fixes: ["allow-managers"] }],
    },
    {
      name: "a field that refuses what is pasted",
      path: "src/Form.tsx",
      code: `export const Form = () => (
  <input type="password" name="password" onPaste={(event) => event.preventDefault()} required />
);
`,
      findings: [
        {
          at: "onPaste={(event) => event.preventDefault()}",
          level: "information",
          fixes: ["allow-paste"],
        },
      ],
      fixed: {
        "allow-paste": `export const Form = () => (
  <input type="password" name="password" required />
);
`,
      },
    },
    {
      name: "the same in a page",
      path: "views/register.ejs",
      code: `<form method="post" action="/register">
  <input type="password" name="password" onpaste="return false">
</form>
`,
      findings: [{ at: 'onpaste="return false"', fixes: ["allow-paste"] }],
    },
    {
      name: "zod",
      code: `import { z } from "zod";
export const registration = z.object({
  password: z.string({ required_error: "required" }).trim().min(6, "at least 6"),
});
`,
      findings: [{ at: "6", level: "warning", fixes: ["raise-least"] }],
      fixed: {
        "raise-least": `import { z } from "zod";
export const registration = z.object({
  password: z.string({ required_error: "required" }).trim().min(8, "at least 6"),
});
`,
      },
    },
    {
      name: "joi and yup, too short and too long",
      code: `const Joi = require("joi");
const yup = require("yup");
exports.a = Joi.object({ newPassword: Joi.string().min(5).required() });
exports.b = yup.object({ password: yup.string().required().min(8).max(20) });`,
      findings: [{ at: "5" }, { at: "20", level: "information", fixes: ["raise-most"] }],
    },
    {
      name: "class-validator",
      code: `import { Length, MinLength } from "class-validator";
export class RegisterDto {
  @MinLength(6)
  password: string;
}
export class ResetDto {
  @Length(4, 100)
  newPassword: string;
}`,
      findings: [{ at: "6" }, { at: "4" }],
    },
    {
      name: "express-validator",
      code: `const { body } = require("express-validator");
exports.register = [body("password").trim().isLength({ min: 6 }).withMessage("too short")];`,
      findings: [{ at: "6" }],
    },
    {
      name: "mongoose and JSON schemas",
      code: `import mongoose from "mongoose";
export const schema = new mongoose.Schema({ password: { type: String, required: true, minLength: [6, "too short"] } });
export const route = { body: { type: "object", properties: { password: { type: "string", minLength: 4 } } } };`,
      findings: [{ at: "6" }, { at: "4" }],
    },
    {
      name: "a check by hand",
      code: `export function register(req, res) {
  if (!req.body.password || req.body.password.length < 6) return res.status(400).json({ error: "too short" });
  return create(req.body);
}`,
      findings: [{ at: "6" }],
    },
    {
      name: "Vendure without a strategy",
      files: vendure,
      path: "src/vendure-config.ts",
      code: `import { VendureConfig } from "@vendure/core";
export const config: VendureConfig = {
  apiOptions: { port: 3000 },
  authOptions: {
    tokenMethod: ["bearer", "cookie"],
  },
};
`,
      findings: [{ at: "authOptions", fixes: ["add-strategy"] }],
      fixed: {
        "add-strategy": `import { VendureConfig, DefaultPasswordValidationStrategy } from "@vendure/core";
export const config: VendureConfig = {
  apiOptions: { port: 3000 },
  authOptions: {
    tokenMethod: ["bearer", "cookie"],
    passwordValidationStrategy: new DefaultPasswordValidationStrategy({ minLength: 8 }),
  },
};
`,
      },
    },
  ],
});
