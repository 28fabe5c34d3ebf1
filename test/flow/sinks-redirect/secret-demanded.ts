import { draftMode } from "next/headers";
import { redirect } from "next/navigation";
import express from "express";

// Who knows the secret needs no link, and nobody else gets that far.
export async function GET(req: Request) {
  const { searchParams } = new URL(req.url);
  if (searchParams.get("secret") !== process.env.PREVIEW_SECRET) { // !alert sensitive-data-in-url -- as the preview of Next asks for it
    return new Response("Invalid token", { status: 401 });
  }
  (await draftMode()).enable();
  redirect(searchParams.get("path") ?? "/"); // !safe open-redirect
}

const app = express();

function isFromQueue(req: express.Request): boolean {
  return req.header("Authorization") === `Bearer ${process.env.QUEUE_SECRET}`; // !alert fail-open-secret-check -- without the variable, the word undefined is let in
}

app.get("/jobs/:days", (req, res) => {
  if (!isFromQueue(req)) return res.sendStatus(401);
  res.send(`${req.params.days} is not a number`); // !safe xss-server-response
});

app.get("/jobs/open/:days", (req, res) => {
  if (req.headers.authorization === undefined) res.set("x-anonymous", "1");
  res.send(`${req.params.days} is not a number`); // !alert xss-server-response -- nothing is asked of the header
});

app.post("/login", async (req, res) => {
  const user = await users.find(String(req.body.mail));
  if (user.secret !== req.body.secret) return res.sendStatus(401);
  res.redirect(String(req.query.next)); // !alert open-redirect -- whoever follows the link logs in
});

app.get("/theme", (req, res) => {
  if (req.query.theme === process.env.DEFAULT_THEME) res.set("x-theme", "default");
  res.redirect(String(req.query.next)); // !alert open-redirect -- a theme is no secret
});

app.get("/else", (req, res) => {
  if (req.query.secret === process.env.PREVIEW_SECRET) res.send("preview"); // !alert fail-open-secret-check, sensitive-data-in-url -- nothing equals a variable that is not set
  else res.redirect(String(req.query.next)); // !missing open-redirect -- a comparison counts for what comes after it, whichever way it went
});

declare const users: { find(mail: string): Promise<{ secret: string }> };
