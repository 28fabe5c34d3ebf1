"use client";
import { useSearchParams } from "next/navigation";
import DOMPurify from "isomorphic-dompurify";
import { marked } from "marked";

export function Notice() {
  const notice = useSearchParams().get("notice") ?? "";
  return <div dangerouslySetInnerHTML={{ __html: notice }} />; // !alert xss-dangerously-set-inner-html
}
export function CleanNotice() {
  const notice = useSearchParams().get("notice") ?? "";
  const clean = DOMPurify.sanitize(marked.parse(notice) as string);
  return <div dangerouslySetInnerHTML={{ __html: clean }} />; // !safe xss-dangerously-set-inner-html
}
export function Back() {
  const back = useSearchParams().get("back") ?? "/";
  return <a href={back}>Back</a>; // !alert unsafe-href-scheme
}
export function BackBelow() {
  const back = useSearchParams().get("back") ?? "";
  return <a href={`/posters/${back}`}>Back</a>; // !safe unsafe-href-scheme
}
