// Parts of the language and of the platform that carry a text on.
import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());
app.post("/", (req, res) => {
  const { a, list, n } = req.body;
  for (const [key, value] of Object.entries(req.body)) {
    exec(`lp ${value}`); // !alert command-injection
    exec(`lp ${key}`); // !alert command-injection
  }
  const groups = Object.groupBy(list, (each: { kind: string }) => each.kind);
  exec(`lp ${groups.a[0].name}`); // !alert command-injection
  exec(`lp ${Array.of(a, "b")[0]}`); // !alert command-injection
  exec(`curl ${URL.parse(a, "https://shop.test")}`); // !alert command-injection
  exec(`curl ${new URL(a).toString()}`); // !alert command-injection
  const query = new URLSearchParams();
  query.append("a", a);
  exec(`curl ${query.get("a")}`); // !alert command-injection
  exec(`lp ${new Blob([a])}`); // !either command-injection -- a blob as a text says nothing of its content
  exec(`lp ${Buffer.concat([Buffer.from(a), Buffer.alloc(2)])}`); // !alert command-injection
  const bytes = Buffer.alloc(20);
  bytes.write(a);
  exec(`lp ${bytes}`); // !alert command-injection
  exec(`lp ${new TextDecoder().decode(new TextEncoder().encode(a))}`); // !alert command-injection
  exec(`lp ${new Proxy(req.body, {}).a}`); // !alert command-injection
  exec(`lp ${Reflect.get(req.body, "a")}`); // !alert command-injection
  const target: Record<string, string> = {};
  Reflect.set(target, "a", a);
  exec(`lp ${target.a}`); // !alert command-injection
  for (const each of Iterator.from(list)) exec(`lp ${each}`); // !alert command-injection
  exec(`lp ${Math.abs(n)}`); // !safe command-injection
  exec(`lp ${encodeURI(a)}`); // !alert command-injection
  new RegExp(RegExp.escape(a)).test("label"); // !safe redos-user-pattern
  new RegExp(a).test("label"); // !alert redos-user-pattern
  require.resolve(a); // !alert path-traversal
  res.end();
});
