export async function consume(batch, env) {
  for (const message of batch.messages) {
    await env.DB.prepare(`SELECT email FROM customers WHERE name = '${message.body.name}'`).all(); // !alert sql-injection
    await env.DB.prepare("SELECT email FROM customers WHERE name = ?").bind(message.body.name).all(); // !safe sql-injection
    message.ack();
  }
}

export async function consumeTyped(batch: MessageBatch<{ name: string }>, env: { DB: D1Database }) {
  const [first] = batch.messages;
  await env.DB.prepare(`DELETE FROM mails WHERE name = '${first?.body.name}'`).run(); // !alert sql-injection
}
