import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const api = req.headers["saleor-api-url"] as string; // !source
  const answer = await fetch(api, { method: "POST", body: "{ shop { name } }" }); // !alert ssrf
  const known = await fetch(process.env.SALEOR_API_URL!, { method: "POST", body: "{ shop { name } }" }); // !safe ssrf
  res.status(200).json([await answer.json(), await known.json()]);
}
