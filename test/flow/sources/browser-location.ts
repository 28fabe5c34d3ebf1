const params = new URLSearchParams(window.location.search);

export function greet() {
  const name = params.get("name") ?? "guest"; // !source
  document.querySelector("#hello")!.innerHTML = `Hello ${name}`; // !alert xss-dangerously-set-inner-html !sink(html)
  document.querySelector("#again")!.textContent = `Hello ${name}`; // !safe xss-dangerously-set-inner-html
}

export function openTab() {
  const tab = location.hash.slice(1); // !source
  document.write("<h2>" + decodeURIComponent(tab) + "</h2>"); // !alert xss-dangerously-set-inner-html
}

export function goBack() {
  window.location.href = params.get("back") ?? "/"; // !alert open-redirect !either unsafe-href-scheme -- it also runs javascript: addresses
}

window.addEventListener("message", (event) => {
  document.body.insertAdjacentHTML("beforeend", event.data.html); // !alert xss-dangerously-set-inner-html
});
