import express from "express";
import { Brackets, DataSource } from "typeorm";

const app = express();
const source = new DataSource({ type: "postgres" });
const nameOf = (id: string) => `_${id.replace(/-/g, "_")}`;

app.get("/products", async (req, res) => {
  const query = source.getRepository("Product").createQueryBuilder("product");
  const slugs = String(req.query.slugs).split(",");
  query.andWhere(
    new Brackets((inner) => {
      for (const slug of slugs) {
        const name = nameOf(slug);
        inner.orWhere(`product.slug = :${name}`, { [name]: slug }); // !safe sql-injection
        inner.orWhere(`product.slug IN (:...${name})`, { [name]: slugs }); // !safe sql-injection
        const clause = `FIND_IN_SET(:${name}, product.slugs)`;
        const parameters = { [name]: slug };
        inner.andWhere(clause, parameters); // !safe sql-injection
        inner.orWhere(`product.${name} = :${name}`, { [name]: slug }); // !alert sql-injection
        inner.orWhere(`product.slug = '${slug}'`, { [name]: slug }); // !alert sql-injection
      }
    }),
  );
  res.json(await query.getMany());
});
