"use client";
import { useEffect, useRef, useState } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import DOMPurify from "dompurify";
import { marked } from "marked";
import $ from "jquery";

export function Widget() {
  const search = useSearchParams();
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [html, setHtml] = useState("");
  useEffect(() => {
    const hash = decodeURIComponent(window.location.hash.slice(1));
    if (box.current) box.current.innerHTML = hash; // !alert xss-dangerously-set-inner-html
    if (box.current) box.current.innerHTML = DOMPurify.sanitize(hash); // !safe xss-dangerously-set-inner-html
    if (box.current) box.current.textContent = hash; // !safe xss-dangerously-set-inner-html
    document.write("<p>" + location.search + "</p>"); // !alert xss-dangerously-set-inner-html
    $("#note").html(new URLSearchParams(location.search).get("note")!); // !alert xss-dangerously-set-inner-html
    $("#note").text(new URLSearchParams(location.search).get("note")!); // !safe xss-dangerously-set-inner-html
    setHtml(marked.parse(search.get("md") ?? "") as string);
  }, []);
  window.addEventListener("message", (event) => {
    box.current!.insertAdjacentHTML("beforeend", event.data.html); // !alert xss-dangerously-set-inner-html
  });
  return (
    <div>
      <div ref={box} />
      <div dangerouslySetInnerHTML={{ __html: html }} /> {/* !alert xss-dangerously-set-inner-html */}
      <button onClick={() => router.push(search.get("next") ?? "/")}>Go</button> {/* !alert open-redirect */}
      <button onClick={() => router.push(`/products/${search.get("id")}`)}>Product</button> {/* !safe open-redirect */}
      <button onClick={() => (window.location.href = search.get("back")!)}>Back</button> {/* !alert open-redirect */}
    </div>
  );
}
