// A page in a sandbox runs no script, or runs it with an origin of its own.
import React, { useEffect, useRef } from "react";
import { useSearchParams } from "react-router-dom";

export function Letter() {
  const [params] = useSearchParams();
  const box = useRef<HTMLDivElement>(null);
  const text = params.get("text") ?? "";
  useEffect(() => {
    const closed = document.createElement("iframe");
    closed.setAttribute("sandbox", "allow-popups");
    closed.srcdoc = text; // !safe xss-dangerously-set-inner-html
    const open = document.createElement("iframe");
    open.setAttribute("sandbox", "allow-scripts allow-same-origin");
    open.srcdoc = text; // !alert xss-dangerously-set-inner-html
    const bare = document.createElement("iframe");
    bare.srcdoc = text; // !alert xss-dangerously-set-inner-html
    box.current?.replaceChildren(closed, open, bare);
  }, [text]);
  return (
    <div ref={box}>
      <iframe sandbox="" srcDoc={text} /> {/* !safe xss-dangerously-set-inner-html */}
      <iframe srcDoc={text} /> {/* !alert xss-dangerously-set-inner-html */}
    </div>
  );
}
