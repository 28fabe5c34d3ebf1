"use client";
// React 19 refuses `javascript:` in what it writes into a page; who goes there without React is asked by nobody.
import NextLink from "next/link";
import { useSearchParams } from "next/navigation";
import { ShopLink } from "./link";

export function Guest() {
  const back = useSearchParams().get("back") ?? "/";
  return (
    <nav>
      <a href={back}>Back</a>{/* !safe unsafe-href-scheme */}
      <NextLink href={`${back}?guest=1`}>Back</NextLink>{/* !safe unsafe-href-scheme */}
      <form action={back} />{/* !safe unsafe-href-scheme */}
      <ShopLink to={back} />
      <div dangerouslySetInnerHTML={{ __html: back }} />{/* !alert xss-dangerously-set-inner-html */}
      <button onClick={() => window.open(back)}>Open</button>{/* !alert unsafe-href-scheme, open-redirect */}
    </nav>
  );
}
