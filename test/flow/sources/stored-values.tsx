// What customers wrote earlier comes back from the database; it harms where it becomes HTML.
import express from "express";
import { PrismaClient } from "@prisma/client";

const app = express();
const db = new PrismaClient();

app.get("/reviews/:product", async (req, res) => {
  const reviews = await db.review.findMany({ where: { product: req.params.product } });
  const items = reviews.map((review) => `<li>${review.text}</li>`).join(""); // !source
  res.type("html").send(`<ul>${items}</ul>`); // !alert xss-server-response
});

app.get("/reviews/:product/count", async (req, res) => {
  const count = await db.review.count({ where: { product: req.params.product } });
  res.type("html").send(`<b>${count}</b>`); // !safe xss-server-response
});

export async function Reviews({ product }: { product: string }) {
  const reviews = await db.review.findMany({ where: { product } });
  return (
    <ul>
      {reviews.map((review) => (
        <li key={review.id} dangerouslySetInnerHTML={{ __html: review.text }} /> // !alert xss-dangerously-set-inner-html
      ))}
    </ul>
  );
}

export async function PlainReviews({ product }: { product: string }) {
  const reviews = await db.review.findMany({ where: { product } });
  return <ul>{reviews.map((review) => <li key={review.id}>{review.text}</li>)}</ul>; // !safe xss-dangerously-set-inner-html
}
