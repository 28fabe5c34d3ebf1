import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses";
import express from "express";

const app = express();
app.use(express.json());
const ses = new SESClient({});

app.post("/mail", async (req, res) => {
  const { name } = req.body; // !source
  await ses.send(
    new SendEmailCommand({
      Source: "shop@shop.example",
      Destination: { ToAddresses: ["customer@shop.example"] },
      Message: {
        Subject: { Data: `Hello ${name}` }, // !alert email-injection
        Body: {
          Html: { Data: `<p>${name}</p>` }, // !alert email-injection
        },
      },
    }),
  );
  res.end();
});
