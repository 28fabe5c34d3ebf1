// What a page gets from its address, and where that does harm in it.
const { search } = document.location;
const params = new URLSearchParams(search);
const box = document.getElementById("box")!;
box.innerHTML = params.get("name")!; // !alert xss-dangerously-set-inner-html
box.setHTMLUnsafe(document.referrer); // !alert xss-dangerously-set-inner-html
box.setHTMLUnsafe(decodeURI(document.referrer)); // !alert xss-dangerously-set-inner-html
box.setAttribute("srcdoc", window.name); // !alert xss-dangerously-set-inner-html
box.setAttribute("onclick", params.get("run")!); // !alert code-injection
box.setAttribute("href", params.get("next")!); // !alert unsafe-href-scheme
box.setAttribute("title", params.get("title")!); // !safe unsafe-href-scheme
document.querySelector("a")!.href = params.get("next")!; // !alert unsafe-href-scheme
location.assign(params.get("next")!); // !alert open-redirect
window.location.replace(params.get("next")!); // !alert open-redirect
location.href = params.get("next")!; // !alert open-redirect
window.setTimeout(params.get("run")!, 10); // !alert code-injection
new WebSocket(`wss://${params.get("host")}/live`); // !either ssrf -- a browser connects where its own user wants
const script = document.createElement("script");
script.text = params.get("run")!; // !alert code-injection
document.body.append(script);
params.forEach((value, key) => {
  box.insertAdjacentHTML("beforeend", value); // !alert xss-dangerously-set-inner-html
  box.outerHTML = key; // !alert xss-dangerously-set-inner-html
});
box.innerHTML = new TextDecoder().decode(new TextEncoder().encode(params.get("name")!)); // !alert xss-dangerously-set-inner-html
box.innerHTML = encodeURI(params.get("name")!); // !safe xss-dangerously-set-inner-html
box.innerHTML = CSS.escape(params.get("name")!); // !safe xss-dangerously-set-inner-html
box.innerHTML = new Sanitizer().sanitize(params.get("name")!); // !safe xss-dangerously-set-inner-html
box.innerHTML = new Intl.NumberFormat("en").format(Number(params.get("price"))); // !safe xss-dangerously-set-inner-html
