// What a page does with its own address.
import React, { useEffect, useRef, useState } from "react";
import $ from "jquery";
import DOMPurify from "dompurify";

export function Banner() {
  const ref = useRef<HTMLDivElement>(null);
  const [message, setMessage] = useState("");
  useEffect(() => {
    const params = new URLSearchParams(window.location.search);
    setMessage(params.get("message") ?? "");
    if (ref.current) ref.current.innerHTML = params.get("html") ?? ""; // !alert xss-dangerously-set-inner-html
    document.title = params.get("title") ?? "";
  }, []);
  return (
    <div ref={ref}>
      <p dangerouslySetInnerHTML={{ __html: message }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(message) }} /> {/* !safe xss-dangerously-set-inner-html */}
      <b>{message}</b>
    </div>
  );
}

export function start() {
  const name = decodeURIComponent(location.hash.slice(1));
  document.write("<h1>" + name + "</h1>"); // !alert xss-dangerously-set-inner-html
  $("#greeting").html("Hello " + name); // !alert xss-dangerously-set-inner-html
  $("#greeting").text("Hello " + name); // !safe xss-dangerously-set-inner-html
  const element = document.getElementById("out");
  element?.insertAdjacentHTML("beforeend", `<i>${name}</i>`); // !alert xss-dangerously-set-inner-html
  if (element) element.textContent = name; // !safe xss-dangerously-set-inner-html
  const link = new URL(location.href).searchParams.get("next");
  if (link) window.location.href = link; // !alert open-redirect
  window.addEventListener("message", (event) => {
    document.body.innerHTML = event.data.html; // !alert xss-dangerously-set-inner-html
  });
}
