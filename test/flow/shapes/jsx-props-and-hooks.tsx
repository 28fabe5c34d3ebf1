"use client";

import { type ReactNode, createContext, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "next/navigation";

const NoticeContext = createContext("");

function Html({ children, ...rest }: { children: string; id: string }) {
  return <div {...rest} dangerouslySetInnerHTML={{ __html: children }} />; // !alert xss-dangerously-set-inner-html
}

function Panel({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2> {/* !safe xss-dangerously-set-inner-html */}
      {children}
    </section>
  );
}

function Notice() {
  const notice = useContext(NoticeContext);
  return <p dangerouslySetInnerHTML={{ __html: notice }} />; // !alert xss-dangerously-set-inner-html
}

export function Page() {
  const search = useSearchParams();
  const notice = search.get("notice") ?? ""; // !source
  const [text, setText] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const bold = useMemo(() => `<b>${notice}</b>`, [notice]);
  useEffect(() => {
    setText(notice);
    if (box.current) box.current.innerHTML = notice; // !alert xss-dangerously-set-inner-html
  }, [notice]);
  return (
    <NoticeContext.Provider value={notice}>
      <Panel title={notice}>
        <Html id="a">{notice}</Html>
        <div ref={box} />
        <div dangerouslySetInnerHTML={{ __html: bold }} /> {/* !alert xss-dangerously-set-inner-html */}
        <div dangerouslySetInnerHTML={{ __html: text }} /> {/* !alert xss-dangerously-set-inner-html */}
        <Notice />
      </Panel>
    </NoticeContext.Provider>
  );
}
