import type { NextApiRequest, NextApiResponse } from "next";
import { execFileSync, execSync } from "child_process";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { url, name } = req.query;
  if (req.method === "POST") {
    const answer = await fetch(url as string); // !alert ssrf
    return res.status(200).send(await answer.text()); 
  }
  execSync("logger " + name); // !alert command-injection
  execFileSync("logger", ["--", String(name)]); // !safe command-injection
  return res.redirect(req.body.next); // !alert open-redirect
}
