import express from "express";

const app = express();
const BASE = "https://shop.example.com";
const ALLOWED = ["/account", "/cart", "/checkout"];

app.get("/a", (req, res) => {
  res.redirect(req.query.next as string); // !alert open-redirect
});
app.get("/b", (req, res) => {
  res.redirect(302, String(req.query.next)); // !alert open-redirect
});
app.get("/c", (req, res) => {
  res.location(String(req.query.next)).status(302).end(); // !alert open-redirect
});
app.get("/d", (req, res) => {
  res.setHeader("Location", String(req.query.next)); // !alert open-redirect
  res.status(303).end();
});
app.get("/e", (req, res) => {
  res.redirect("/" + req.query.next); // !alert open-redirect -- a second slash in front makes it another host
});
app.get("/f", (req, res) => {
  res.redirect("/products/" + req.query.next); // !safe open-redirect
});
app.get("/g", (req, res) => {
  res.redirect(`/search?q=${req.query.q}`); // !safe open-redirect
});
app.get("/h", (req, res) => {
  res.redirect(BASE + req.query.next); // !alert open-redirect -- an at sign or a dot in front makes it another host
});
app.get("/i", (req, res) => {
  res.redirect(BASE + "/" + req.query.next); // !safe open-redirect
});
app.get("/j", (req, res) => {
  const next = String(req.query.next);
  res.redirect(ALLOWED.includes(next) ? next : "/"); // !safe open-redirect
});
app.get("/k", (req, res) => {
  const target = new URL(String(req.query.next), BASE);
  if (target.origin !== BASE) return res.redirect("/");
  res.redirect(target.href); // !safe open-redirect
});
app.get("/l", (req, res) => {
  const target = new URL(String(req.query.next), BASE);
  res.redirect(target.href); // !alert open-redirect -- a whole address replaces the base
});
app.get("/m", (req, res) => {
  const target = new URL(String(req.query.next), BASE);
  res.redirect(target.pathname + target.search); // !either open-redirect -- the path may begin with two slashes
});
app.get("/n", (req, res) => {
  res.redirect(req.query.next ? "/welcome" : "/"); // !safe open-redirect
});
app.get("/o", (req, res) => {
  const next = String(req.query.next);
  if (!/^\/[a-z]+$/.test(next)) return res.redirect("/");
  res.redirect(next); // !safe open-redirect
});
app.get("/p", (req, res) => {
  const next = String(req.query.next);
  if (!/\/[a-z]+/.test(next)) return res.redirect("/");
  res.redirect(next); // !alert open-redirect
});
