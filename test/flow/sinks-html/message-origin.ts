const PAYMENT = "https://pay.shop.example";
const PARTNERS = ["https://pay.shop.example", "https://reviews.shop.example"];
const widget = document.getElementById("widget")!;

window.addEventListener("message", (event) => {
  widget.innerHTML = event.data.html; // !alert xss-dangerously-set-inner-html
});

window.addEventListener("message", (event) => {
  if (event.origin !== PAYMENT) return;
  widget.innerHTML = event.data.html; // !safe xss-dangerously-set-inner-html
});

window.addEventListener("message", (event) => {
  if (PARTNERS.includes(event.origin)) widget.innerHTML = event.data; // !safe xss-dangerously-set-inner-html
  else widget.innerHTML = event.data; // !alert xss-dangerously-set-inner-html
});

window.addEventListener("message", (event) => {
  if (event.origin === event.data.from) widget.innerHTML = event.data.html; // !alert xss-dangerously-set-inner-html
});
