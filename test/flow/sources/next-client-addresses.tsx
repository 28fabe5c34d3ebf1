"use client";
import { useParams, useRouter as useAppRouter } from "next/navigation";
import { useRouter } from "next/router";

export function Buttons() {
  const { country } = useParams<{ country: string }>();
  const app = useAppRouter();
  const pages = useRouter();
  const go = () => app.push(`/${country}/account`); // !safe open-redirect -- a part of the path has no slash
  const again = () => pages.replace(pages.asPath); // !safe open-redirect -- the page that is open
  const back = () => pages.push(String(pages.query.back)); // !alert open-redirect
  return <button onClick={country ? go : pages.query.back ? back : again}>Go</button>;
}

export function Login() {
  const app = useAppRouter();
  const pages = useRouter();
  const back = String(pages.query.back);
  const go = () => {
    if (!back.startsWith("/")) return;
    void pages.push(back); // !safe open-redirect -- this router makes one slash of two
    app.push(back); // !alert open-redirect
  };
  const leave = () => {
    if (back.startsWith("http")) void pages.replace(back); // !alert open-redirect
    else void pages.replace(`/${back}`); // !safe open-redirect
  };
  return <button onClick={back ? go : leave}>Log in</button>;
}
