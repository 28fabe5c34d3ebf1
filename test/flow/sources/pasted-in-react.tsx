// Events of React, by the types that are written for them.
import { type ClipboardEvent, useRef } from "react";
import * as React from "react";

export function Pad() {
  const box = useRef<HTMLDivElement>(null);
  const onPaste = (event: ClipboardEvent<HTMLDivElement>) => {
    document.body.innerHTML = event.clipboardData.getData("text/html"); // !alert xss-dangerously-set-inner-html
    document.body.textContent = event.clipboardData.getData("text/plain"); // !safe xss-dangerously-set-inner-html
  };
  const onDrop = (event: React.DragEvent) => {
    if (box.current) box.current.innerHTML = event.dataTransfer.getData("text/html"); // !alert xss-dangerously-set-inner-html
  };
  return <div ref={box} onPaste={onPaste} onDrop={onDrop} />;
}
