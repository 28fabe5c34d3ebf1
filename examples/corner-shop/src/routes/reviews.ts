import { Router } from 'express';
import { z } from 'zod';
import { pool } from '../db/pool';
import { importFromCdn, importPicture } from '../services/images';

export const reviewsRouter = Router();

const reviewSchema = z.object({
  productId: z.number().int().positive(),
  stars: z.number().int().min(1).max(5),
  text: z.string().trim().max(2000),
});

reviewsRouter.post('/', async (req, res) => {
  const review = reviewSchema.parse(req.body);
  const { rows } = await pool.query<{ id: number }>(
    'INSERT INTO reviews (product_id, customer_id, stars, body) VALUES ($1, $2, $3, $4) RETURNING id',
    [review.productId, req.session.customerId, review.stars, review.text],
  );
  res.status(201).json({ id: rows[0].id });
});

/** Customers may paste the address of a picture instead of uploading one. */
reviewsRouter.post('/:id/picture', async (req, res) => {
  const picture = req.body.cdnKey
    ? await importFromCdn(String(req.body.cdnKey))
    : await importPicture(req.body.pictureUrl);
  await pool.query('UPDATE reviews SET picture = $3 WHERE id = $1 AND customer_id = $2', [
    req.params.id,
    req.session.customerId,
    picture,
  ]);
  res.json({ picture });
});
