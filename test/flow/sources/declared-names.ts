// `declare` says that there is something of this name, and not what it is.
declare const document: any, run: any;
declare const input: string;

const box = document.getElementById("box");
box.innerHTML = decodeURIComponent(document.location.hash.slice(1)); // !alert xss-dangerously-set-inner-html
box.innerHTML = input; // !safe xss-dangerously-set-inner-html
box.innerHTML = run(); // !safe xss-dangerously-set-inner-html
