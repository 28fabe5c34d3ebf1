// Who signs in is looked for by mail address, whatever the table is called.
import { drizzle } from "drizzle-orm/node-postgres";
import { eq } from "drizzle-orm";
import express from "express";
import { usersTable } from "./schema.js";

const db = drizzle(process.env.DATABASE_URL!);
const app = express();
app.use(express.json());

class UserRepository {
  table = usersTable;
  byMail(email: string) {
    return db.query.usersTable.findFirst({ where: eq(this.table.email, email) }); // !safe idor-by-request-id
  }
  byId(id: string) {
    return db.query.usersTable.findFirst({ where: eq(this.table.id, id) }); // !alert idor-by-request-id
  }
}

const users = new UserRepository();

app.post("/greeting", requireUser, async (req, res) => {
  res.json(await users.byMail(String(req.body.email)));
});

app.get("/people/:id", requireUser, async (req, res) => {
  res.json(await users.byId(req.params.id));
});
