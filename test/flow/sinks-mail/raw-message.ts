import express from "express";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";

const app = express();
app.use(express.urlencoded({ extended: false }));
const ses = new SESClient({});

app.post("/contact", async (req, res) => {
  const head = `From: shop@shop.example.com\r\nTo: desk@shop.example.com\r\nSubject: ${req.body.subject}\r\n\r\nA question`; // !source
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(head) } })); // !alert email-injection !sink(mail-header)
  res.sendStatus(202);
});
