import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const sku = encodeURIComponent(String(req.query.sku));
  const answer = await fetch(`https://erp.shop.example.com/stock/${sku}`); // !safe ssrf
  res.status(200).json(await answer.json());
}
