// What a function asks of a value that it sees from the one around it.
(function () {
  const query = new URLSearchParams(location.search);
  var next = query.get("next");
  function listed() {
    if (["/cart", "/orders"].includes(next)) location.href = next; // !safe open-redirect
  }
  function left() {
    if (!/^[a-z]+$/.test(next)) return;
    document.body.innerHTML = next; // !safe xss-dangerously-set-inner-html
  }
  const local = () => {
    if (next.charAt(0) === "/" && next.charAt(1) !== "/" && next.charAt(1) !== "\\")
      location.href = next; // !safe open-redirect
  };
  const alsoLocal = () => {
    if (next[0] === "/" && next[1] !== "/" && next[1] !== "\\") location.href = next; // !safe open-redirect
  };
  const begins = () => {
    if (next[0] === "/") location.href = next; // !alert open-redirect
  };
  const weak = () => {
    if (next.length < 40) location.href = next; // !alert open-redirect
  };
  for (const each of [listed, left, local, alsoLocal, begins, weak]) addEventListener("focus", each);
})();

// A part of an address that a function sees from around, or is given.
(function () {
  const url = new URL(location.href);
  const page = url.searchParams.get("page");
  function leave() {
    location.href = url.searchParams.get("next"); // !alert open-redirect
  }
  function again() {
    location.href = url.pathname; // !safe open-redirect
  }
  addEventListener("click", leave);
  addEventListener("keydown", again);
  document.title = page;
})();
