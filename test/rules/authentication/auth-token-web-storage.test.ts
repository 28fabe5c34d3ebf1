import { rule } from "../../../src/rules/authentication/auth-token-web-storage/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "what is no secret",
      code: `localStorage.setItem("theme", theme);
localStorage.setItem("cart_id", cart.id);
sessionStorage.setItem("csrf_token", token);
localStorage.setItem("push-token", device.token);
localStorage.setItem("tokenExpiry", String(end));`,
    },
    {
      name: "flags and removals",
      code: `localStorage.setItem("token", "");
localStorage.removeItem("token");
localStorage.setItem("hasPassword", Boolean(user.password));`,
    },
    {
      name: "reading",
      code: `export const token = localStorage.getItem("token");`,
    },
    {
      name: "another store of that name",
      code: `import { localStorage } from "./storage";
localStorage.setItem("token", token);`,
    },
    {
      name: "a user without secrets",
      code: `localStorage.setItem("user", JSON.stringify({ name: user.name, mail: user.mail }));`,
    },
    {
      name: "development only",
      code: `if (process.env.NODE_ENV === "development") localStorage.setItem("token", token);`,
    },
  ],
  invalid: [
    {
      name: "the storage under another name",
      code: `const storage = window.localStorage;
storage.setItem("accessToken", token);`,
      findings: [{ at: 'storage.setItem("accessToken", token)', message: "localStorage" }],
    },
    {
      name: "one token that is kept in two places, where a comment silences one of them",
      code: `// storewarden-ignore auth-token-web-storage -- goes with the new log-in
function login(data) { localStorage.setItem("token", data.token); }
function renew(data) { localStorage.setItem("token", data.next); }`,
      findings: [{ at: 'localStorage.setItem("token", data.next)' }],
    },
    {
      name: "one token that is kept in two places",
      code: `function login(data) { localStorage.setItem("token", data.token); }
function renew(data) { localStorage.setItem("token", data.next); }`,
      findings: [
        { at: 'localStorage.setItem("token", data.token)' },
        { at: 'localStorage.setItem("token", data.next)' },
      ],
    },
    {
      name: "the number of a card",
      path: "src/pay.ts",
      code: `localStorage.cardNumber = field.value; localStorage.setItem("cvv", field.value);`,
      findings: [
        { at: "localStorage.cardNumber = field.value" },
        { at: `localStorage.setItem("cvv", field.value)` },
      ],
    },
    {
      name: "the token of a log-in",
      code: `export async function logIn(form) {
  const response = await axios.post("/api/login", form);
  localStorage.setItem("token", response.data.token);
}`,
      findings: [{ at: `localStorage.setItem("token", response.data.token)`, level: "warning" }],
    },
    {
      name: "a key in a constant, and members",
      code: `const ACCESS_TOKEN_KEY = "shop_access_token";
window.localStorage.setItem(ACCESS_TOKEN_KEY, token);
localStorage.refreshToken = session.refresh;
localStorage["id_token"] = session.id;`,
      findings: [
        { at: "window.localStorage.setItem(ACCESS_TOKEN_KEY, token)" },
        { at: "localStorage.refreshToken = session.refresh" },
        { at: `localStorage["id_token"] = session.id` },
      ],
    },
    {
      name: "inside of JSON",
      code: `localStorage.setItem("auth", JSON.stringify({ user, token: data.token }));`,
      findings: [
        {
          at: `localStorage.setItem("auth", JSON.stringify({ user, token: data.token }))`,
          message: "'token'",
        },
      ],
    },
    {
      name: "React Native, and a session of the tab",
      code: `import AsyncStorage from "@react-native-async-storage/async-storage";
export const keep = (token: string) => AsyncStorage.setItem("@shop:authToken", token);
export const tab = (token: string) => sessionStorage.setItem("jwt", token);`,
      findings: [
        { at: `AsyncStorage.setItem("@shop:authToken", token)`, level: "warning" },
        { at: `sessionStorage.setItem("jwt", token)`, level: "information" },
      ],
    },
    {
      name: "a password that is remembered",
      code: `function remember(form) {
  localStorage.setItem("password", form.password.value);
}`,
      findings: [{ at: `localStorage.setItem("password", form.password.value)` }],
    },
  ],
});
