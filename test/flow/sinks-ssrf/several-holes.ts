import express from "express";
import axios from "axios";

const app = express();
const BASE = process.env.ERP_URL;

const below = (base: string, path: string) => axios.get(`${base}/${path}`); // !safe ssrf
const on = (protocol: string, host: string) => axios.get(`${protocol}://${host}/status`); // !alert ssrf

async function retried(url: string, tries: number): Promise<unknown> {
  const answer = await axios.get(url); // !safe ssrf
  return answer.status === 429 ? retried(url, tries - 1) : answer.data;
}

app.get("/a/:order/:line", async (req, res) => {
  const { order, line } = req.params;
  await axios.get(`${BASE}/orders/${order}/lines/${line}`); // !safe ssrf -- what is fixed for the first is fixed for the second
  await axios.get(`https://erp.shop.example/${order}/${line}`); // !safe ssrf
  await axios.get(`https://${order}.shop.example/${line}`); // !alert ssrf
  await axios.get(`${order}${line}`); // !alert ssrf
  await retried(`${BASE}/orders/${order}/lines/${line}`, 3);
  await below("https://erp.shop.example", `${order}/${line}`);
  await on("https", String(req.query.host));
  res.end();
});
