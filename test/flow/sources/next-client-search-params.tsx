"use client";

import { useRouter, useSearchParams } from "next/navigation";

export function BackButton() {
  const search = useSearchParams();
  const router = useRouter();
  return <button onClick={() => router.push(search.get("back") ?? "/")}>Back</button>; // !alert open-redirect !either unsafe-href-scheme -- both rules know router.push
}

export function Banner() {
  const search = useSearchParams();
  return <div dangerouslySetInnerHTML={{ __html: search.get("banner") ?? "" }} />; // !alert xss-dangerously-set-inner-html
}

export function Label() {
  const search = useSearchParams();
  return <div title={search.get("banner") ?? ""}>{search.get("banner")}</div>; // !safe xss-dangerously-set-inner-html
}
