// A function that says what is wrong, or that nothing is.
import express from "express";

const app = express();

function reasonAgainst(address?: string | null): string | null {
  if (!address) return "empty";
  if (!address.startsWith("/")) return "not of this shop";
  if (address.startsWith("//")) return "of another host";
  if (/[\\\s]/.test(address)) return "forbidden characters";
  return null;
}
const faultOf = (address: string): string | undefined =>
  /^\/[a-z]/.test(address) ? undefined : "not of this shop";
const clean = (address?: string | null) =>
  reasonAgainst(address) === null ? address! : undefined;

app.get("/compared", (req, res) => {
  const next = String(req.query.next);
  if (reasonAgainst(next) === null) res.redirect(next); // !safe open-redirect
});
app.get("/loosely", (req, res) => {
  const next = String(req.query.next);
  if (reasonAgainst(next) == null) res.redirect(next); // !safe open-redirect
});
app.get("/choice", (req, res) => {
  const next = String(req.query.next);
  res.redirect(reasonAgainst(next) === null ? next : "/"); // !safe open-redirect
});
app.get("/through", (req, res) => {
  res.redirect(clean(String(req.query.next)) ?? "/"); // !safe open-redirect
});
app.get("/fault", (req, res) => {
  const next = String(req.query.next);
  if (faultOf(next) !== undefined) return res.sendStatus(400);
  res.redirect(next); // !safe open-redirect
});
app.get("/turned-round", (req, res) => {
  const next = String(req.query.next);
  if (reasonAgainst(next) !== null) res.redirect(next); // !alert open-redirect
});
app.get("/matched", (req, res) => {
  const next = String(req.query.next);
  if (next.match(/^\/[a-z]/) === null) return res.sendStatus(400);
  res.redirect(next); // !safe open-redirect
});
app.get("/unasked", (req, res) => {
  const next = String(req.query.next);
  const reason = reasonAgainst(next);
  console.log(reason);
  res.redirect(next); // !alert open-redirect
});
