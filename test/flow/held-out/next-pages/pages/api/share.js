import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: "mail" });
class Mail {
  constructor(to) {
    this.to = to;
    this.lines = [];
  }
  line(text) {
    this.lines.push(text);
    return this;
  }
  build() {
    return { from: "shop@candle.example", to: this.to, subject: "A candle for you", html: this.lines.join("<br>") };
  }
}
export default async function handler(req, res) {
  const mail = new Mail("team@candle.example").line("Hello").line(req.body.message).build();
  await transport.sendMail(mail); // !alert email-injection
  const plain = new Mail("team@candle.example").line("Hello").line(String(Number(req.body.count))).build();
  await transport.sendMail(plain); // !safe email-injection
  res.setHeader("content-type", "text/html");
  res.write("<p>");
  for (const word of String(req.body.message).split(" ")) res.write(word + "&nbsp;"); // !alert xss-server-response
  for (const word of String(req.body.message).split(" ")) res.write(word.length + "&nbsp;"); // !safe xss-server-response
  res.end();
}
