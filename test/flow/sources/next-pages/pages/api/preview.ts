import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const answer = await fetch(req.body.feedUrl); // !alert ssrf !sink(request-url)
    return res.status(200).json(await answer.json());
  }
  res.redirect(req.query.next as string); // !alert open-redirect
}
